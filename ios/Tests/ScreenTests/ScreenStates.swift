import CareTeamCore
import Shell
import SwiftUI
import Testing
import World

@testable import Screens

/// Each screen when there is nothing, when something fails, and when there is very much.
@MainActor @Suite struct ScreenStates {
    /// Somebody on the team, a need, a visit with its list.
    static func family(
        language: String = "en", reduceMotion: Bool = false, letters: DynamicTypeSize = .large
    ) async throws -> Parent {
        let parent = try await Parent(language: language, reduceMotion: reduceMotion, letters: letters)
        let desk = parent.world.desk
        desk.go(.card("or-qmha"))
        await parent.waits()
        desk.addToTeam(try #require(desk.role.card))
        await parent.waits()
        desk.team.toggleNeed("trauma")
        await parent.waits()
        desk.plan()
        await parent.waits()
        desk.makeList()
        await parent.waits()
        desk.dismissNotice()
        return parent
    }

    @Test func nothingYet() async throws {
        let parent = try await Parent()
        parent.sees("Who is coming?")
        parent.doesNotSee("Next visit")
        await parent.taps("Team")
        parent.sees("Nobody is on your team yet")
        parent.sees("Look up the title you heard.")
        await parent.taps("Visit")
        parent.sees("No visit is planned")
        await parent.taps("Role")
        parent.sees("All roles")
        await parent.types("zzzz", into: "All roles")
        parent.sees("No Results for “zzzz”")
        await parent.types("lcsw", into: "All roles")
        parent.doesNotSee("No Results")
        parent.allWordsAreThere()
    }

    @Test func wordsThatTellNothing() async throws {
        let parent = try await Parent()
        await parent.types("therapist", into: "Title, letters or business card")
        parent.sees("These words do not tell who it is")
        parent.sees("Licensed? These words do not tell")
        parent.sees("Ask them")
        parent.doesNotSee("A licensed clinician")
        await parent.types("crane operator", into: "Title, letters or business card")
        parent.sees("This is no care role that we know")
        parent.doesNotSee("Licensed?")
    }

    @Test func dangerComesFirst() async throws {
        let parent = try await Parent()
        await parent.types("he says he wants to kill himself", into: "Title, letters or business card")
        let list = try #require(parent.tree.all.first { $0.kind == "List" })
        #expect(list.children.first?.label == "This sounds like danger. You can get help right now.")
        await parent.taps("Call 988")
        #expect(parent.phone.dialed == ["988"])
    }

    @Test func aBusinessCardIsPastedWithItsLines() async throws {
        let parent = try await Parent()
        await parent.types("Jane Doe, MSW, QMHP\nFamily Clinic\n503 555 0100", into: "Paste")
        #expect(parent.world.desk.ask.text.contains("\n"))
        parent.sees("The letters")
    }

    @Test func damagedNotesAreToldAndWhatIsReadableCanBeSaved() async throws {
        let parent = try await Self.family()
        parent.world.desk.leave()
        await parent.waits()
        parent.world.safe.fail(BinderError.Damaged(part: "page 7"))
        parent.world.desk.comeBack()
        parent.world.desk.turn(to: .team)
        await parent.waits()
        parent.sees("A part of your notes cannot be read.")
        parent.doesNotSee("page 7")
        await parent.taps("Save what can be read")
        parent.sees("careteam-2026-11-30.json")
        #expect(
            parent.phone.files["careteam-2026-11-30.json"].map { String(decoding: $0, as: UTF8.self) }?
                .contains("QMHA") == true)
        parent.world.safe.fail(nil)
        await parent.taps("Try again")
        parent.sees("QMHA")
    }

    @Test(arguments: Trouble.allCases) func eachTroubleHasWordsInBothLanguages(_ trouble: Trouble)
        async throws
    {
        for language in ["en", "es"] {
            let parent = try await Parent(language: language)
            let words = parent.world.desk.words(trouble.words)
            #expect(words.count > 10 && !words.contains("⟦"))
        }
    }

    @Test func lockedNotesAndOpenHelp() async throws {
        let parent = try await Self.family()
        await parent.taps("More")
        await parent.taps("Lock the app")
        await parent.putsThePhoneAway()
        // What the list of apps shows.
        parent.sees("Who's in the Room")
        parent.doesNotSee("QMHA")
        parent.doesNotSee("Lock the app")
        await parent.comesBack()
        await parent.taps("Team")
        parent.sees("Your notes are locked")
        parent.doesNotSee("QMHA")
        await parent.taps("Help now")
        parent.sees("Call 988")
        await parent.taps("Close")
        await parent.taps("More")
        parent.doesNotSee("Backup")
        await parent.taps("Team")
        await parent.taps("Unlock")
        parent.sees("QMHA")
        parent.doesNotSee("Your notes are locked")
    }

    @Test func helpSaysTheNumbersBeforeAnythingIsLoaded() async throws {
        let parent = try await Parent()
        // Opened, and not a moment waited.
        parent.world.desk.help.isOpen = true
        parent.sees("Danger now: call 911.")
        parent.sees("Call 911")
        parent.sees("Text 988")
        await parent.waits()
        parent.doesNotSee("Danger now: call 911.")
        parent.sees("While you wait")
        parent.sees("Call when you see one of these")
        await parent.taps("Text 988")
        #expect(parent.phone.messaged == ["988"])
    }

    @Test func veryLongWordsBreakNothing() async throws {
        let parent = try await Self.family()
        let long = String(repeating: "Wolfeschlegelsteinhausenbergerdorff ", count: 40)
        let item = try #require(parent.world.desk.visit.visit?.items.first)
        await parent.tapsWhere(item.text)
        await parent.types(long, into: "What they said")
        await parent.tapsWhere(item.text)
        parent.sees(String(long.prefix(200)))
        // Who was added is open on Team, and the card on Ask.
        await parent.taps("Team")
        await parent.types(String(long.prefix(250)), into: "Name")
        await parent.taps("Back")
        parent.sees(String(long.prefix(200)))
        // A child, a place, a need in own words and a question of one's own.
        let line = String(long.prefix(200))
        await parent.taps("Your child")
        await parent.types(line, into: "First name or nickname")
        await parent.chooses("Picture", of: "Who covers what")
        #expect(parent.value(of: "First name or nickname") == line)
        await parent.taps("Choose needs")
        await parent.types("she has nightmares, " + line, into: "In your own words")
        parent.sees("We heard")
        await parent.goes(to: .visit, .plan)
        await parent.types(line, into: "Place")
        await parent.taps("Make the list")
        parent.sees(String(line.prefix(150)))
        await parent.types(line, into: "Your own question")
        await parent.taps("Add")
        #expect(parent.questions.contains(line.trimmingCharacters(in: .whitespaces)))
        await parent.goes(to: .ask)
        await parent.types(String(repeating: "x", count: 2_000_000), into: "Title, letters or business card")
        parent.sees("That is too long. Please shorten it.")
    }

    @Test func removedAndTakenBack() async throws {
        let parent = try await Self.family()
        let item = try #require(parent.world.desk.visit.visit?.items.first)
        let row = "Asked: \(item.text)"
        await parent.chooses("Remove", of: row)
        parent.doesNotSee(item.text)
        parent.sees("Removed")
        #expect(AccessibilityNotification._announced.last == "Removed")
        await parent.taps("Undo")
        parent.sees(item.text)
        parent.sees("Taken back")
        await parent.chooses("Move down", of: row)
        #expect(parent.world.desk.visit.visit?.items[1].id == item.id)
        await parent.chooses("Mark as important", of: row)
        parent.sees("Important")
    }

    @Test func everythingIsDeletedOnlyWithTheWord() async throws {
        let parent = try await Self.family()
        await parent.taps("More")
        await parent.taps("Delete everything")
        let button = { parent.tree.all.first { $0.kind == "Button" && $0.label == "Delete everything" } }
        #expect(button()?.disabled == true)
        await parent.types("delete", into: "Type “delete” to be sure")
        #expect(button()?.disabled == false)
        button()?._tap()
        await parent.waits()
        parent.sees("Everything is deleted")
        await parent.taps("Team")
        parent.sees("Nobody is on your team yet")
    }

    @Test func aBackupIsMadeAndBroughtIn() async throws {
        let parent = try await Self.family()
        await parent.taps("More")
        await parent.taps("Backup")
        #expect(parent.isDisabled("Make a backup") == true)
        await parent.types("four words for us", into: "Words that open it")
        await parent.taps("Make a backup")
        parent.sees("careteam-2026-11-30.age")
        let made = try #require(parent.phone.files["careteam-2026-11-30.age"])
        await parent.taps("Backup")
        await parent.taps("Bring a backup back")
        let file = URL.temporaryDirectory.appending(path: "\(UUID().uuidString).age")
        defer { try? FileManager.default.removeItem(at: file) }
        try made.write(to: file)
        await parent.taps("Choose a file")
        await parent.types(file.path, into: "FileImporter")
        await parent.types("four words for us", into: "Words that open it")
        await parent.taps("Open the list")
        parent.sees("New: 0. Changed: 0. Taken away: 0.")
        await parent.taps("Bring it in")
        parent.sees("Saved")
    }
}
