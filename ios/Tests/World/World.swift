import CareTeamCore
import Foundation
import Shell

/// A phone for a test: it writes down what the app asked of it.
@MainActor public final class TestPhone: Device {
    public var today = "2026-11-30"
    public var nowMs: Int64 = 1_796_000_000_000
    public private(set) var dialed: [String] = []
    public private(set) var messaged: [String] = []
    public private(set) var opened: [String] = []
    public private(set) var printed: [(title: String, html: String)] = []
    public private(set) var spoken: [(text: String, language: String)] = []
    public private(set) var files: [String: Data] = [:]
    public var opensLock = true
    public var readToEnd: (@MainActor () -> Void)?

    public init() {}

    public func dial(_ number: String) { dialed.append(number) }
    public func message(_ number: String) { messaged.append(number) }
    public func open(_ address: String) { opened.append(address) }
    public func print(title: String, html: String) { printed.append((title, html)) }
    public func speak(_ text: String, language: String, whenDone: @escaping @MainActor () -> Void) {
        spoken.append((text, language))
        readToEnd = whenDone
    }
    public func stopSpeaking() { readToEnd = nil }
    public func file(named name: String, holding data: Data) throws -> URL {
        files[name] = data
        return URL(filePath: "/tmp/\(name)")
    }
    public func forgetFiles() { files = [:] }
    public func unlock() async -> Bool { opensLock }
}

/// What a phone remembers from one start of the app to the next.
@MainActor public final class TestMemory: Memory {
    public var kept = Settings(state: "OR")
    public var whereabout: Whereabouts?

    public init() {}

    public func settings() -> Settings { kept }
    public func keep(_ settings: Settings) { kept = settings }
    public func whereabouts() -> Whereabouts? { whereabout }
    public func keep(_ whereabouts: Whereabouts) { whereabout = whereabouts }
}

/// The real library, which a test may keep from opening.
public final class TestLibrary: @unchecked Sendable {
    public struct Shut: Error {}

    private let lock = NSLock()
    private var opens: Bool

    init(opens: Bool) { self.opens = opens }

    public func mend() { lock.withLock { opens = true } }

    func open() throws -> any CareTeamProtocol {
        if !lock.withLock({ opens }) { throw Shut() }
        return try CareTeam()
    }
}

/// A folder with the real binder in it. It goes away with the last reference.
public final class TestSafe: Safe, @unchecked Sendable {
    public let path: String
    private let folder: URL
    private let key = Data(repeating: 7, count: 32)
    private let lock = NSLock()
    private var wrong: (any Error)?

    public init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "room-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        path = folder.appending(path: "binder").path
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// From now on opening fails so; nil mends it.
    public func fail(_ error: (any Error)?) { lock.withLock { wrong = error } }

    public func open(create: Bool) throws -> (any BinderProtocol)? {
        if let error = lock.withLock({ wrong }) { throw error }
        if FileManager.default.fileExists(atPath: path) { return try Binder.open(path: path, key: key) }
        return create ? try Binder.create(path: path, key: key, keyNote: "", nowMs: 1_795_000_000_000) : nil
    }

    public func openBackup(_ data: Data, passphrase: String) throws -> String {
        try CareTeamCore.openBackup(bytes: data, passphrase: passphrase)
    }

    public func salvage() throws -> String { try salvageBinder(path: path, key: key).json }

    public func deleteEverything() throws {
        if FileManager.default.fileExists(atPath: path) { _ = try deleteBinder(path: path) }
    }
}

/// A family, its phone and the app on it, with the real core.
@MainActor public final class World {
    public let phone = TestPhone()
    public let memory = TestMemory()
    public let library: TestLibrary
    public let safe: TestSafe
    public private(set) var desk: Desk

    public init(
        language: String = "en", state: String? = "OR", lock: Bool = false, libraryOpens: Bool = true
    ) throws {
        library = TestLibrary(opens: libraryOpens)
        safe = try TestSafe()
        memory.kept = Settings(language: language, state: state, lock: lock)
        desk = Self.desk(library, safe, phone, memory)
    }

    private static func desk(
        _ library: TestLibrary, _ safe: TestSafe, _ phone: TestPhone, _ memory: TestMemory
    ) -> Desk {
        Desk(core: Core(catalog: { try library.open() }, safe: safe), device: phone, memory: memory)
    }

    /// The system ends the app while it is away, and the parent opens it again.
    public func endAndStartAgain() async {
        desk.leave()
        await desk.settled()
        desk = Self.desk(library, safe, phone, memory)
        desk.arrive()
        await desk.settled()
    }

    /// Looks into the file itself, as the app would find it.
    public func inBinder<T>(_ view: (any BinderProtocol) throws -> T) async throws -> T? {
        desk.leave()
        await desk.settled()
        defer { desk.comeBack() }
        guard let binder = try safe.open(create: false) else { return nil }
        defer { try? binder.shut() }
        return try view(binder)
    }
}
