import Shell
import SwiftUI
import Testing
import World

@testable import Screens

/// Nobody taps as a tired parent does, so this taps everywhere. The same numbers each time.
@MainActor @Suite struct Monkey {
    private struct Dice: RandomNumberGenerator {
        var state: UInt64 = 20_261_130
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    @Test func fourHundredRandomTouchesLoseNothing() async throws {
        let parent = try await ScreenStates.family()
        let desk = parent.world.desk
        var dice = Dice()
        let texts = [
            "QMHA", "", "he hits", "Jane Doe, LCSW", "ñandú 🎈", String(repeating: "long ", count: 500),
        ]
        var seen: Set<String> = []
        for _ in 0..<400 {
            let nodes = parent.tree.all.filter {
                !$0.disabled && ($0._canBeTapped || $0._canBeTyped || !$0.actions.isEmpty)
            }
            let node = try #require(
                nodes.randomElement(using: &dice), "a screen with no way on:\n\(parent.outline)")
            // Deleting everything needs its word, which no monkey types; removing is meant to lose.
            if node.spoken.contains("Remove") { continue }
            if node._canBeTyped {
                node._type(texts.randomElement(using: &dice) ?? "")
            } else if node._canBeTapped {
                node._tap()
            } else if let action = node.actions.keys.sorted().filter({ $0 != "Remove" }).randomElement(
                using: &dice)
            {
                node.actions[action]?()
            }
            await parent.waits()
            seen.insert("\(desk.place) \(desk.stack(of: desk.place).count)")
        }
        parent.allWordsAreThere()
        #expect(seen.count > 6, "the monkey came nowhere: \(seen)")
        let kept = try await parent.world.inBinder { binder in
            try binder.children().map { ($0.people, $0.visits) }
        }
        #expect(kept?.contains { $0.0 >= 1 && $0.1 >= 1 } == true)
    }
}
