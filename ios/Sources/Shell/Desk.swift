import CareTeamCore
import Foundation
import Observation

/// The whole shell: where the parent is, what was chosen, and a holder for each place.
@MainActor @Observable public final class Desk {
    public let bench: Bench
    public let ask: AskDesk
    public let role: RoleDesk
    public let team: TeamDesk
    public let visit: VisitDesk
    public let more: MoreDesk
    public let help: HelpDesk

    public var place = Place.ask { didSet { if place != oldValue { arrive() } } }
    public private(set) var stacks: [Place: [Spot]] = [:]
    /// Hides the screen from the list of apps.
    public private(set) var covered = false

    @ObservationIgnored private let memory: any Memory

    public init(core: Core, device: any Device, memory: any Memory) {
        self.memory = memory
        bench = Bench(core: core, device: device, settings: memory.settings())
        ask = AskDesk(bench)
        role = RoleDesk(bench)
        team = TeamDesk(bench)
        visit = VisitDesk(bench)
        more = MoreDesk(bench)
        help = HelpDesk(bench)
        if let before = memory.whereabouts() {
            place = before.place
            stacks = before.stacks
            ask.text = before.text
            ask.again()
        }
    }

    public var settings: Settings { bench.settings }
    public var notice: Notice? { bench.notice }
    public var locked: Bool { bench.locked }

    /// Returns when nothing runs any more.
    public func settled() async { await bench.settled() }

    // MARK: Ways

    public func stack(of place: Place) -> [Spot] { stacks[place] ?? [] }

    /// Also how the system tells that somebody went back.
    public func show(_ stack: [Spot], at place: Place) {
        guard stack != self.stack(of: place) else { return }
        stacks[place] = stack
        if place == self.place { arrive() }
    }

    /// Lays a spot on the place where the parent is, so that the way back leads to what they did.
    public func go(_ spot: Spot) {
        guard stack(of: place).last != spot else { return }
        bench.notice = nil
        show(stack(of: place) + [spot], at: place)
    }

    /// Turns to a place, with these spots on it.
    public func turn(to place: Place, _ stack: [Spot] = []) {
        stacks[place] = stack
        if place == self.place { arrive() } else { self.place = place }
    }

    public func back() { show(stack(of: place).dropLast(), at: place) }

    /// Reads what the screen shows. Also called at the start and when the app comes back.
    public func arrive() {
        role.stopSpeaking()
        keeping { [weak self] in self?.read() }
    }

    private func read() {
        switch stack(of: place).last {
        case .card(let id), .sources(let id): role.open(id)
        case .compare(let ids): role.compare(ids)
        case .needs: team.loadNeeds()
        case .person(let id): team.open(person: id)
        case .plan: visit.load()
        case .visit(let id): visit.open(id)
        case .rights: more.loadRights()
        case .allSources: more.loadSources()
        case nil:
            switch place {
            case .ask: ask.load()
            case .role: role.list()
            case .team: team.load()
            case .visit: visit.load()
            case .more: more.load()
            }
        }
    }

    /// Keeps what was typed before the next screen reads, and where the parent is.
    private func keeping(_ then: @escaping @MainActor () -> Void = {}) {
        var now = Whereabouts()
        (now.place, now.stacks, now.text) = (place, stacks, ask.text)
        memory.keep(now)
        bench.launch { [weak self] trouble in
            if trouble != .locked { self?.bench.notice = .trouble(trouble) }
            then()
        } _: { [weak self] in
            try await self?.team.flush()
            try await self?.visit.flush()
            then()
        }
    }

    // MARK: Steps from one place to another

    /// Longer than this it is a business card, and not the title that was heard.
    private static let longestTitle = 40

    public func addToTeam(_ card: Card) {
        let heard = ask.text.trimmingCharacters(in: .whitespacesAndNewlines)
        let isTitle = heard.count <= Self.longestTitle && !heard.contains("\n")
        bench.launch { [weak self] in
            if $0 == .locked { self?.turn(to: .team) } else { self?.bench.notice = .trouble($0) }
        } _: { [weak self] in
            guard let self else { return }
            let id = try await role.addToTeam(card, titleHeard: isTitle ? heard : "")
            turn(to: .team, [.person(id)])
            bench.notice = .added(card.title)
        }
    }

    public func addNeed(_ id: String) {
        team.toggleNeed(id, words: ask.text)
        turn(to: .team)
    }

    public func compare(_ card: Card) {
        role.startComparing(card)
        turn(to: .role)
    }

    public func pick(_ role: String) {
        if let first = self.role.comparing?.role { go(.compare([first, role])) } else { go(.card(role)) }
    }

    public func plan(after visit: VisitView? = nil) {
        self.visit.startPlan(after: visit)
        turn(to: .visit, [.plan])
    }

    public func makeList() {
        bench.launch { [weak self] in
            self?.bench.notice = .trouble($0)
        } _: { [weak self] in
            guard let self else { return }
            turn(to: .visit, [.visit(try await visit.make())])
        }
    }

    public func removePerson(_ id: String) {
        team.remove(id)
        if stack(of: place).contains(.person(id)) { turn(to: .team) }
    }

    public func removeVisit(_ id: String) {
        visit.remove(visit: id)
        if stack(of: place).contains(.visit(id)) { turn(to: .visit) }
    }

    public func addChild() {
        bench.launch { [weak self] in
            self?.bench.notice = .trouble($0)
        } _: { [weak self] in
            guard let self else { return }
            let id = try await team.addChild()
            choose { $0.childId = id }
            team.load()
        }
    }

    public func undo() {
        bench.notice = nil
        let now = bench.device.nowMs
        bench.launch { [weak self] in
            self?.bench.notice = .trouble($0)
        } _: { [weak self] in
            guard let self else { return }
            do {
                _ = try await bench.family.with { try $0.undo(nowMs: now) }
                bench.notice = .undone
            } catch BinderError.NothingToUndo { bench.notice = .nothingToUndo }
            read()
        }
    }

    public func dismissNotice() { bench.notice = nil }
    public func dial(_ number: String) { bench.device.dial(number) }
    public func message(_ number: String) { bench.device.message(number) }
    public func open(_ address: String) { bench.device.open(address) }

    // MARK: Settings

    public func choose(_ change: (inout Settings) -> Void) {
        let before = settings
        change(&bench.settings)
        guard settings != before else { return }
        memory.keep(settings)
        let said = settings.language != before.language || settings.state != before.state
        if said || settings.childId != before.childId { readAgain() }
    }

    private func readAgain() {
        if help.screen != nil { help.read() }
        ask.again()
        role.again()
        team.again()
        visit.again()
        more.again()
        read()
    }

    // MARK: Leaving and coming back

    /// The app is not in front any more: its picture must show nothing.
    public func cover() { covered = true }

    /// The app was left: what was typed is kept, the file is shut, and the lock too, when one is wanted.
    public func leave() {
        cover()
        let lock = settings.lock
        if lock { bench.locked = true }
        keeping { [weak self, bench] in
            bench.device.forgetFiles()
            self?.more.forget()
            if lock { self?.forgetFamily() }
            bench.launch { _ in
            } _: {
                if lock { await bench.family.lock(true) } else { await bench.family.shut() }
            }
        }
    }

    /// Nothing of the family stays in memory behind the lock.
    private func forgetFamily() {
        ask.forgetFamily()
        team.forget()
        visit.forget()
    }

    public func comeBack() {
        guard covered else { return }
        covered = false
        arrive()
    }

    public func unlock() {
        bench.launch { _ in
        } _: { [weak self, bench] in
            guard await bench.device.unlock() else { return }
            await bench.family.lock(false)
            bench.locked = false
            self?.read()
        }
    }

    public func deleteEverything() {
        bench.launch(more.fail) { [weak self] in
            guard let self else { return }
            try await bench.family.deleteEverything()
            bench.device.forgetFiles()
            forgetFamily()
            more.forget()
            bench.settings = Settings(language: settings.language)
            memory.keep(settings)
            ask.text = ""
            stacks = [:]
            (place, bench.notice) = (.ask, .deleted)
            readAgain()
        }
    }
}
