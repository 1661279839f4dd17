import CareTeamCore
import Foundation
import Observation

@MainActor @Observable public final class MoreDesk {
    public private(set) var about: About?
    public private(set) var states: [StateLine] = []
    public private(set) var rights: [Right] = []
    public private(set) var sources: [SourceNote] = []
    /// A backup or a saved text, ready to be given to another app.
    public private(set) var made: URL?
    /// A file that the parent chose, until its words open it.
    public private(set) var offered: Data?
    public private(set) var preview: ImportPreview?
    public private(set) var working = false
    public private(set) var trouble: Trouble?

    @ObservationIgnored private let bench: Bench
    @ObservationIgnored private var opened: String?

    /// Fewer letters than this the core refuses.
    public static let shortestPassphrase = 10

    init(_ bench: Bench) { self.bench = bench }

    private func tell(_ trouble: Trouble) {
        self.trouble = trouble
        working = false
    }

    public func load() {
        bench.launch(tell) { [weak self, bench] in
            let (about, states) = try await bench.ask { (try $0.about(), try $0.states(reader: $1)) }
            guard let self else { return }
            (self.about, self.states, trouble) = (about, states, nil)
        }
    }

    public func loadRights() {
        bench.launch(tell) { [weak self, bench] in
            self?.rights = try await bench.ask { try $0.rights(reader: $1, topic: nil, roleId: nil) }
            self?.trouble = nil
        }
    }

    public func loadSources() {
        bench.launch(tell) { [weak self, bench] in
            self?.sources = try await bench.ask { try $0.sources(reader: $1, roleId: nil) }
            self?.trouble = nil
        }
    }

    public func backUp(_ passphrase: String) {
        guard passphrase.count >= Self.shortestPassphrase else { return tell(.shortPassphrase) }
        (trouble, working) = (nil, true)
        bench.launch(tell) { [weak self, bench] in
            let data = try await bench.family.with { try $0.backup(passphrase: passphrase) }
            self?.made = try bench.device.file(named: "careteam-\(bench.device.today).age", holding: data)
            self?.working = false
        }
    }

    /// Takes a chosen file; `nil` puts it away.
    public func offer(_ data: Data?) { (offered, opened, preview, trouble) = (data, nil, nil, nil) }

    public func couldNotRead() { tell(.wrongPassphrase) }

    /// Opens the chosen file and says what would change. Nothing is written yet.
    public func preview(_ passphrase: String) {
        guard let data = offered else { return }
        let now = bench.device.nowMs
        (trouble, working) = (nil, true)
        bench.launch(tell) { [weak self, bench] in
            // Opening takes a second of work on purpose.
            let json: String
            do { json = try await bench.family.openBackup(data, passphrase: passphrase) } catch {
                self?.tell(.wrongPassphrase)
                return
            }
            let preview = try await bench.family.with(creating: true) {
                try $0.previewImport(json: json, nowMs: now)
            }
            guard let self else { return }
            (opened, self.preview, working) = (json, preview, false)
        }
    }

    public func bringIn() {
        guard let json = opened else { return }
        let now = bench.device.nowMs
        bench.launch(tell) { [weak self, bench] in
            _ = try await bench.family.with(creating: true) { try $0.importJson(json: json, nowMs: now) }
            self?.offer(nil)
            bench.notice = .saved
        }
    }

    public func saveReadable() {
        bench.launch(tell) { [weak self, bench] in
            let text = try await bench.family.salvage()
            let name = "careteam-\(bench.device.today).json"
            self?.made = try bench.device.file(named: name, holding: Data(text.utf8))
        }
    }

    func fail(_ trouble: Trouble) { tell(trouble) }

    func forget() {
        offer(nil)
        made = nil
    }

    func again() {
        if about != nil { load() }
        if !rights.isEmpty { loadRights() }
        if !sources.isEmpty { loadSources() }
    }
}
