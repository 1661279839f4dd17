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
    private func walk(_ parent: Parent, _ look: (String) async throws -> Void) async throws {
        let desk = parent.world.desk
        for (place, spot) in Self.spots {
            await parent.goes(to: place, spot)
            try await look("\(place) \(spot.map { "\($0)" } ?? "")")
        }
        let person = try #require(desk.team.team?.people.first?.id)
        await parent.goes(to: .team, .person(person))
        try await look("person")
        let visit = try #require(desk.visit.history?.visits.first?.visit.id)
        await parent.goes(to: .visit, .visit(visit))
        await parent.tapsWhere(try #require(desk.visit.visit?.items.first?.text))
        try await look("visit, a question open")
    }

    private func shown(_ parent: Parent) -> [_Node] {
        // The other places are there too, behind what is shown; the tab view shows one.
        parent.tree.all
    }

    @Test(arguments: ["en", "es"]) func everythingThatCanBeTouchedSaysWhatItIs(_ language: String)
        async throws
    {
        let parent = try await ScreenStates.family(language: language)
        var touched = 0
        try await walk(parent) { place in
            for node in shown(parent)
            where node._canBeTapped || node.kind.hasSuffix("Field") || !node.actions.isEmpty {
                touched += 1
                let said = node.spoken.trimmingCharacters(in: .whitespaces)
                #expect(!said.isEmpty, "\(place): a \(node.kind) says nothing")
                #expect(
                    !said.contains(".fill") && !said.contains("magnifyingglass"),
                    "\(place): “\(said)” is the name of a picture")
            }
            parent.allWordsAreThere()
        }
        #expect(touched > 200)
    }

    @Test func helpIsOnEveryScreen() async throws {
        let parent = try await ScreenStates.family()
        var screens = 0
        try await walk(parent) { place in
            await parent.taps("Help now")
            #expect(parent.world.desk.help.isOpen, "\(place)")
            parent.sees("Call 988")
            await parent.taps("Close")
            screens += 1
        }
        #expect(screens == 14)
    }

    @Test func everyScreenHasATitleAndAHeadingForTheRotor() async throws {
        let parent = try await ScreenStates.family()
        try await walk(parent) { place in
            let nodes = shown(parent)
            #expect(nodes.contains { $0.kind == "NavigationTitle" && !$0.label.isEmpty }, "\(place)")
            // Rights and the list of all sources are rows of one kind under their title.
            if place.contains("rights") || place.contains("allSources") { return }
            #expect(
                nodes.contains { $0.traits.contains(.isHeader) }, "\(place) has no heading\n\(parent.outline)"
            )
        }
    }

    @Test func aStatusIsAWordAndNotOnlyAColor() async throws {
        let parent = try await ScreenStates.family()
        await parent.goes(to: .team)
        let coverage = try #require(parent.world.desk.team.coverage)
        let words: [Coverage: String] = [
            .covered: "Covered", .underSupervision: "With a backup", .ask: "Ask about it", .nobody: "Nobody",
        ]
        for row in coverage.capabilities { parent.sees(try #require(words[row.state])) }
        #expect(Set([Coverage.covered, .underSupervision, .ask, .nobody].map { Mark($0).symbol }).count == 4)
    }

    @Test func whatTheFingerDragsVoiceOverMoves() async throws {
        let parent = try await ScreenStates.family()
        let item = try #require(parent.world.desk.visit.visit?.items.first)
        let row = parent.tree.all.filter { $0.label == "Asked: \(item.text)" }
        #expect(row.contains { $0.actions["Move down"] != nil && $0.actions["Move up"] != nil })
    }

    @Test(arguments: [true, false]) func nothingMovesWhereMotionIsReduced(_ still: Bool) async throws {
        let parent = try await ScreenStates.family(reduceMotion: still)
        let before = _Motion.count
        await parent.tapsWhere(try #require(parent.questions.first))
        await parent.chooses("Remove", of: "Asked: \(try #require(parent.questions.last))")
        parent.sees("Removed")
        #expect((_Motion.count == before) == still)
    }

    @Test func theLargestLettersHideNoWayBack() async throws {
        let parent = try await ScreenStates.family(letters: .accessibility5)
        let question = try #require(parent.questions.first)
        await parent.chooses("Remove", of: "Asked: \(question)")
        parent.sees("Removed")
        parent.doesNotSee(question)
        await parent.taps("Undo")
        parent.sees(question)
        await parent.taps("Close")
        parent.doesNotSee("Taken back")
    }

    @Test func theMapIsOnePictureThatSaysItsNumbers() async throws {
        let parent = try await ScreenStates.family()
        parent.world.desk.turn(to: .team)
        parent.world.desk.team.asMap = true
        await parent.waits()
        let map = try #require(parent.tree.all.first { $0.traits.contains(.isImage) })
        let rows = try #require(parent.world.desk.team.coverage).capabilities
        #expect(map.children.isEmpty)
        #expect(map.label.contains("Nobody: \(rows.filter { $0.state == .nobody }.count)."))
    }
}
