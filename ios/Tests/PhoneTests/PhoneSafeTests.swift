import CareTeamCore
import Foundation
import Shell
import Testing

@testable import Room

/// The order in which file and key come and go. The real keychain is for hosted runners.
@Suite struct PhoneSafeTests {
    private final class TestKeys: Keys, @unchecked Sendable {
        var key: Data?
        var refused = false
        struct Refused: Error {}

        func read() throws -> Data? {
            if refused { throw Refused() }
            return key
        }
        func add(_ key: Data) throws {
            if refused || self.key != nil { throw Refused() }
            self.key = key
        }
        func forget() throws { key = nil }
    }

    private let folder = URL.temporaryDirectory.appending(path: "phone-\(UUID().uuidString)")
    private let keys = TestKeys()
    private var safe: PhoneSafe { PhoneSafe(folder: folder, keys: keys) }
    private var file: String { folder.appending(path: "binder").path }

    private func make(_ name: String) throws {
        let binder = try #require(try safe.open(create: true))
        _ = try binder.apply(change: .addChild(fields: ChildFields(name: name)), nowMs: .nowMs)
        try binder.shut()
    }

    @Test func madeOnceAndOpenedAgain() throws {
        defer { try? safe.deleteEverything() }
        #expect(try safe.open(create: false) == nil)
        #expect(keys.key == nil && !FileManager.default.fileExists(atPath: folder.path))
        try make("Robin")
        #expect(keys.key?.count == 32)
        #expect(try safe.open(create: true)?.children().map(\.child.name) == ["Robin"])
    }

    @Test func aFileWithoutItsKeyIsNeverMadeAnew() throws {
        defer { try? safe.deleteEverything() }
        try make("Robin")
        let before = try Data(contentsOf: URL(filePath: file))
        keys.key = nil
        #expect(throws: KeyLost.self) { try safe.open(create: true) }
        keys.refused = true
        #expect(throws: TestKeys.Refused.self) { try safe.open(create: true) }
        keys.refused = false
        #expect(try Data(contentsOf: URL(filePath: file)) == before)
        #expect(keys.key == nil, "no new key in place of one that is lost")
    }

    @Test func aKeychainThatRefusesMakesNoFile() throws {
        defer { try? safe.deleteEverything() }
        keys.refused = true
        #expect(throws: TestKeys.Refused.self) { try safe.open(create: true) }
        keys.refused = false
        #expect(!FileManager.default.fileExists(atPath: file))
    }

    @Test func aKeyThatWasMadeJustBeforeTheEndSealsTheNextFile() throws {
        defer { try? safe.deleteEverything() }
        let left = Data(repeating: 3, count: 32)
        keys.key = left
        try make("Robin")
        #expect(keys.key == left)
        #expect(try safe.open(create: false)?.children().count == 1)
    }

    /// No app ever wrote this format; the next one will be older some day in the same way.
    @Test func anOlderFormatIsBroughtUpAndTheFileAsItWasIsKept() throws {
        let fixture = URL(filePath: #filePath)
            .appending(path: "../../../../core/tests/fixtures/format-0.binder").standardized
        let before = try Data(contentsOf: fixture)
        try PrivateFolder.make(folder)
        try before.write(to: URL(filePath: file))
        // Without the right key nothing is touched.
        keys.key = Data(repeating: 2, count: 32)
        #expect(throws: BinderError.WrongKey) { try safe.open(create: false) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["binder"])
        #expect(try Data(contentsOf: URL(filePath: file)) == before)

        keys.key = Data(repeating: 1, count: 32)
        for _ in 1...2 {
            let binder = try #require(try safe.open(create: false))
            #expect(try binder.children().map(\.child.note) == ["likes trains"])
            try binder.shut()
        }
        let beside = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0 != "binder" }.map { try Data(contentsOf: folder.appending(path: $0)) }
        #expect(beside == [before])
        try safe.deleteEverything()
        #expect(!FileManager.default.fileExists(atPath: folder.path))
    }

    @Test func deletingTakesBothAndADamagedFileToo() throws {
        try make("Robin")
        try Data("nonsense".utf8).write(to: URL(filePath: file))
        #expect(throws: BinderError.self) { try safe.open(create: true) }
        try safe.deleteEverything()
        #expect(keys.key == nil && !FileManager.default.fileExists(atPath: folder.path))
        #expect(try safe.open(create: false) == nil)
    }
}

@MainActor @Suite struct PhoneMemoryTests {
    @Test func whatWasChosenIsThereAtTheNextStart() throws {
        let folder = URL.temporaryDirectory.appending(path: "memory-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(PhoneMemory(folder: folder).settings() == Settings(language: "en"))
        PhoneMemory(folder: folder).keep(Settings(language: "es", state: "OR", lock: true, childId: "c"))
        var spot = Whereabouts()
        spot.stacks = [.role: [.compare(["us-msw", "us-lcsw"])], .visit: [.plan]]
        spot.text = "QMHA"
        PhoneMemory(folder: folder).keep(spot)
        #expect(
            PhoneMemory(folder: folder).settings()
                == Settings(language: "es", state: "OR", lock: true, childId: "c"))
        #expect(PhoneMemory(folder: folder).whereabouts() == spot)
        // What no version of the app wrote is not believed.
        try Data("{".utf8).write(to: folder.appending(path: "settings"))
        #expect(PhoneMemory(folder: folder).settings().state == nil)
    }
}
