import Shell
import SwiftUI
import Testing
import World

@testable import Screens

/// A parent with the phone in the hand: they see what stands there, tap, type and wait.
@MainActor final class Hands {
    let world: World
    private var probe: Probe

    init(language: String = "en", state: String? = "OR", lock: Bool = false) async throws {
        world = try World(language: language, state: state, lock: lock)
        probe = Probe(RoomView(desk: world.desk))
        await wait()
    }

    var phone: TestPhone { world.phone }
    var outline: String { probe.outline }
    var tree: _Node { probe.tree }

    /// Until nothing moves any more.
    func wait() async {
        for _ in 0..<3 {
            await probe.settle(turns: 5)
            await world.desk.settled()
        }
        _ = probe.tree
    }

    func startAgain() async {
        await world.endAndStartAgain()
        probe = Probe(RoomView(desk: world.desk))
        await wait()
    }

    func tap(_ label: String, at place: SourceLocation = #_sourceLocation) async {
        await hand(place) { try self.probe.tap(label) }
    }

    /// Taps the first thing that says so, also where more than that is said.
    func tapWhere(_ part: String, at place: SourceLocation = #_sourceLocation) async {
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

    func type(_ text: String, into label: String, at place: SourceLocation = #_sourceLocation) async {
        await hand(place) { try self.probe.type(text, into: label) }
    }

    func choose(_ choice: String, of label: String, at place: SourceLocation = #_sourceLocation) async {
        await hand(place) { try self.probe.perform(choice, on: label) }
    }

    func drag(_ label: String, before row: Int, at place: SourceLocation = #_sourceLocation) async {
        await hand(place) { try self.probe.drag(label, before: row) }
    }

    private func hand(_ place: SourceLocation, _ act: () throws -> Void) async {
        do { try act() } catch { Issue.record("\(error)", sourceLocation: place) }
        await wait()
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
