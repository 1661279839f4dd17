import Foundation

/// Text that is still being typed. It is kept after a short rest of the fingers, and at once when the screen
/// or the app is left, so that not each letter waits for the disk and none is lost.
@MainActor final class Drafts {
    private let bench: Bench
    private let onTrouble: @MainActor (Trouble) -> Void
    private var waiting: [(field: String, number: Int, keep: @MainActor () async throws -> Void)] = []
    private var counted = 0
    private var clock: Task<Void, Never>?
    static let rest = Duration.milliseconds(400)

    init(_ bench: Bench, onTrouble: @escaping @MainActor (Trouble) -> Void) {
        self.bench = bench
        self.onTrouble = onTrouble
    }

    /// Keeps the newest text of a field; what waited for the same field is replaced.
    func later(_ field: String, _ keep: @escaping @MainActor () async throws -> Void) {
        counted += 1
        waiting.removeAll { $0.field == field }
        waiting.append((field, counted, keep))
        clock?.cancel()
        clock = bench.launch(onTrouble) { [weak self] in
            try await Task.sleep(for: Self.rest)
            try await self?.flush()
        }
    }

    func flush() async throws {
        while let first = waiting.first {
            try await first.keep()
            // What failed stays and is tried again; what was typed meanwhile is newer and stays too.
            waiting.removeAll { $0.number == first.number }
        }
    }
}
