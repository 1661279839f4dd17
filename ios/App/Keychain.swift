import Foundation
import Security
import Shell

/// Where the key of the binder is kept.
protocol Keys: Sendable {
    /// The key; nil where there is none.
    func read() throws -> Data?
    func add(_ key: Data) throws
    func forget() throws
}

/// The keychain of this phone. The item is never synchronized and never goes into a backup that another phone can
/// read. It does not ask for the face on each use: a phone whose lock is taken away must not take a family's only
/// copy with it. The lock of the app is asked for apart from this.
struct Keychain: Keys {
    struct Refused: Error {
        let status: OSStatus
    }

    private static let service = "org.careteam.room.binder"

    private var item: [String: Any] {
        [
            kSecClass as String: kSecClassGenericPassword,
            kSecAttrService as String: Self.service,
            kSecAttrAccount as String: "key",
            kSecAttrSynchronizable as String: false,
        ]
    }

    func read() throws -> Data? {
        var query = item
        query[kSecReturnData as String] = true
        query[kSecMatchLimit as String] = kSecMatchLimitOne
        var found: CFTypeRef?
        let status = SecItemCopyMatching(query as CFDictionary, &found)
        if status == errSecItemNotFound { return nil }
        // Refused is not "none": a new key in place of one that is only out of reach would lose the binder.
        guard status == errSecSuccess, let key = found as? Data else { throw Refused(status: status) }
        return key
    }

    func add(_ key: Data) throws {
        var entry = item
        entry[kSecValueData as String] = key
        entry[kSecAttrAccessible as String] = kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly
        let status = SecItemAdd(entry as CFDictionary, nil)
        guard status == errSecSuccess else { throw Refused(status: status) }
    }

    func forget() throws {
        let status = SecItemDelete(item as CFDictionary)
        guard status == errSecSuccess || status == errSecItemNotFound else { throw Refused(status: status) }
    }
}
