import Shell
import SwiftUI
import Testing
import World

@testable import Screens

/// A parent with the phone in the hand: they see what stands there, tap, type and wait.
@MainActor final class Parent {
    let world: World
    private var probe: Probe

    init(
        language: String = "en", state: String? = "OR", lock: Bool = false, libraryOpens: Bool = true,
        reduceMotion: Bool = false, letters: DynamicTypeSize = .large
    ) async throws {
        world = try World(language: language, state: state, lock: lock, libraryOpens: libraryOpens)
        probe = Probe(RoomView(desk: world.desk), reduceMotion: reduceMotion, letters: letters)
        await waits()
    }

    var phone: TestPhone { world.phone }
    var outline: String { probe.outline }
    var tree: _Node { probe.tree }
    /// The questions of the list that is open, in its order.
    var questions: [String] { world.desk.visit.visit?.items.map(\.text) ?? [] }

    /// Until nothing moves any more.
    func waits() async {
        for _ in 0..<3 {
            await probe.settle(turns: 5)
            await world.desk.settled()
        }
        _ = probe.tree
    }

    /// Another app comes to the front, or the screen goes dark.
    func putsThePhoneAway() async {
        probe.phase = .background
        await waits()
    }

    func comesBack() async {
        probe.phase = .active
        await waits()
    }

    /// The system has ended the app meanwhile.
    func opensTheApp(on day: String) async {
        phone.today = day
        await world.endAndStartAgain()
        probe = Probe(RoomView(desk: world.desk))
        await waits()
    }

    func goes(to place: Shell.Place, _ spot: Spot? = nil) async {
        world.desk.turn(to: place, spot.map { [$0] } ?? [])
        await waits()
    }

    func taps(_ label: String, at place: SourceLocation = #_sourceLocation) async {
        await hand(place) { try self.probe.tap(label) }
    }

    /// Taps the first thing that says so, also where more than that is said.
    func tapsWhere(_ part: String, at place: SourceLocation = #_sourceLocation) async {
        await hand(place) {
            let all = self.probe.tree.all.filter { $0._canBeTapped && $0.spoken.contains(part) }
            // The box beside a question says the question too.
            let found = all.first { $0.kind != "Toggle" } ?? all.first
            guard let found else {
                throw ProbeError(description: "nothing to tap says “\(part)” in\n\(self.outline)")
            }
            found._tap()
        }
    }

    func types(_ text: String, into label: String, at place: SourceLocation = #_sourceLocation) async {
        await hand(place) { try self.probe.type(text, into: label) }
    }

    func chooses(_ choice: String, of label: String, at place: SourceLocation = #_sourceLocation) async {
        await hand(place) { try self.probe.perform(choice, on: label) }
    }

    func dragsToTheTop(_ label: String, at place: SourceLocation = #_sourceLocation) async {
        await hand(place) { try self.probe.drag(label, before: 0) }
    }

    private func hand(_ place: SourceLocation, _ act: () throws -> Void) async {
        do { try act() } catch { Issue.record("\(error)", sourceLocation: place) }
        await waits()
    }

    /// Somewhere on the screen, in whole or in part.
    func sees(_ part: String, at place: SourceLocation = #_sourceLocation) {
        let there = tree.all.contains { $0.says(part) }
        if !there { Issue.record("nowhere: “\(part)” in\n\(outline)", sourceLocation: place) }
    }

    func doesNotSee(_ part: String, at place: SourceLocation = #_sourceLocation) {
        if tree.all.contains(where: { $0.says(part) }) {
            Issue.record("“\(part)” stands in\n\(outline)", sourceLocation: place)
        }
    }

    func hears(_ part: String, at place: SourceLocation = #_sourceLocation) {
        if phone.spoken.last?.text.contains(part) != true {
            Issue.record("“\(part)” is not read aloud", sourceLocation: place)
        }
    }

    func value(of label: String) -> String? { try? probe.node(label).value }
    func isDisabled(_ label: String) -> Bool? { try? probe.node(label).disabled }

    /// Nothing on the screen lacks its words, in this language.
    func allWordsAreThere(at place: SourceLocation = #_sourceLocation) {
        doesNotSee("⟦", at: place)
        let missing = _Catalog.app.missing
        if !missing.isEmpty { Issue.record("not in the catalog: \(missing.sorted())", sourceLocation: place) }
    }
}

extension _Node {
    func says(_ part: String) -> Bool { label.contains(part) || (value ?? "").contains(part) }
}
