import CareTeamCore
import Foundation
import Observation

/// What the holders of the screens share.
@MainActor @Observable public final class Bench {
    public internal(set) var settings: Settings
    public internal(set) var notice: Notice?
    /// Whether the lock of the app is shut. Ask, Role and Help now do not ask for it.
    public internal(set) var locked: Bool

    @ObservationIgnored let device: any Device
    @ObservationIgnored let family: Family
    @ObservationIgnored private let library: Library
    @ObservationIgnored private var running: [Int: Task<Void, Never>] = [:]
    @ObservationIgnored private var started = 0

    init(core: Core, device: any Device, settings: Settings) {
        self.device = device
        self.settings = settings
        locked = settings.lock
        library = Library(open: core.catalog)
        family = Family(safe: core.safe, locked: settings.lock)
    }

    var reader: Reader { Reader(language: settings.language, today: device.today, state: settings.state) }

    func ask<T: Sendable>(_ question: @Sendable (any CareTeamProtocol, Reader) throws -> T) async throws -> T
    {
        let reader = reader
        return try await library.ask { try question($0, reader) }
    }

    @discardableResult
    func apply(_ change: Change) async throws -> [String] {
        let now = device.nowMs
        return try await family.with(creating: true) { try $0.apply(change: change, nowMs: now).added }
    }

    /// The child to write for. The first one is made when the first thing is kept: no form before that.
    func childToKeep() async throws -> String {
        let (settings, now) = (settings, device.nowMs)
        return try await family.with(creating: true) { binder in
            if let child = try binder.currentChild(settings) { return child.id }
            let fields = ChildFields(state: settings.state)
            return try binder.apply(change: .addChild(fields: fields), nowMs: now).added[0]
        }
    }

    /// Runs one thing that a screen wants; what fails is told to that screen.
    @discardableResult
    func launch(
        _ onTrouble: @escaping @MainActor (Trouble) -> Void,
        _ work: @escaping @MainActor () async throws -> Void
    ) -> Task<Void, Never> {
        started += 1
        let number = started
        let task = Task { @MainActor [weak self] in
            do { try await work() } catch is CancellationError {} catch { onTrouble(Trouble(error)) }
            self?.running[number] = nil
        }
        running[number] = task
        return task
    }

    /// Returns when nothing runs any more.
    func settled() async {
        while let task = running.values.first { await task.value }
    }
}

extension BinderProtocol {
    /// The child that the screens are about: the chosen one, else the first.
    func currentChild(_ settings: Settings) throws -> Child? {
        let children = try children().map(\.child)
        return children.first { $0.id == settings.childId } ?? children.first
    }
}
