import CareTeamCore
import Observation

/// Help never waits for the binder, and the screen says 911 and 988 even before the library is there.
@MainActor @Observable public final class HelpDesk {
    public var isOpen = false { didSet { if isOpen { read() } } }
    public private(set) var screen: CrisisScreen?

    @ObservationIgnored private let bench: Bench

    init(_ bench: Bench) { self.bench = bench }

    func read() {
        bench.launch { _ in
        } _: { [weak self, bench] in
            self?.screen = try await bench.ask { try $0.crisis(reader: $1) }
        }
    }
}
