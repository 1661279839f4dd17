import CareTeamCore
import Foundation
import Testing

extension Careteam {
    /// What can go wrong between two languages, seen from Swift.
    @Suite struct Boundary {
        private let folder: Folder
        private let oregon = Reader(language: "en", today: "2026-11-24", state: "OR")
        private let key = Data(repeating: 7, count: 32)
        private let then: Int64 = 1_795_000_000_000

        init() throws { folder = try Folder() }

        private var path: String { folder.path + "/binder" }

        private func made() throws -> Binder {
            try Binder.create(path: path, key: key, keyNote: "", nowMs: then)
        }

        @Test func aPanicInsideIsAnErrorWithAPlaceAndNoPayload() throws {
            let team = try CareTeam()
            let error = try thrown(CatalogError.self) { try team.defectDrill() }
            guard case .Defect(let place) = error else {
                Issue.record("it is \(error)")
                return
            }
            #expect(place.wholeMatch(of: #/src/care_team\.rs:\d+/#) != nil, "\(place)")
            #expect("\(error)" == "the library failed at \(place)")
            // The object goes on.
            #expect(try team.card(reader: oregon, roleId: "or-qmha").role == "or-qmha")
        }

        @Test func aBinderThatWasShutRefusesAndShuttingTwiceDoesNoHarm() throws {
            let binder = try made()
            try binder.shut()
            try binder.shut()
            #expect(throws: BinderError.Shut) { try binder.children() }
            #expect(throws: BinderError.Shut) { try binder.apply(change: .remove(id: "x"), nowMs: then) }
        }

        @Test func lettingGoOfABinderLetsOthersOpenTheFile() throws {
            do {
                let binder = try made()
                #expect(throws: BinderError.InUse) { try Binder.open(path: path, key: key) }
                #expect(try binder.children().isEmpty)
            }
            #expect(try Binder.open(path: path, key: key).children().isEmpty)
        }

        @Test func whatOneThreadMakesOthersUseAndLetGo() throws {
            let shared = Locked<Binder?>(try made())
            let (now, change) = (then + 1, Change.addChild(fields: ChildFields(name: "Ada")))
            try onThreads(1) { _ in _ = try shared.value?.apply(change: change, nowMs: now) }
            let counts = try onThreads(1) { _ in try shared.value?.children().count }
            #expect(counts == [1])
            try onThreads(1) { _ in shared.set(nil) }
            #expect(try Binder.open(path: path, key: key).children().count == 1)
        }

        @Test func eightThreadsAtOnceGetWholeAnswersAndLoseNoChange() throws {
            let (threads, each) = (8, 25)
            let (team, binder, oregon, then) = (try CareTeam(), try made(), oregon, then)
            let card = try team.card(reader: oregon, roleId: "or-qmha")
            let ids = try onThreads(threads) { number in
                try (0..<each).map { at in
                    let name = "child \(number)-\(at)"
                    let change = Change.addChild(fields: ChildFields(name: name))
                    let now = then + Int64(number * 1_000 + at)
                    let id = try #require(try binder.apply(change: change, nowMs: now).added.first)
                    #expect(try team.card(reader: oregon, roleId: "or-qmha") == card)
                    #expect(try binder.team(childId: id).child.name == name)
                    return id
                }
            }.flatMap { $0 }
            #expect(Set(ids).count == threads * each)
            let kept = try binder.children().map(\.child.id)
            #expect(Set(ids) == Set(kept))
        }

        @Test func shuttingWhileOthersAreInsideBreaksNothing() throws {
            let binder = try made()
            let ends = try onThreads(4) { number -> BinderError? in
                if number == 0 {
                    Thread.sleep(forTimeInterval: 0.02)
                    try binder.shut()
                    return .Shut
                }
                for _ in 0..<1_000_000 {
                    do { _ = try binder.children() } catch let error as BinderError { return error }
                }
                return nil
            }
            #expect(ends == Array(repeating: .Shut, count: 4))
        }

        @Test func anErrorHasItsFieldsAndATextOfItsOwn() throws {
            let team = try CareTeam()
            let unknown = CatalogError.Unknown(what: "role", id: "no-such")
            let error = try thrown(CatalogError.self) { try team.card(reader: oregon, roleId: "no-such") }
            #expect(error == unknown)
            #expect("\(error)" == "role \"no-such\" is not in the catalog")
            #expect((error as any Error).localizedDescription == "role \"no-such\" is not in the catalog")
            let short = try thrown(BinderError.self) {
                try Binder.create(path: path, key: Data(count: 31), keyNote: "", nowMs: 1)
            }
            #expect(short == .BadKey(found: 31))
            #expect("\(short)" == "a key must have 32 bytes, this one has 31")
            #expect((short as any Error).localizedDescription == "a key must have 32 bytes, this one has 31")
        }

        @Test(arguments: ["", "👩🏽‍⚕️", "e\u{301}", String(repeating: "ñ", count: 100)])
        func anyTextCrossesWhole(_ text: String) throws {
            let binder = try made()
            let fields = ChildFields(name: "Ada", note: text)
            let id = try #require(
                try binder.apply(change: .addChild(fields: fields), nowMs: then + 1).added.first)
            let note = try binder.team(childId: id).child.note
            // Compared by bytes: to Swift, texts that look the same are the same.
            #expect(Array(note.utf8) == Array(text.utf8))
            _ = try CareTeam().identify(reader: oregon, text: text)
        }

        @Test func aZeroByteDoesNotCutATextShort() throws {
            let team = try CareTeam()
            // The catalog drops it, and has seen what stands behind it.
            let error = try thrown(CatalogError.self) { try team.card(reader: oregon, roleId: "no\0such") }
            #expect(error == .Unknown(what: "role", id: "nosuch"))
        }

        @Test func aSinkThatThrowsBreaksNoCallAndSeesNoWordOfAFamily() throws {
            let kept = KeptLog()
            setLogSink(sink: FullSink(kept))
            defer { setLogSink(sink: nil) }
            let binder = try made()
            _ = try binder.apply(change: .addChild(fields: ChildFields(name: "Canary")), nowMs: then + 1)
            #expect(throws: BinderError.Unknown(what: "child")) { try binder.team(childId: "Canary") }
            #expect(throws: BinderError.self) { try binder.importJson(json: "Canary", nowMs: 1) }
            #expect(throws: BinderError.Missing) { try Binder.open(path: folder.path + "/Canary", key: key) }
            #expect(kept.lines.contains { $0.hasSuffix(" binder made") }, "\(kept.lines)")
            #expect(kept.lines.contains { $0.contains("binder not opened") }, "\(kept.lines)")
            #expect(!kept.lines.contains { $0.contains("Canary") }, "\(kept.lines)")
        }

        @Test func aSinkIsLetGoWhenAnotherTakesItsPlace() throws {
            weak var watched: KeptLog?
            do {
                let sink = KeptLog()
                watched = sink
                setLogSink(sink: sink)
            }
            #expect(watched != nil)
            setLogSink(sink: nil)
            #expect(watched == nil)
        }
    }
}

/// Takes a line and fails.
private final class FullSink: LogSink {
    private let kept: KeptLog
    init(_ kept: KeptLog) { self.kept = kept }
    func log(level: LogLevel, target: String, text: String) throws {
        try kept.log(level: level, target: target, text: text)
        throw LogSinkError.Failed
    }
}
