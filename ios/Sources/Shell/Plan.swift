import CareTeamCore

/// The visit that is about to be planned.
public struct Plan: Equatable, Sendable {
    public var kind = ""
    public var on = ""
    public var at = ""
    public var place = ""
    public var people: [String] = []
    /// The visit whose questions without an answer come along.
    public var from: String?

    public init() {}
}

/// What the binder knows that the questions are chosen from.
struct Known: Sendable {
    let team: TeamView
    let home: HomeView
    let past: [VisitView]

    /// Far enough back for what was asked three times; a longer past would only slow the phone.
    private static let pastVisits: Int32 = 12

    init(_ binder: any BinderProtocol, child: String, today: String) throws {
        team = try binder.team(childId: child)
        home = try binder.home(childId: child, today: today)
        past = try binder.history(childId: child, skip: 0, limit: Self.pastVisits).visits
            .map { try binder.visit(visitId: $0.visit.id) }
    }

    // From here on records are only carried from the binder to the catalog, field by field; what is asked, and
    // in which order, the core decides.

    func query(
        _ plan: Plan, _ settings: Settings, coverage: TeamCoverage?, except: String? = nil,
        starred: [String] = []
    ) -> ChecklistQuery {
        let there = team.present.filter { plan.people.isEmpty || plan.people.contains($0.id) }
        let before = past.filter { $0.visit.id != except && !$0.visit.on.isEmpty }
        let gaps = (coverage?.capabilities ?? []).filter { $0.required && $0.state == .nobody }.map(
            \.capability)
        return ChecklistQuery(
            visit: plan.kind,
            state: team.state(settings),
            today: plan.on.isEmpty ? nil : plan.on,
            people: there.map(\.asked),
            needs: team.openNeeds,
            gaps: gaps,
            signs: Array(Set(team.signs.map(\.signId).filter { !$0.isEmpty })).sorted(),
            history: before.flatMap(\.asked),
            own: home.questions.map { OwnQuestion(id: $0.id, text: $0.text) },
            starred: starred)
    }
}

extension VisitView {
    fileprivate var asked: [AskedBefore] {
        items.filter { !$0.questionId.isEmpty }.map {
            AskedBefore(question: $0.questionId, date: visit.on, answered: $0.isAnswered)
        }
    }
}

extension Item {
    public var isAnswered: Bool { !answer.allSatisfy(\.isWhitespace) }
}

extension ChecklistItem {
    /// As it is written down; `open` are the questions of the visit before that nobody answered.
    func kept(open: [Item]) -> ItemFields {
        let own = kind == .own
        return ItemFields(
            questionId: own ? nil : id, text: text, star: starred,
            carriedFrom: own ? nil : open.first { $0.questionId == id }?.id)
    }
}
