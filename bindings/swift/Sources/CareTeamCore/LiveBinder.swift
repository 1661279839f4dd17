import Foundation

/// A binder whose changes can be followed: a screen iterates ``follow(_:)`` and is drawn anew after each
/// change that went through here.
///
/// It owns the binder. ``close()`` shuts the file, so that it can be opened again at once; letting go of
/// the last reference does the same.
public final class LiveBinder: Sendable {
    private let binder: Binder
    private let listeners = Listeners()

    /// Takes a binder over.
    public init(_ binder: Binder) { self.binder = binder }

    deinit { close() }

    /// Makes one change. When this returns, it is on the disk.
    @discardableResult
    public func apply(_ change: Change, nowMs: Int64 = .nowMs) throws -> Applied {
        try telling { try binder.apply(change: change, nowMs: nowMs) }
    }

    /// Takes the last change back, once.
    @discardableResult
    public func undo(nowMs: Int64 = .nowMs) throws -> Applied {
        try telling { try binder.undo(nowMs: nowMs) }
    }

    /// Takes records in. Of a field that both have, the one changed later stays.
    @discardableResult
    public func importJson(_ json: String, nowMs: Int64 = .nowMs) throws -> ImportPreview {
        try telling { try binder.importJson(json: json, nowMs: nowMs) }
    }

    /// Reads once, on the thread of the caller.
    public func read<T>(_ view: (Binder) throws -> T) rethrows -> T { try view(binder) }

    /// One element now, and one after changes. Elements carry nothing: who listens reads anew. It ends when
    /// this is closed. Several may listen, each with a stream of its own.
    public var changes: AsyncStream<Void> { listeners.add() }

    /// Reads now and after each change, off the main actor. What stays the same is not repeated, and who is
    /// slow gets the newest. It ends when this is closed, and throws what reading throws.
    public func follow<T: Equatable & Sendable>(
        _ view: @escaping @Sendable (Binder) throws -> T
    ) -> AsyncThrowingStream<T, any Error> {
        // Not self: who only listens keeps no binder open.
        let (binder, changes) = (binder, changes)
        return AsyncThrowingStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let task = Task {
                var last: T?
                do {
                    for await _ in changes {
                        let now = try view(binder)
                        if now != last { continuation.yield(now) }
                        last = now
                    }
                    continuation.finish()
                } catch BinderError.Shut {
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    /// Shuts the file and ends all streams. Twice does no harm.
    public func close() {
        // Shutting fails only by a defect, and then the file is let go with the object.
        try? binder.shut()
        listeners.end()
    }

    private func telling<T>(_ change: () throws -> T) rethrows -> T {
        let result = try change()
        listeners.tell()
        return result
    }
}

extension Int64 {
    /// Milliseconds since 1970, as a binder stamps its changes.
    public static var nowMs: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }
}

/// Streams by number. The lock guards both members.
private final class Listeners: @unchecked Sendable {
    private let lock = NSLock()
    private var next = 0
    private var open: [Int: AsyncStream<Void>.Continuation]? = [:]

    func add() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number: Int? = lock.withLock {
            guard open != nil else { return nil }
            next += 1
            open?[next] = continuation
            return next
        }
        guard let number else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in self?.remove(number) }
        continuation.yield()
        return stream
    }

    func tell() {
        for continuation in lock.withLock({ open ?? [:] }).values { continuation.yield() }
    }

    func end() {
        // Outside the lock: ending calls `remove`.
        let ended = lock.withLock {
            defer { open = nil }
            return open ?? [:]
        }
        for continuation in ended.values { continuation.finish() }
    }

    private func remove(_ number: Int) { lock.withLock { _ = open?.removeValue(forKey: number) } }
}
