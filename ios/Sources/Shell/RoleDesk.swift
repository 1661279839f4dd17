import CareTeamCore
import Foundation
import Observation

@MainActor @Observable public final class RoleDesk {
    /// All roles, and of them those that the search field names.
    public private(set) var roles: [RoleSummary] = []
    public var filter = ""
    public private(set) var card: Card?
    public private(set) var comparison: Comparison?
    /// The role that the next one tapped is compared with.
    public private(set) var comparing: Card?
    public private(set) var speaking = false
    public private(set) var trouble: Trouble?
    /// What the card says when it is read aloud or shared.
    public private(set) var spoken = ""

    @ObservationIgnored private let bench: Bench

    init(_ bench: Bench) { self.bench = bench }

    private func tell(_ trouble: Trouble) { self.trouble = trouble }

    /// Rows for the eye only: which role a title means, the core decides under Ask.
    public var listed: [RoleSummary] {
        let wanted = filter.trimmingCharacters(in: .whitespaces)
        let others = roles.filter { $0.role != comparing?.role }
        guard !wanted.isEmpty else { return others }
        return others.filter { role in
            ([role.title, role.place.name] + role.letters).contains { $0.localizedStandardContains(wanted) }
        }
    }

    public func list() {
        bench.launch(tell) { [weak self, bench] in
            let roles = try await bench.ask { try $0.roles(reader: $1) }
            guard let self else { return }
            (self.roles, trouble) = (roles, nil)
        }
    }

    public func open(_ role: String) {
        // The card before is no answer to this question.
        if card?.role != role { (card, trouble, spoken) = (nil, nil, "") }
        bench.launch(tell) { [weak self, bench] in
            let (card, spoken) = try await bench.ask { core, reader in
                let card = try core.card(reader: reader, roleId: role)
                return (card, card.aloud(try core.phrases(reader: reader, prefix: "shell_")))
            }
            guard let self else { return }
            (self.card, self.spoken, trouble) = (card, spoken, nil)
        }
    }

    public func startComparing(_ card: Card?) {
        comparing = card
        filter = ""
    }

    public func compare(_ roles: [String]) {
        if comparison?.roles.map(\.role) != roles { comparison = nil }
        (comparing, trouble) = (nil, nil)
        bench.launch(tell) { [weak self, bench] in
            self?.comparison = try await bench.ask { try $0.compare(reader: $1, roleIds: roles) }
        }
    }

    /// Puts somebody with this role on the team, and answers with the id.
    func addToTeam(_ card: Card, titleHeard: String) async throws -> String {
        let child = try await bench.childToKeep()
        let title = titleHeard.isEmpty ? card.letters.first ?? card.title : titleHeard
        let fields = PersonFields(title: title, roleId: card.role)
        return try await bench.apply(.addPerson(childId: child, fields: fields))[0]
    }

    public func speak() {
        guard !speaking else { return stopSpeaking() }
        guard card != nil else { return }
        speaking = true
        bench.device.speak(spoken, language: bench.settings.language) { [weak self] in self?.speaking = false
        }
    }

    func stopSpeaking() {
        guard speaking else { return }
        bench.device.stopSpeaking()
        speaking = false
    }

    func again() {
        if !roles.isEmpty { list() }
        if let card { open(card.role) }
        if let comparison { compare(comparison.roles.map(\.role)) }
    }
}

extension Card {
    /// The sentences of the core in their order, without footnotes. Each part is announced, so that what a role
    /// may not do is never heard as what it may.
    func aloud(_ phrases: [Phrase]) -> String {
        var lines = [title, place.text, headline.text]
        if !license.inHeadline { lines.append(license.statement.text) }
        func part(_ key: String, _ said: [String]) {
            guard !said.isEmpty else { return }
            lines += phrases.filter { $0.key == key }.map { "\($0.text):" } + said
        }
        part("shell_may", may.map(\.text))
        part("shell_supervised", supervised.map(\.text))
        part("shell_may_not", mayNot.map(\.text))
        part("shell_unsettled", ask.map(\.question))
        part("shell_ask", questions.map(\.text))
        return lines.joined(separator: "\n")
    }
}
