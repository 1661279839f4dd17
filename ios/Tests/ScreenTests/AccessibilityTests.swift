import CareTeamCore
import Shell
import SwiftUI
import Testing
import World

@testable import Screens

/// What VoiceOver is told on every screen, in both languages.
@MainActor @Suite struct AccessibilityTests {
    static let spots: [(Shell.Place, Spot?)] =
        Shell.Place.allCases.map { ($0, nil) } + [
            (.ask, .card("or-qmha")), (.ask, .sources("or-qmha")), (.role, .compare(["us-msw", "us-lcsw"])),
            (.team, .needs), (.visit, .plan), (.more, .rights), (.more, .allSources),
        ]

    /// What a screen of its own shows beside what every screen has.
    private func walk(_ hands: Hands, _ look: (String) async throws -> Void) async throws {
        let desk = hands.world.desk
        for (place, spot) in Self.spots {
            desk.turn(to: place, spot.map { [$0] } ?? [])
            await hands.wait()
            try await look("\(place) \(spot.map { "\($0)" } ?? "")")
        }
        let person = try #require(desk.team.team?.people.first?.id)
        desk.turn(to: .team, [.person(person)])
        await hands.wait()
        try await look("person")
        let visit = try #require(desk.visit.history?.visits.first?.visit.id)
        desk.turn(to: .visit, [.visit(visit)])
        await hands.wait()
        await hands.tapWhere(try #require(desk.visit.visit?.items.first?.text))
        try await look("visit, a question open")
    }

    private func shown(_ hands: Hands) -> [_Node] {
        // The other places are there too, behind what is shown; the tab view shows one.
        hands.tree.all
    }

    @Test(arguments: ["en", "es"]) func everythingThatCanBeTouchedSaysWhatItIs(_ language: String)
        async throws
    {
        let hands = try await ScreenStates.family(language: language)
        var touched = 0
        try await walk(hands) { place in
            for node in shown(hands)
            where node._canBeTapped || node.kind.hasSuffix("Field") || !node.actions.isEmpty {
                touched += 1
                let said = node.spoken.trimmingCharacters(in: .whitespaces)
                #expect(!said.isEmpty, "\(place): a \(node.kind) says nothing")
                #expect(
                    !said.contains(".fill") && !said.contains("magnifyingglass"),
                    "\(place): “\(said)” is the name of a picture")
            }
            hands.allWordsAreThere()
        }
        #expect(touched > 200)
    }

    @Test func helpIsOnEveryScreen() async throws {
        let hands = try await ScreenStates.family()
        var screens = 0
        try await walk(hands) { place in
            await hands.tap("Help now")
            #expect(hands.world.desk.help.isOpen, "\(place)")
            hands.sees("Call 988")
            await hands.tap("Close")
            screens += 1
        }
        #expect(screens == 14)
    }

    @Test func everyScreenHasATitleAndAHeadingForTheRotor() async throws {
        let hands = try await ScreenStates.family()
        try await walk(hands) { place in
            let nodes = shown(hands)
            #expect(nodes.contains { $0.kind == "NavigationTitle" && !$0.label.isEmpty }, "\(place)")
            // Rights and the list of all sources are rows of one kind under their title.
            if place.contains("rights") || place.contains("allSources") { return }
            #expect(
                nodes.contains { $0.traits.contains(.isHeader) }, "\(place) has no heading\n\(hands.outline)")
        }
    }

    @Test func aStatusIsAWordAndNotOnlyAColor() async throws {
        let hands = try await ScreenStates.family()
        hands.world.desk.turn(to: .team)
        await hands.wait()
        let coverage = try #require(hands.world.desk.team.coverage)
        let words: [Coverage: String] = [
            .covered: "Covered", .underSupervision: "With a backup", .ask: "Ask about it", .nobody: "Nobody",
        ]
        for row in coverage.capabilities { hands.sees(try #require(words[row.state])) }
        #expect(Set([Coverage.covered, .underSupervision, .ask, .nobody].map { Mark($0).symbol }).count == 4)
    }

    @Test func whatTheFingerDragsVoiceOverMoves() async throws {
        let hands = try await ScreenStates.family()
        let item = try #require(hands.world.desk.visit.visit?.items.first)
        let row = hands.tree.all.filter { $0.label == "Asked: \(item.text)" }
        #expect(row.contains { $0.actions["Move down"] != nil && $0.actions["Move up"] != nil })
    }

    @Test func theMapIsOnePictureThatSaysItsNumbers() async throws {
        let hands = try await ScreenStates.family()
        hands.world.desk.turn(to: .team)
        hands.world.desk.team.asMap = true
        await hands.wait()
        let map = try #require(hands.tree.all.first { $0.traits.contains(.isImage) })
        let rows = try #require(hands.world.desk.team.coverage).capabilities
        #expect(map.children.isEmpty)
        #expect(map.label.contains("Nobody: \(rows.filter { $0.state == .nobody }.count)."))
    }
}
