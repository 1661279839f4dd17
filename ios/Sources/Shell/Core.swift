import CareTeamCore
import Foundation

/// Everything of the core that the shell uses, as closures of how to get there: the library is loaded and the
/// file is opened when they are first needed, and never on the main thread.
public struct Core: Sendable {
    public var catalog: @Sendable () throws -> any CareTeamProtocol
    public var safe: any Safe

    public init(catalog: @escaping @Sendable () throws -> any CareTeamProtocol, safe: any Safe) {
        self.catalog = catalog
        self.safe = safe
    }
}

/// The place of the binder and its key.
public protocol Safe: Sendable {
    /// The binder; none when there is none yet and none is to be made.
    func open(create: Bool) throws -> (any BinderProtocol)?

    /// The words of a backup file, opened.
    func openBackup(_ data: Data, passphrase: String) throws -> String

    /// All that can still be read of a damaged binder, as JSON.
    func salvage() throws -> String

    /// Takes the file, the key and what else is there away, also when the binder does not open.
    func deleteEverything() throws
}

/// The binder stays shut while the app is locked.
public struct Locked: Error {
    public init() {}
}

/// The keychain has no key any more, as after the file was brought to another phone.
public struct KeyLost: Error {
    public init() {}
}

/// Asks the catalog, off the main actor.
actor Library {
    private let open: @Sendable () throws -> any CareTeamProtocol
    private var catalog: (any CareTeamProtocol)?

    init(open: @escaping @Sendable () throws -> any CareTeamProtocol) { self.open = open }

    func ask<T: Sendable>(_ question: @Sendable (any CareTeamProtocol) throws -> T) throws -> T {
        let opened = try catalog ?? open()
        catalog = opened
        return try question(opened)
    }
}

/// The family's binder, off the main actor. One thing at a time: changes reach the disk in the order they
/// were made.
actor Family {
    private let safe: any Safe
    private var binder: (any BinderProtocol)?
    private var locked: Bool

    init(safe: any Safe, locked: Bool) {
        self.safe = safe
        self.locked = locked
    }

    /// Looks into the binder. Looking makes none: there is a file once there is something to keep.
    func look<T: Sendable>(_ view: @Sendable (any BinderProtocol) throws -> T?) throws -> T? {
        try opened(create: false).flatMap(view)
    }

    /// Reads or changes the binder. When this returns, the change is on the disk. Only what keeps something new
    /// may make a file.
    func with<T: Sendable>(
        creating: Bool = false, _ work: @Sendable (any BinderProtocol) throws -> T
    ) throws -> T {
        guard let binder = try opened(create: creating) else { throw BinderError.Missing }
        return try work(binder)
    }

    /// Shuts the file, so that nothing of it is open while the phone is locked.
    func shut() {
        // Shutting fails only by a defect, and then the file is let go with the object.
        try? binder?.shut()
        binder = nil
    }

    func lock(_ on: Bool) {
        locked = on
        if on { shut() }
    }

    func openBackup(_ data: Data, passphrase: String) throws -> String {
        try safe.openBackup(data, passphrase: passphrase)
    }

    func salvage() throws -> String {
        if locked { throw Locked() }
        shut()
        return try safe.salvage()
    }

    /// A binder that does not open is deleted all the same.
    func deleteEverything() throws {
        if locked { throw Locked() }
        _ = try? opened(create: false)?.deleteEverything()
        shut()
        try safe.deleteEverything()
    }

    private func opened(create: Bool) throws -> (any BinderProtocol)? {
        if locked { throw Locked() }
        if let binder { return binder }
        binder = try safe.open(create: create)
        return binder
    }
}
