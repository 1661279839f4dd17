import Foundation
import Testing

/// What `call` throws, which must be of this type.
func thrown<E: Error, T>(_ type: E.Type, _ call: () throws -> T) throws -> E {
    do {
        let answer = try call()
        throw BadArgument(description: "it gave \(answer)")
    } catch let error as E { return error }
}

/// A value that threads share.
final class Locked<T: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var held: T
    init(_ value: T) { held = value }
    var value: T { lock.withLock { held } }
    func set(_ value: T) { lock.withLock { held = value } }
    func change(_ change: (inout T) -> Void) { lock.withLock { change(&held) } }
}

/// Runs `work` on so many threads, which begin together, and waits for all. Threads of their own: tasks
/// would share as many as there are cores.
@discardableResult
func onThreads<T: Sendable>(_ count: Int, _ work: @escaping @Sendable (Int) throws -> T) throws -> [T] {
    let results = Locked<[Int: Result<T, any Error>]>([:])
    let (start, done) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    for number in 0..<count {
        Thread {
            start.wait()
            let result = Result { try work(number) }
            results.change { $0[number] = result }
            done.signal()
        }.start()
    }
    for _ in 0..<count { start.signal() }
    for _ in 0..<count { done.wait() }
    let all = results.value
    return try (0..<count).map { try all[$0]!.get() }
}
