import CareTeamCore
import Shell
import Testing
import World

/// The holders alone, against the real core: no screen, no phone.
@MainActor @Suite struct LoopTests {
    let world: World
    init() throws { world = try World() }

    private func heard(_ text: String) async {
        world.desk.ask.text = text
        await world.desk.settled()
    }

    /// Somebody on the team, with the title that was heard.
    private func add(_ title: String, card: String) async {
        await heard(title)
        world.desk.go(.card(card))
        await world.desk.settled()
        if let card = world.desk.role.card { world.desk.addToTeam(card) }
        await world.desk.settled()
    }

    private func plan() async {
        world.desk.plan()
        await world.desk.settled()
        world.desk.makeList()
        await world.desk.settled()
    }

    @Test(arguments: ["QMHA", "qmha", "q.m.h.a."]) func aTitleIsFound(_ text: String) async {
        await heard(text)
        #expect(world.desk.ask.answer?.verdict == .role)
        #expect(world.desk.ask.answer?.clinician == .no)
        #expect(world.desk.ask.answer?.candidates.first?.role == "or-qmha")
    }

    @Test func aVagueWordIsNeverARole() async {
        await heard("therapist")
        #expect(world.desk.ask.answer?.verdict == .cannotTell)
        #expect(world.desk.ask.answer?.clinician == .cannotTell)
        #expect(world.desk.ask.answer?.ask.isEmpty == false)
    }

    @Test func theNewestTextWins() async {
        for text in ["Q", "QM", "QMH", "QMHP"] { world.desk.ask.text = text }
        await world.desk.settled()
        #expect(world.desk.ask.answer?.candidates.first?.role == "or-qmhp")
        world.desk.ask.text = "  "
        await world.desk.settled()
        #expect(world.desk.ask.answer == nil)
    }

    @Test func dangerIsHeardWhereATitleIsTyped() async {
        await heard("she says she wants to kill herself")
        #expect(world.desk.ask.heard?.crisis?.screen.contacts.isEmpty == false)
    }

    @Test func lookingMakesNoFile() async throws {
        await heard("QMHA")
        for place in Shell.Place.allCases {
            world.desk.turn(to: place)
            await world.desk.settled()
        }
        #expect(try await world.inBinder { _ in true } == nil)
        #expect(world.desk.team.trouble == nil && world.desk.visit.trouble == nil)
    }

    @Test func fromATitleToAnAnswerOnTheDisk() async throws {
        await add("qmha", card: "or-qmha")
        #expect(world.desk.place == .team)
        #expect(world.desk.team.person?.title == "qmha")
        #expect(world.desk.team.person?.roleId == "or-qmha")
        #expect(world.desk.notice == .added("Qualified Mental Health Associate"))

        world.desk.team.toggleNeed("trauma")
        await world.desk.settled()
        let trauma = try #require(world.desk.team.coverage?.needs.first { $0.need == "trauma" })
        #expect(trauma.state == .nobody)

        await plan()
        let list = try #require(world.desk.visit.visit)
        #expect(list.items.count >= 3)
        #expect(world.desk.visit.hints[list.items[0].questionId]?.why.isEmpty == false)

        world.desk.visit.answer(list.items[0].id, "Dr. Reyes, LPC")
        world.desk.visit.tick(list.items[1].id, asked: true)
        await world.desk.settled()
        #expect(world.desk.visit.visit?.items[0].isAnswered == true)

        let kept = try await world.inBinder { try $0.visit(visitId: list.visit.id) }
        #expect(kept?.items[0].answer == "Dr. Reyes, LPC")
        #expect(kept?.items[0].asked == true)
        #expect(kept?.items[1].asked == true)
    }

    @Test func whatNobodyAnsweredComesAlong() async throws {
        await add("QMHA", card: "or-qmha")
        await plan()
        let first = try #require(world.desk.visit.visit)
        world.desk.visit.answer(first.items[0].id, "yes")
        world.desk.visit.addOwn("Where do we park?")
        world.desk.visit.over(true)
        await world.desk.settled()
        world.desk.plan(after: world.desk.visit.visit)
        await world.desk.settled()
        #expect(world.desk.visit.plan.from == first.visit.id)
        world.desk.makeList()
        await world.desk.settled()
        let next = try #require(world.desk.visit.visit)
        #expect(next.visit.id != first.visit.id)
        #expect(next.items.contains { $0.text == "Where do we park?" && !$0.carriedFrom.isEmpty })
        #expect(Set(next.items.map(\.text)).count == next.items.count, "nothing is asked twice")
    }

    @Test func orderStarAndRemovalAreKeptAndTakenBack() async throws {
        await add("QMHA", card: "or-qmha")
        await plan()
        let visit = world.desk.visit
        let ids = try #require(visit.visit).items.map(\.id)
        visit.move(from: [2], to: 0)
        await world.desk.settled()
        #expect(visit.visit?.items.map(\.id).prefix(3) == [ids[2], ids[0], ids[1]])
        visit.move(from: [0], to: 3)
        await world.desk.settled()
        #expect(visit.visit?.items.map(\.id) == ids)
        visit.star(ids[1], true)
        visit.remove(item: ids[0])
        await world.desk.settled()
        #expect(visit.visit?.items.contains { $0.id == ids[0] } == false)
        #expect(visit.visit?.items.first { $0.id == ids[1] }?.star == true)
        #expect(world.desk.notice == .removed)
        world.desk.undo()
        await world.desk.settled()
        #expect(visit.visit?.items.map(\.id) == ids)
        #expect(world.desk.notice == .undone)
    }

    @Test func eachLetterDoesNotWaitForTheDiskAndNoneIsLost() async throws {
        await add("QMHA", card: "or-qmha")
        let id = try #require(world.desk.team.person?.id)
        for length in 1...8 {
            world.desk.team.edit(person: id, "name", PersonFields(name: String("Dana Ray".prefix(length))))
        }
        world.desk.team.edit(person: id, "phone", PersonFields(phone: "503 555 0100"))
        // Left before the fingers rested.
        let kept = try await world.inBinder { try $0.person(personId: id).person }
        #expect(kept?.name == "Dana Ray")
        #expect(kept?.phone == "503 555 0100")
    }

    @Test func theCardIsReadAloudPartByPart() async throws {
        world.desk.go(.card("or-qmha"))
        await world.desk.settled()
        world.desk.role.speak()
        let text = try #require(world.phone.spoken.first?.text)
        let spoken = text.split(separator: "\n").map(String.init)
        let card = try #require(world.desk.role.card)
        let may = try #require(spoken.firstIndex(of: "May:"))
        let mayNot = try #require(spoken.firstIndex(of: "May not:"))
        for line in card.mayNot { #expect(spoken.dropFirst(mayNot).contains(line.text)) }
        #expect(may < mayNot)
        #expect(!spoken.contains { $0.hasPrefix("shell_") })
        world.desk.role.speak()
        #expect(!world.desk.role.speaking && world.phone.readToEnd == nil)
    }

    @Test func twoRolesSideBySide() async throws {
        world.desk.go(.card("us-msw"))
        await world.desk.settled()
        world.desk.compare(try #require(world.desk.role.card))
        await world.desk.settled()
        #expect(!world.desk.role.listed.contains { $0.role == "us-msw" })
        world.desk.role.filter = "lcsw"
        #expect(!world.desk.role.listed.isEmpty)
        world.desk.pick("us-lcsw")
        await world.desk.settled()
        #expect(world.desk.role.comparison?.roles.map(\.role) == ["us-msw", "us-lcsw"])
        #expect(world.desk.role.comparison?.rows.contains(where: \.differs) == true)
    }

    @Test func thePageForPaperHoldsAnswersOnlyWhenWanted() async throws {
        await add("QMHA", card: "or-qmha")
        await plan()
        let item = try #require(world.desk.visit.visit?.items.first)
        world.desk.visit.answer(item.id, "Canary answer")
        await world.desk.settled()
        world.desk.visit.prepare(answers: false)
        await world.desk.settled()
        #expect(world.desk.visit.takeAlong?.text.contains(item.text) == true)
        #expect(world.desk.visit.takeAlong?.text.contains("Canary") == false)
        let calendar = try #require(
            world.phone.files["visit.ics"].map { String(decoding: $0, as: UTF8.self) })
        #expect(calendar.hasPrefix("BEGIN:VCALENDAR") && !calendar.contains("Canary"))
        world.desk.visit.prepare(answers: true)
        await world.desk.settled()
        #expect(world.desk.visit.takeAlong?.text.contains("Canary") == true)
        world.desk.visit.print()
        #expect(world.phone.printed.first?.html.contains("Canary") == true)
    }
}
