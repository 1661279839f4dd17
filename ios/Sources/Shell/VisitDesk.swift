import CareTeamCore
import Foundation
import Observation

@MainActor @Observable public final class VisitDesk {
    public private(set) var loaded = false
    public private(set) var home: HomeView?
    public private(set) var history: HistoryView?
    public private(set) var kinds: [VisitKind] = []
    public private(set) var people: [Person] = []
    public var plan = Plan()
    public private(set) var visit: VisitView?
    /// Why a question is asked and what a good answer holds, by question id.
    public private(set) var hints: [String: ChecklistItem] = [:]
    public private(set) var crisis: CrisisScreen?
    public private(set) var takeAlong: TakeAlong?
    public private(set) var trouble: Trouble?

    /// The open visit as it leaves the app.
    public struct TakeAlong: Equatable, Sendable {
        public let answers: Bool
        public let text: String
        public let html: String
        public let calendar: URL
    }

    /// Ids of the catalog for what is most likely; the parent may choose another kind.
    private static let firstKind = "first-visit"
    private static let nextKind = "ongoing"
    private nonisolated static let listed: Int32 = 50

    @ObservationIgnored private let bench: Bench
    @ObservationIgnored private lazy var drafts = Drafts(bench) { [weak self] in self?.tell($0) }

    init(_ bench: Bench) { self.bench = bench }

    private func tell(_ trouble: Trouble) {
        self.trouble = trouble
        loaded = true
    }

    public func load() { bench.launch(tell) { [weak self] in try await self?.readAll() } }

    private func readAll() async throws {
        let (settings, today) = (bench.settings, bench.device.today)
        let kinds = try await bench.ask { try $0.visitKinds(reader: $1) }
        let family = try await bench.family.look { binder in
            try binder.currentChild(settings).map { child in
                (
                    try binder.home(childId: child.id, today: today),
                    try binder.history(childId: child.id, skip: 0, limit: Self.listed),
                    try binder.team(childId: child.id).present
                )
            }
        }
        (self.kinds, home, history, people) = (kinds, family?.0, family?.1, family?.2 ?? [])
        (loaded, trouble) = (true, nil)
    }

    public func label(of kind: String) -> String { kinds.first { $0.id == kind }?.label ?? "" }

    // MARK: Planning

    /// What is most likely stands there already, so that one tap makes the list.
    public func startPlan(after before: VisitView? = nil) {
        plan = Plan()
        bench.launch(tell) { [weak self] in
            try await self?.readAll()
            guard let self else { return }
            plan.kind = (history?.total ?? 0) == 0 ? Self.firstKind : Self.nextKind
            plan.on = bench.device.today
            plan.people = before?.visit.people ?? people.map(\.id)
            plan.from = before?.visit.id ?? home?.lastVisit?.visit.id
        }
    }

    /// Writes the visit and its list, and answers with the id of the visit. What is asked, and in which order, the
    /// core decides.
    func make() async throws -> String {
        let (plan, reader, now) = (plan, bench.reader, bench.device.nowMs)
        let child = try await bench.childToKeep()
        let fields = VisitFields(
            kind: plan.kind, on: plan.on, at: plan.at, place: plan.place, people: plan.people)
        let (id, first) = try await bench.family.with { binder in
            let id = try binder.apply(change: .addVisit(childId: child, fields: fields), nowMs: now).added[0]
            let first = try binder.firstQuestions(reader: reader, visitId: id)
            if !first.items.isEmpty {
                _ = try binder.apply(change: .addItems(visitId: id, items: first.items), nowMs: now)
            }
            // What the parent wrote, and what the new list left out, comes along; the core leaves doubles out.
            if let from = plan.from {
                _ = try binder.apply(change: .carryOver(fromVisitId: from, toVisitId: id), nowMs: now)
            }
            return (id, first)
        }
        crisis = first.list.crisis
        try await readAll()
        return id
    }

    // MARK: One visit

    public func open(_ id: String) {
        if visit?.visit.id != id { (visit, hints, takeAlong, crisis, trouble) = (nil, [:], nil, nil, nil) }
        bench.launch(tell) { [weak self] in
            try await self?.read(id)
            try await self?.readHints(id)
        }
    }

    private func read(_ id: String) async throws {
        visit = try await bench.family.with { try $0.visit(visitId: id) }
        trouble = nil
    }

    /// Why each question of this visit is asked, and whether danger stands before them all.
    private func readHints(_ id: String) async throws {
        guard let visit, visit.visit.id == id else { return }
        let (reader, asked) = (bench.reader, Set(visit.items.map(\.questionId)))
        let first = try await bench.family.with { try $0.firstQuestions(reader: reader, visitId: id) }
        let (list, kinds) = try await bench.ask { core, reader in
            // The ids of what a family wrote itself are not the catalog's to explain.
            let ours = try core.questions(reader: reader, text: "").map(\.id).filter(asked.contains)
            let query = ChecklistQuery(visit: first.list.visit.id, state: reader.state, starred: ours)
            return (try core.checklist(reader: reader, query: query), try core.visitKinds(reader: reader))
        }
        guard self.visit?.visit.id == id else { return }
        (crisis, self.kinds) = (first.list.crisis, kinds)
        let bank = (list.items + list.waiting).filter { $0.kind == .bank }
        hints = Dictionary(bank.map { ($0.id, $0) }) { first, _ in first }
    }

    /// One change to the open visit; then it is read again.
    private func changing(_ change: Change, notice: Notice? = nil) {
        guard let id = visit?.visit.id else { return }
        bench.launch(tell) { [weak self, bench] in
            try await self?.flush()
            try await bench.apply(change)
            if let notice { bench.notice = notice }
            self?.takeAlong = nil
            try await self?.read(id)
        }
    }

    public func tick(_ item: String, asked: Bool) {
        changing(.editItem(id: item, fields: ItemFields(asked: asked)))
    }

    public func star(_ item: String, _ star: Bool) {
        changing(.editItem(id: item, fields: ItemFields(star: star)))
    }

    public func move(_ item: String, to place: Int) {
        changing(.moveItem(id: item, to: Int32(clamping: place)))
    }

    /// As a list tells of a drag: rows that go, and before which row they come.
    public func move(from rows: IndexSet, to row: Int) {
        guard let items = visit?.items, let from = rows.first, items.indices.contains(from) else { return }
        move(items[from].id, to: row > from ? row - 1 : row)
    }

    public func remove(item: String) { changing(.remove(id: item), notice: .removed) }

    public func addOwn(_ text: String) {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard let id = visit?.visit.id, !text.isEmpty else { return }
        changing(.addItems(visitId: id, items: [ItemFields(text: text)]))
    }

    public func over(_ done: Bool) {
        guard let id = visit?.visit.id else { return }
        changing(.editVisit(id: id, fields: VisitFields(done: done)))
    }

    public func remove(visit id: String) {
        bench.launch(tell) { [weak self, bench] in
            try await self?.flush()
            try await bench.apply(.remove(id: id))
            bench.notice = .removed
            if self?.visit?.visit.id == id { self?.visit = nil }
            try await self?.readAll()
        }
    }

    /// An answer also says that the question was asked.
    public func answer(_ item: String, _ text: String) {
        let said = text.contains { !$0.isWhitespace }
        typed(item, "answer", ItemFields(asked: said ? true : nil, answer: text))
    }

    public func note(_ item: String, _ text: String) { typed(item, "note", ItemFields(note: text)) }

    private func typed(_ item: String, _ field: String, _ fields: ItemFields) {
        guard let id = visit?.visit.id else { return }
        drafts.later("\(item) \(field)") { [weak self, bench] in
            try await bench.apply(.editItem(id: item, fields: fields))
            self?.takeAlong = nil
            if self?.visit?.visit.id == id { try await self?.read(id) }
        }
    }

    func flush() async throws { try await drafts.flush() }

    func forget() {
        (home, history, people, visit, hints, takeAlong) = (nil, nil, [], nil, [:], nil)
        (crisis, trouble, loaded, plan) = (nil, nil, false, Plan())
    }

    // MARK: Out of the app

    public func prepare(answers: Bool) {
        guard let visit else { return }
        let (id, title) = (visit.visit.id, label(of: visit.visit.kind))
        let (now, reader) = (bench.device.nowMs, bench.reader)
        let sheet = SheetOptions(answers: answers)
        let event = CalendarOptions(summary: title, place: true, remindMinutes: 60)
        bench.launch(tell) { [weak self, bench] in
            try await self?.flush()
            let (page, ics) = try await bench.family.with { binder in
                (
                    try binder.visitSheet(reader: reader, visitId: id, options: sheet),
                    try binder.calendarEvent(visitId: id, options: event, nowMs: now)
                )
            }
            let file = try bench.device.file(named: "visit.ics", holding: Data(ics.utf8))
            self?.takeAlong = TakeAlong(answers: answers, text: page.text, html: page.html, calendar: file)
        }
    }

    public func print() {
        guard let takeAlong, let visit else { return }
        bench.device.print(title: label(of: visit.visit.kind), html: takeAlong.html)
    }

    func again() {
        if loaded { load() }
        if let visit {
            takeAlong = nil
            open(visit.visit.id)
        }
    }
}
