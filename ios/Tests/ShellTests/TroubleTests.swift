import CareTeamCore
import Foundation
import Shell
import Testing
import World

@MainActor @Suite struct TroubleTests {
    let world: World
    init() throws { world = try World() }

    private func addSomebody() async {
        world.desk.go(.card("or-qmha"))
        await world.desk.settled()
        if let card = world.desk.role.card { world.desk.addToTeam(card) }
        await world.desk.settled()
    }

    @Test(arguments: [
        (BinderError.WrongKey, Trouble.wrongKey), (.Damaged(part: "page"), .damaged),
        (.NewerFormat(found: 9, known: 1), .newer), (.InUse, .inUse), (.ReadOnly, .readOnly),
        (.NoSpace, .noSpace),
        (.Disk(kind: "x"), .other),
    ]) func whatFailsIsToldOnTheScreenThatNeedsIt(_ error: BinderError, _ told: Trouble) async {
        await addSomebody()
        world.desk.leave()
        await world.desk.settled()
        world.safe.fail(error)
        world.desk.comeBack()
        world.desk.turn(to: .team)
        await world.desk.settled()
        #expect(world.desk.team.trouble == told)
        // The catalog does not need the binder.
        world.desk.ask.text = "QMHA"
        world.desk.help.isOpen = true
        await world.desk.settled()
        #expect(world.desk.ask.answer != nil && world.desk.help.screen != nil)
        world.safe.fail(nil)
        world.desk.team.load()
        await world.desk.settled()
        #expect(world.desk.team.trouble == nil && world.desk.team.team?.people.count == 1)
    }

    @Test func aTextBeyondAllMeasureIsRefusedInWords() async {
        world.desk.ask.text = String(repeating: "QMHA ", count: 100_000)
        await world.desk.settled()
        #expect(world.desk.ask.trouble == .tooLong)
        world.desk.ask.text = "QMHA"
        await world.desk.settled()
        #expect(world.desk.ask.trouble == nil && world.desk.ask.answer != nil)
    }

    @Test func theLockKeepsOutOfTheNotesAndNeverOutOfHelp() async throws {
        await addSomebody()
        world.desk.choose { $0.lock = true }
        world.desk.leave()
        await world.desk.settled()
        #expect(world.desk.locked && world.desk.team.team == nil && world.desk.team.person == nil)
        world.desk.comeBack()
        await world.desk.settled()
        #expect(world.desk.team.trouble == .locked && world.desk.team.team == nil)
        world.desk.help.isOpen = true
        world.desk.ask.text = "QMHA"
        await world.desk.settled()
        #expect(world.desk.help.screen?.contacts.contains { $0.phone == "988" } == true)
        #expect(world.desk.ask.answer != nil)
        world.phone.opensLock = false
        world.desk.unlock()
        await world.desk.settled()
        #expect(world.desk.locked)
        world.phone.opensLock = true
        world.desk.unlock()
        await world.desk.settled()
        #expect(!world.desk.locked && world.desk.team.trouble == nil)
    }

    @Test func aLockedAppStartsLocked() async throws {
        let world = try World(lock: true)
        world.desk.turn(to: .visit)
        await world.desk.settled()
        #expect(world.desk.locked && world.desk.visit.trouble == .locked)
    }

    @Test func aBackupComesBackAfterEverythingWasDeleted() async throws {
        await addSomebody()
        world.desk.more.backUp("short")
        #expect(world.desk.more.trouble == .shortPassphrase)
        world.desk.more.backUp("four words for us")
        await world.desk.settled()
        let file = try #require(world.phone.files["careteam-2026-11-30.age"])
        #expect(String(decoding: file.prefix(14), as: UTF8.self) == "age-encryption")

        world.desk.deleteEverything()
        await world.desk.settled()
        #expect(!FileManager.default.fileExists(atPath: world.safe.path))
        #expect(world.desk.place == .ask && world.desk.notice == .deleted && world.memory.kept.state == nil)

        world.desk.more.offer(file)
        world.desk.more.preview("the wrong words")
        await world.desk.settled()
        #expect(world.desk.more.trouble == .wrongPassphrase && world.desk.more.preview == nil)
        world.desk.more.preview("four words for us")
        await world.desk.settled()
        #expect((world.desk.more.preview?.added ?? 0) >= 2)
        world.desk.more.bringIn()
        world.desk.turn(to: .team)
        await world.desk.settled()
        #expect(world.desk.team.team?.people.map(\.title) == ["QMHA"])
    }

    @Test func takingBackWhereThereIsNothing() async {
        await addSomebody()
        world.desk.undo()
        await world.desk.settled()
        #expect(world.desk.notice == .undone)
        world.desk.undo()
        await world.desk.settled()
        #expect(world.desk.notice == .nothingToUndo)
    }
}
