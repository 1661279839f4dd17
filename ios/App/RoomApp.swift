import CareTeamCore
import Screens
import Shell
import SwiftUI

@main
struct RoomApp: App {
    @State private var desk = RoomApp.makeDesk()

    var body: some Scene {
        WindowGroup { RoomView(desk: desk) }
    }

    /// Nothing here waits for the library or the file: both are opened when they are first needed.
    private static func makeDesk() -> Desk {
        let folder = PrivateFolder.family
        return Desk(
            core: Core(catalog: { try CareTeam() }, safe: PhoneSafe(folder: folder, keys: Keychain())),
            device: Phone(), memory: PhoneMemory(folder: PrivateFolder.settings))
    }
}
