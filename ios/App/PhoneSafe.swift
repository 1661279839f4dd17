import CareTeamCore
import Foundation
import Shell

/// The binder in a sealed folder, and its key in the keychain. A binder is made once, and never over another.
struct PhoneSafe: Safe {
    let folder: URL
    let keys: any Keys

    private var file: URL { folder.appending(path: "binder") }
    private var exists: Bool { FileManager.default.fileExists(atPath: file.path) }

    func open(create: Bool) throws -> (any BinderProtocol)? {
        if exists { return try opened() }
        guard create else { return nil }
        try PrivateFolder.make(folder)
        // A key without a file is left from a binder that was just being made; it seals the next one.
        let key = try keys.read() ?? newKey()
        let binder = try Binder.create(path: file.path, key: key, keyNote: "", nowMs: .nowMs)
        try sealWhileLocked(file.path)
        return binder
    }

    /// An older format is brought to the present one by the core, which keeps the file as it was beside it.
    private func opened() throws -> any BinderProtocol {
        let key = try key()
        do { return try Binder.open(path: file.path, key: key) } catch BinderError.OlderFormat {
            let migrated = try migrateBinder(path: file.path, key: key)
            for path in [file.path, migrated.copyPath] { try sealWhileLocked(path) }
            return try Binder.open(path: file.path, key: key)
        }
    }

    private func sealWhileLocked(_ path: String) throws {
        try FileManager.default.setAttributes(
            [.protectionKey: FileProtectionType.complete], ofItemAtPath: path)
    }

    private func key() throws -> Data {
        guard let key = try keys.read() else { throw KeyLost() }
        return key
    }

    /// The key is in the keychain before anything is sealed with it.
    private func newKey() throws -> Data {
        var random = SystemRandomNumberGenerator()
        let key = Data((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) })
        try keys.add(key)
        return key
    }

    func openBackup(_ data: Data, passphrase: String) throws -> String {
        try CareTeamCore.openBackup(bytes: data, passphrase: passphrase)
    }

    func salvage() throws -> String { try salvageBinder(path: file.path, key: key()).json }

    func deleteEverything() throws {
        if exists { _ = try deleteBinder(path: file.path) }
        if FileManager.default.fileExists(atPath: folder.path) {
            try FileManager.default.removeItem(at: folder)
        }
        try keys.forget()
    }
}
