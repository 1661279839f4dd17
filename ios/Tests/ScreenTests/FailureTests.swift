import CareTeamCore
import Shell
import SwiftUI
import Testing
import World

@testable import Screens

/// Each screen when what it needs cannot be had: it says so in words, offers a way on, and help stays open.
@MainActor @Suite struct FailureTests {
    private static let failed = "That did not work. Nothing you wrote before is lost."

    @Test(arguments: [
        (Shell.Place.role, nil), (.role, Spot.card("or-qmha")), (.role, .sources("or-qmha")),
        (.role, .compare(["us-msw", "us-lcsw"])), (.more, nil), (.more, .rights), (.more, .allSources),
    ]) func aLibraryThatDoesNotOpenIsTold(_ place: Shell.Place, _ spot: Spot?) async throws {
        let parent = try await Parent(libraryOpens: false)
        await parent.goes(to: place, spot)
        parent.sees(Self.failed)
        await parent.taps("Help now")
        parent.sees("Danger now: call 911.")
        await parent.taps("Call 988")
        #expect(parent.phone.dialed == ["988"])
        await parent.taps("Close")
        await parent.taps("Try again")
        parent.sees(Self.failed)
        parent.world.library.mend()
        await parent.taps("Try again")
        parent.doesNotSee(Self.failed)
        parent.doesNotSee("One moment")
    }

    @Test func aSearchWithoutTheLibraryIsTold() async throws {
        let parent = try await Parent(libraryOpens: false)
        await parent.types("QMHA", into: "Title, letters or business card")
        parent.sees(Self.failed)
        parent.world.library.mend()
        await parent.taps("Try again")
        parent.doesNotSee(Self.failed)
        parent.sees("Qualified Mental Health Associate")
    }

    @Test func aBinderThatDoesNotOpenIsToldOnEachScreenOfTheFamily() async throws {
        let parent = try await ScreenStates.family()
        let inUse = "Your notes are open somewhere else."
        for (place, spot, content) in try await screens(of: parent) {
            await parent.goes(to: place, spot)
            parent.sees(content)
            parent.doesNotSee(inUse)
            await parent.putsThePhoneAway()
            parent.world.safe.fail(BinderError.InUse)
            await parent.comesBack()
            parent.sees(inUse)
            parent.sees("Help now")
            parent.world.safe.fail(nil)
            await parent.taps("Try again")
            parent.doesNotSee(inUse)
            parent.sees(content)
        }
    }

    /// The screens of the family, and something of the family that each shows.
    private func screens(of parent: Parent) async throws -> [(Shell.Place, Spot?, String)] {
        await parent.goes(to: .team)
        let desk = parent.world.desk
        let person = try #require(desk.team.team?.people.first?.id)
        let visit = try #require(desk.visit.visit)
        return [
            (.team, nil, "QMHA"), (.team, .person(person), "Title, as you heard it"),
            (.team, .needs, "All needs"), (.visit, nil, "questions answered"),
            (.visit, .plan, "Make the list"),
            (.visit, .visit(visit.visit.id), try #require(visit.items.first?.text)),
        ]
    }

    @Test func lockedNotesAreToldOnEachScreenOfTheFamily() async throws {
        let parent = try await ScreenStates.family()
        let screens = try await screens(of: parent)
        parent.world.desk.choose { $0.lock = true }
        await parent.putsThePhoneAway()
        await parent.comesBack()
        for (place, spot, content) in screens {
            await parent.goes(to: place, spot)
            parent.sees("Your notes are locked")
            parent.doesNotSee("QMHA")
            // What may be chosen is the catalog's, and open to everybody.
            if spot != .needs && spot != .plan { parent.doesNotSee(content) }
            await parent.taps("Help now")
            parent.sees("Call 988")
            await parent.taps("Close")
        }
        await parent.taps("Unlock")
        for (place, spot, content) in screens {
            await parent.goes(to: place, spot)
            parent.doesNotSee("Your notes are locked")
            parent.sees(content)
        }
    }

    @Test func whatIsGoneIsToldAndNoTrap() async throws {
        let parent = try await ScreenStates.family()
        for (place, spot) in [
            (Shell.Place.ask, Spot.card("no-such-role")), (.team, .person("no-such-person")),
            (.visit, .visit("no-such-visit")),
        ] {
            await parent.goes(to: place, spot)
            parent.sees(Self.failed)
            await parent.taps("Back")
            parent.doesNotSee(Self.failed)
        }
    }

    @Test func aFullPhoneKeepsWhatWasTypedOnTheScreen() async throws {
        let parent = try await ScreenStates.family()
        await parent.tapsWhere(try #require(parent.questions.first))
        await parent.putsThePhoneAway()
        parent.world.safe.fail(BinderError.NoSpace)
        await parent.comesBack()
        await parent.types("They come on Tuesdays", into: "What they said")
        parent.sees("What you just typed is not saved yet.")
        parent.sees("They come on Tuesdays")
        parent.world.safe.fail(nil)
        await parent.putsThePhoneAway()
        let kept = try await parent.world.inBinder { binder in
            try binder.children().flatMap { row in
                try binder.history(childId: row.child.id, skip: 0, limit: 9).visits.flatMap {
                    try binder.visit(visitId: $0.visit.id).items.map(\.answer)
                }
            }
        }
        #expect(kept?.contains("They come on Tuesdays") == true)
    }

    @Test func aPersonIsCalledAndRemovedWithoutOpeningThem() async throws {
        let parent = try await ScreenStates.family()
        await parent.goes(to: .team)
        let person = try #require(parent.world.desk.team.team?.people.first?.id)
        await parent.goes(to: .team, .person(person))
        await parent.types("503 555 0100", into: "Phone")
        await parent.taps("Back")
        let row = try #require(parent.tree.all.first { $0.actions["Call"] != nil })
        row.actions["Call"]?()
        #expect(parent.phone.dialed == ["503 555 0100"])
        row.actions["Remove"]?()
        await parent.waits()
        parent.sees("Removed")
        #expect(parent.world.desk.team.team?.people.isEmpty == true)
        await parent.taps("Undo")
        #expect(parent.world.desk.team.team?.people.map(\.id) == [person])
    }
}
