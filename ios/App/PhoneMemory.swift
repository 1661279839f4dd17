import Foundation
import Shell

/// Settings and whereabouts as small files of our own: they are sealed while the phone is locked, which the
/// system's settings are not.
@MainActor final class PhoneMemory: Memory {
    private let folder: URL

    init(folder: URL) { self.folder = folder }

    func settings() -> Settings {
        if let kept: Settings = read("settings") { return kept }
        let spanish = Locale.preferredLanguages.first?.hasPrefix("es") ?? false
        return Settings(language: spanish ? "es" : "en")
    }

    func keep(_ settings: Settings) { write(settings, "settings") }
    func whereabouts() -> Whereabouts? { read("whereabouts") }
    func keep(_ whereabouts: Whereabouts) { write(whereabouts, "whereabouts") }

    private func read<T: Decodable>(_ name: String) -> T? {
        guard let data = try? Data(contentsOf: folder.appending(path: name)) else { return nil }
        return try? JSONDecoder().decode(T.self, from: data)
    }

    /// A setting that cannot be kept is chosen again at the next start; the parent is not held up for it.
    private func write(_ value: some Encodable, _ name: String) {
        guard let data = try? JSONEncoder().encode(value) else { return }
        try? PrivateFolder.write(data, to: folder.appending(path: name))
    }
}
