import Testing
import Shell
import World

@MainActor @Suite struct Smoke {
    @Test func identifies() async throws {
        let world = try World()
        world.desk.ask.text = "QMHA"
        await world.desk.settled()
        #expect(world.desk.ask.answer?.candidates.first?.role == "or-qmha")
    }
}
