import CareTeamCore
import Foundation
import Observation

@MainActor @Observable public final class TeamDesk {
    public private(set) var loaded = false
    public private(set) var children: [ChildRow] = []
    public private(set) var team: TeamView?
    public private(set) var coverage: TeamCoverage?
    public var asMap = false
    public private(set) var needLines: [NeedLine] = []
    public var needText = "" { didSet { if needText != oldValue { hear() } } }
    public private(set) var heard: Recognition?
    public private(set) var person: Person?
    public private(set) var trouble: Trouble?

    @ObservationIgnored private let bench: Bench
    @ObservationIgnored private var hearing: Task<Void, Never>?
    @ObservationIgnored private lazy var drafts = Drafts(bench) { [weak self] in self?.tell($0) }

    init(_ bench: Bench) { self.bench = bench }

    private func tell(_ trouble: Trouble) {
        self.trouble = trouble
        loaded = true
    }

    public func load() { bench.launch(tell) { [weak self] in try await self?.read() } }

    private func read() async throws {
        let settings = bench.settings
        let found = try await bench.family.look { binder in
            (try binder.children(), try binder.currentChild(settings).map { try binder.team(childId: $0.id) })
        }
        let team = found?.1
        let query = team.map { $0.query(settings) }
        let coverage: TeamCoverage? =
            if let query, !query.needs.isEmpty {
                try await bench.ask { try $0.coverage(reader: $1, query: query) }
            } else { nil }
        (children, self.team, self.coverage) = (found?.0 ?? [], team, coverage)
        (loaded, trouble) = (true, nil)
    }

    // MARK: The child

    public func nameChild(_ name: String) {
        guard let id = team?.child.id else { return }
        drafts.later("child \(id)") { [bench] in
            try await bench.apply(.editChild(id: id, fields: ChildFields(name: name)))
        }
    }

    /// Adds a child, and answers with its id.
    func addChild() async throws -> String {
        try await bench.apply(.addChild(fields: ChildFields(state: bench.settings.state)))[0]
    }

    // MARK: Needs

    public func loadNeeds() {
        bench.launch(tell) { [weak self, bench] in
            self?.needLines = try await bench.ask { try $0.needs(reader: $1) }
            try await self?.read()
        }
    }

    private func hear() {
        hearing?.cancel()
        guard !needText.allSatisfy(\.isWhitespace) else {
            heard = nil
            return
        }
        let said = needText
        hearing = bench.launch(tell) { [weak self, bench] in
            let heard = try await bench.ask { try $0.recognize(reader: $1, text: said) }
            if self?.needText == said { self?.heard = heard }
        }
    }

    public var chosenNeeds: Set<String> { Set(team?.openNeeds ?? []) }

    /// Takes a need on the list, or off it. The words that led there stay with it.
    public func toggleNeed(_ id: String, words: String = "") {
        bench.launch(tell) { [weak self, bench] in
            let child = try await bench.childToKeep()
            let now = bench.device.nowMs
            try await bench.family.with { binder in
                let there = try binder.team(childId: child).needs.first { $0.needId == id && !$0.met }
                let change: Change =
                    if let there { .remove(id: there.id) } else {
                        .addNeed(childId: child, fields: NeedFields(needId: id, words: words))
                    }
                _ = try binder.apply(change: change, nowMs: now)
            }
            try await self?.read()
        }
    }

    // MARK: A person

    public func open(person id: String) {
        if person?.id != id { (person, trouble) = (nil, nil) }
        bench.launch(tell) { [weak self, bench] in
            self?.person = try await bench.family.with { try $0.person(personId: id).person }
            self?.trouble = nil
        }
    }

    public func edit(person id: String, _ field: String, _ fields: PersonFields) {
        drafts.later("\(id) \(field)") { [weak self, bench] in
            try await bench.apply(.editPerson(id: id, fields: fields))
            guard self?.person?.id == id else { return }
            self?.person = try await bench.family.with { try $0.person(personId: id).person }
        }
    }

    public func remove(_ id: String) {
        bench.launch(tell) { [weak self, bench] in
            try await self?.flush()
            try await bench.apply(.remove(id: id))
            bench.notice = .removed
            try await self?.read()
        }
    }

    func flush() async throws { try await drafts.flush() }

    func forget() {
        (children, team, coverage, person, heard, trouble, loaded) = ([], nil, nil, nil, nil, nil, false)
        needText = ""
    }

    func again() {
        if loaded { load() }
        if !needLines.isEmpty { loadNeeds() }
        hear()
    }
}

// Records are only carried from the binder to the catalog, field by field; what covers what, the core decides.

extension TeamView {
    public var present: [Person] { people.filter { !$0.left } }

    var openNeeds: [String] {
        var seen: Set<String> = []
        return needs.filter { !$0.met && !$0.needId.isEmpty }.map(\.needId).filter {
            seen.insert($0).inserted
        }
    }

    func query(_ settings: Settings) -> TeamQuery {
        TeamQuery(state: state(settings), people: present.map(\.asked), needs: openNeeds)
    }

    /// As the core does for a visit: the state that was chosen, else the child's.
    func state(_ settings: Settings) -> String? {
        settings.state ?? (child.state.isEmpty ? nil : child.state)
    }
}

extension Person {
    /// The name that a row shows: what was given, else the title.
    public var shown: String { name.isEmpty ? title : name }

    var asked: TeamPerson {
        TeamPerson(
            title: title.isEmpty ? name : title, role: roleId.isEmpty ? nil : roleId,
            supervisorNamed: !supervisor.isEmpty)
    }
}
