import Foundation
import Testing

/// The log sink belongs to the process, so one test runs at a time.
@Suite(.serialized) enum Careteam {}

/// What stands in the repository beside the package.
enum Repository {
    private static let root = URL(filePath: #filePath).appending(path: "../../../../..").standardized

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    static func vectors() throws -> [String] {
        let folder = root.appending(path: "tests/vectors/calls")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return names.filter { $0.hasSuffix(".json") }.sorted()
    }
}

/// A new, empty folder that goes away with this.
final class Folder {
    let path: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "careteam-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        path = folder.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
