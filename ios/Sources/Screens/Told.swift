import Shell
import SwiftUI

extension Notice {
    var words: LocalizedStringResource {
        switch self {
        case .added(let name): "\(name) is on your team now"
        case .removed: "Removed"
        case .undone: "Taken back"
        case .nothingToUndo: "There is nothing to take back"
        case .saved: "Saved"
        case .deleted: "Everything is deleted"
        case .trouble(let trouble): trouble.words
        }
    }
}

extension Trouble {
    var words: LocalizedStringResource {
        switch self {
        case .tooLong: "That is too long. Please shorten it."
        case .noSpace:
            "The phone is full. What you just typed is not saved yet. Make some room and try again."
        case .readOnly: "The phone does not let us write. What you just typed is not saved yet."
        case .wrongKey: "Your notes cannot be opened with the key of this phone. They are still there."
        case .damaged:
            "A part of your notes cannot be read. Nothing was changed. You can save what can still be read."
        case .newer: "Your notes were written by a newer version of this app. Please update it."
        case .inUse: "Your notes are open somewhere else. Close the other window and try again."
        case .locked: "Your notes are locked"
        case .wrongPassphrase: "These words do not open the file, or the file is no backup."
        case .shortPassphrase: "These words are too short. Use four words or more."
        case .other: "That did not work. Nothing you wrote before is lost."
        }
    }
}

/// What went wrong, and a way on.
struct TroubleRow<Actions: View>: View {
    let trouble: Trouble
    @ViewBuilder var actions: Actions
    @Environment(Desk.self) private var desk

    var body: some View {
        Section {
            Label {
                Text(desk.words(trouble.words))
            } icon: {
                Image(systemName: "exclamationmark.triangle").foregroundStyle(Color("Nobody"))
            }
            actions
        }
    }
}

/// What went wrong with the family's own. Locked is no trouble: it has its own face.
struct FamilyTrouble: View {
    let trouble: Trouble
    let again: @MainActor () -> Void
    @Environment(Desk.self) private var desk

    var body: some View {
        if trouble == .locked {
            LockedRow()
        } else {
            TroubleRow(trouble: trouble) {
                Button("Try again", action: again)
                if trouble == .damaged {
                    Button("Save what can be read") { desk.more.saveReadable() }
                    if let made = desk.more.made { ShareLink("Share", item: made) }
                }
            }
        }
    }
}

struct LockedRow: View {
    @Environment(Desk.self) private var desk

    var body: some View {
        ContentUnavailableView {
            Label("Your notes are locked", systemImage: "lock")
        } description: {
            Text("Your notes open only with the lock of this phone. Help now stays open.")
        } actions: {
            Button("Unlock") { desk.unlock() }.mainButton()
        }
    }
}

extension Desk {
    /// The same as `Text` finds, for what is not a text on the screen.
    func words(_ resource: LocalizedStringResource) -> String {
        var resource = resource
        resource.locale = settings.locale
        return String(localized: resource)
    }
}

struct Waiting: View {
    var body: some View { ProgressView("One moment").frame(maxWidth: .infinity) }
}
