import CareTeamCore
import Shell
import SwiftUI
import Testing
import World

@testable import Screens

/// Each screen when there is nothing, when something fails, and when there is very much.
@MainActor @Suite struct ScreenStates {
    /// Somebody on the team, a need, a visit with its list.
    static func family(language: String = "en") async throws -> Hands {
        let hands = try await Hands(language: language)
        let desk = hands.world.desk
        desk.go(.card("or-qmha"))
        await hands.wait()
        desk.addToTeam(try #require(desk.role.card))
        await hands.wait()
        desk.team.toggleNeed("trauma")
        await hands.wait()
        desk.plan()
        await hands.wait()
        desk.makeList()
        await hands.wait()
        desk.dismissNotice()
        return hands
    }

    @Test func nothingYet() async throws {
        let hands = try await Hands()
        hands.sees("Who is coming?")
        hands.doesNotSee("Next visit")
        await hands.tap("Team")
        hands.sees("Nobody is on your team yet")
        hands.sees("Look up the title you heard.")
        await hands.tap("Visit")
        hands.sees("No visit is planned")
        await hands.tap("Role")
        hands.sees("All roles")
        await hands.type("zzzz", into: "All roles")
        hands.sees("No Results for “zzzz”")
        await hands.type("lcsw", into: "All roles")
        hands.doesNotSee("No Results")
        hands.allWordsAreThere()
    }

    @Test func wordsThatTellNothing() async throws {
        let hands = try await Hands()
        await hands.type("therapist", into: "Title, letters or business card")
        hands.sees("These words do not tell who it is")
        hands.sees("Licensed? These words do not tell")
        hands.sees("Ask them")
        hands.doesNotSee("A licensed clinician")
        await hands.type("crane operator", into: "Title, letters or business card")
        hands.sees("This is no care role that we know")
        hands.doesNotSee("Licensed?")
    }

    @Test func dangerComesFirst() async throws {
        let hands = try await Hands()
        await hands.type("he says he wants to kill himself", into: "Title, letters or business card")
        let list = try #require(hands.tree.all.first { $0.kind == "List" })
        #expect(list.children.first?.label == "This sounds like danger. You can get help right now.")
        await hands.tap("Call 988")
        #expect(hands.phone.dialed == ["988"])
    }

    @Test func aBusinessCardIsPastedWithItsLines() async throws {
        let hands = try await Hands()
        await hands.type("Jane Doe, MSW, QMHP\nFamily Clinic\n503 555 0100", into: "Paste")
        #expect(hands.world.desk.ask.text.contains("\n"))
        hands.sees("The letters")
    }

    @Test func damagedNotesAreToldAndWhatIsReadableCanBeSaved() async throws {
        let hands = try await Self.family()
        hands.world.desk.leave()
        await hands.wait()
        hands.world.safe.fail(BinderError.Damaged(part: "page 7"))
        hands.world.desk.comeBack()
        hands.world.desk.turn(to: .team)
        await hands.wait()
        hands.sees("A part of your notes cannot be read.")
        hands.doesNotSee("page 7")
        await hands.tap("Save what can be read")
        hands.sees("careteam-2026-11-30.json")
        #expect(
            hands.phone.files["careteam-2026-11-30.json"].map { String(decoding: $0, as: UTF8.self) }?
                .contains("QMHA") == true)
        hands.world.safe.fail(nil)
        await hands.tap("Try again")
        hands.sees("QMHA")
    }

    @Test(arguments: Trouble.allCases) func eachTroubleHasWordsInBothLanguages(_ trouble: Trouble)
        async throws
    {
        for language in ["en", "es"] {
            let hands = try await Hands(language: language)
            let words = hands.world.desk.words(trouble.words)
            #expect(words.count > 10 && !words.contains("⟦"))
        }
    }

    @Test func lockedNotesAndOpenHelp() async throws {
        let hands = try await Self.family()
        await hands.tap("More")
        await hands.tap("Lock the app")
        hands.world.desk.leave()
        await hands.wait()
        // What the list of apps shows.
        hands.sees("Who's in the Room")
        hands.doesNotSee("QMHA")
        hands.doesNotSee("Lock the app")
        hands.world.desk.comeBack()
        await hands.tap("Team")
        hands.sees("Your notes are locked")
        hands.doesNotSee("QMHA")
        await hands.tap("Help now")
        hands.sees("Call 988")
        await hands.tap("Close")
        await hands.tap("More")
        hands.doesNotSee("Backup")
        await hands.tap("Team")
        await hands.tap("Unlock")
        hands.sees("QMHA")
        hands.doesNotSee("Your notes are locked")
    }

    @Test func helpSaysTheNumbersBeforeAnythingIsLoaded() async throws {
        let hands = try await Hands()
        // Opened, and not a moment waited.
        hands.world.desk.help.isOpen = true
        hands.sees("Danger now: call 911.")
        hands.sees("Call 911")
        hands.sees("Text 988")
        await hands.wait()
        hands.doesNotSee("Danger now: call 911.")
        hands.sees("While you wait")
        hands.sees("Call when you see one of these")
        await hands.tap("Text 988")
        #expect(hands.phone.messaged == ["988"])
    }

    @Test func veryLongWordsBreakNothing() async throws {
        let hands = try await Self.family()
        let long = String(repeating: "Wolfeschlegelsteinhausenbergerdorff ", count: 40)
        let item = try #require(hands.world.desk.visit.visit?.items.first)
        await hands.tapWhere(item.text)
        await hands.type(long, into: "What they said")
        await hands.tapWhere(item.text)
        hands.sees(String(long.prefix(200)))
        // Who was added is open on Team, and the card on Ask.
        await hands.tap("Team")
        await hands.type(String(long.prefix(250)), into: "Name")
        await hands.tap("Back")
        hands.sees(String(long.prefix(200)))
        await hands.tap("Ask")
        await hands.tap("Back")
        await hands.type(String(repeating: "x", count: 2_000_000), into: "Title, letters or business card")
        hands.sees("That is too long. Please shorten it.")
    }

    @Test func removedAndTakenBack() async throws {
        let hands = try await Self.family()
        let item = try #require(hands.world.desk.visit.visit?.items.first)
        let row = "Asked: \(item.text)"
        await hands.choose("Remove", of: row)
        hands.doesNotSee(item.text)
        hands.sees("Removed")
        #expect(AccessibilityNotification._announced.last == "Removed")
        await hands.tap("Undo")
        hands.sees(item.text)
        hands.sees("Taken back")
        await hands.choose("Move down", of: row)
        #expect(hands.world.desk.visit.visit?.items[1].id == item.id)
        await hands.choose("Mark as important", of: row)
        hands.sees("Important")
    }

    @Test func everythingIsDeletedOnlyWithTheWord() async throws {
        let hands = try await Self.family()
        await hands.tap("More")
        await hands.tap("Delete everything")
        let button = { hands.tree.all.first { $0.kind == "Button" && $0.label == "Delete everything" } }
        #expect(button()?.disabled == true)
        await hands.type("delete", into: "Type “delete” to be sure")
        #expect(button()?.disabled == false)
        button()?._tap()
        await hands.wait()
        hands.sees("Everything is deleted")
        await hands.tap("Team")
        hands.sees("Nobody is on your team yet")
    }

    @Test func aBackupIsMadeAndBroughtIn() async throws {
        let hands = try await Self.family()
        await hands.tap("More")
        await hands.tap("Backup")
        #expect(hands.isDisabled("Make a backup") == true)
        await hands.type("four words for us", into: "Words that open it")
        await hands.tap("Make a backup")
        hands.sees("careteam-2026-11-30.age")
        let made = try #require(hands.phone.files["careteam-2026-11-30.age"])
        await hands.tap("Backup")
        await hands.tap("Bring a backup back")
        hands.world.desk.more.offer(made)
        await hands.type("four words for us", into: "Words that open it")
        await hands.tap("Open the list")
        hands.sees("New: 0. Changed: 0. Taken away: 0.")
        await hands.tap("Bring it in")
        hands.sees("Saved")
    }
}
