import Foundation

/// Folders that are sealed while the phone is locked and that no backup takes along.
enum PrivateFolder {
    static let family = URL.applicationSupportDirectory.appending(path: "family")
    static let settings = URL.applicationSupportDirectory.appending(path: "settings")
    static let leaving = URL.temporaryDirectory.appending(path: "leaving")

    static func make(_ folder: URL) throws {
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true,
            attributes: [.protectionKey: FileProtectionType.complete])
        var values = URLResourceValues()
        values.isExcludedFromBackup = true
        var folder = folder
        try folder.setResourceValues(values)
    }

    static func write(_ data: Data, to file: URL) throws {
        try make(file.deletingLastPathComponent())
        try data.write(to: file, options: [.atomic, .completeFileProtection])
    }
}
