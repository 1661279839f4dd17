import CareTeamCore
import Foundation
import Testing

extension Careteam {
    @Suite(.timeLimit(.minutes(1))) struct LiveBinders {
        private let folder: Folder
        private let key = Data(repeating: 7, count: 32)

        init() throws { folder = try Folder() }

        private var path: String { folder.path + "/binder" }

        private func made() throws -> LiveBinder {
            LiveBinder(try Binder.create(path: path, key: key, keyNote: "", nowMs: .nowMs))
        }

        @Test func closingLetsTheFileBeOpenedAtOnceAndTwiceDoesNoHarm() throws {
            let live = try made()
            #expect(throws: BinderError.InUse) { try Binder.open(path: path, key: key) }
            live.close()
            live.close()
            #expect(throws: BinderError.Shut) { try live.read { try $0.children() } }
            #expect(try Binder.open(path: path, key: key).children().isEmpty)
        }

        @Test func lettingGoClosesEvenWhileSomebodyFollows() async throws {
            var live: LiveBinder? = try made()
            var views = try #require(live).follow { try $0.children().count }.makeAsyncIterator()
            #expect(try await views.next() == 0)
            live = nil
            #expect(try await views.next() == nil)
            #expect(try Binder.open(path: path, key: key).children().isEmpty)
        }

        @Test func aFollowedViewComesAgainAfterAChangeAndNotAfterNone() async throws {
            let live = try made()
            var names = live.follow { try $0.children().map(\.child.name) }.makeAsyncIterator()
            #expect(try await names.next() == [])
            let id = try #require(try live.apply(.addChild(fields: ChildFields(name: "Ada"))).added.first)
            #expect(try await names.next() == ["Ada"])
            // Neither changes what is followed, so the next view is the one after.
            try live.apply(.addNeed(childId: id, fields: NeedFields(words: "sleep")))
            try live.undo()
            try live.apply(.editChild(id: id, fields: ChildFields(name: "Ida")))
            #expect(try await names.next() == ["Ida"])
            live.close()
            #expect(try await names.next() == nil)
        }

        @Test func whatReadingThrowsEndsTheStream() async throws {
            let live = try made()
            var views = live.follow { try $0.team(childId: "nobody") }.makeAsyncIterator()
            await #expect(throws: BinderError.Unknown(what: "child")) { _ = try await views.next() }
        }

        @Test func eachListenerHasAStreamOfItsOwn() async throws {
            let live = try made()
            var (one, two) = (live.changes.makeAsyncIterator(), live.changes.makeAsyncIterator())
            #expect(await one.next() != nil)
            #expect(await two.next() != nil)
            try live.apply(.addChild(fields: ChildFields(name: "Ada")))
            #expect(await one.next() != nil)
            #expect(await two.next() != nil)
            live.close()
            #expect(await one.next() == nil)
            var late = live.changes.makeAsyncIterator()
            #expect(await late.next() == nil)
        }

        @Test func aChangeThatFailsTellsNobody() async throws {
            let live = try made()
            var changes = live.changes.makeAsyncIterator()
            #expect(await changes.next() != nil)
            #expect(throws: BinderError.self) { try live.apply(.remove(id: "nobody")) }
            live.close()
            #expect(await changes.next() == nil)
        }
    }
}
