import Testing
import Shell
import SwiftUI
import World
@testable import Screens

@MainActor @Suite struct Smoke {
    @Test func shows() async throws {
        let world = try World()
        let app = Probe(RoomView(desk: world.desk))
        await app.settle()
        print(app.outline)
    }
}
