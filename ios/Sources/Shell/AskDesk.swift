import CareTeamCore
import Observation

/// Search as you type. An answer to an older text never replaces that to a newer one.
@MainActor @Observable public final class AskDesk {
    public var text = "" { didSet { if text != oldValue { again() } } }
    public private(set) var answer: Identification?
    /// The same words heard as a need or as danger: a parent types into the field that is there.
    public private(set) var heard: Recognition?
    public private(set) var next: VisitRow?
    public private(set) var kinds: [VisitKind] = []
    public private(set) var trouble: Trouble?

    @ObservationIgnored private let bench: Bench
    @ObservationIgnored private var asking: Task<Void, Never>?

    init(_ bench: Bench) { self.bench = bench }

    /// The same words again, as after the state or the language was changed.
    public func again() {
        asking?.cancel()
        trouble = nil
        guard !text.allSatisfy(\.isWhitespace) else {
            (answer, heard) = (nil, nil)
            return
        }
        let asked = text
        asking = bench.launch { [weak self] trouble in
            guard let self, asked == text else { return }
            (answer, heard) = (nil, nil)
            self.trouble = trouble
        } _: { [weak self, bench] in
            let found = try await bench.ask { core, reader in
                (
                    try core.identify(reader: reader, text: asked),
                    try core.recognize(reader: reader, text: asked)
                )
            }
            guard let self, asked == text else { return }
            (answer, heard) = found
        }
    }

    /// Shows what the returning parent came for. Trouble with the binder is told where it is used.
    func load() {
        bench.launch { [weak self] _ in
            self?.next = nil
        } _: { [weak self, bench] in
            let (settings, today) = (bench.settings, bench.device.today)
            let next = try await bench.family.look { binder in
                try binder.currentChild(settings).flatMap {
                    try binder.home(childId: $0.id, today: today).nextVisit
                }
            }
            let kinds = next == nil ? [] : try await bench.ask { try $0.visitKinds(reader: $1) }
            guard let self else { return }
            (self.next, self.kinds) = (next, kinds)
        }
    }

    func forgetFamily() { next = nil }
}
