import CareTeamCore
import Shell
import SwiftUI

/// Open to everybody who holds the phone, locked or not. It says 911 and 988 before anything is loaded.
struct HelpScreen: View {
    @Environment(Desk.self) private var desk
    @Environment(\.dismiss) private var dismiss

    var body: some View {
        NavigationStack {
            List {
                if let screen = desk.help.screen {
                    ForEach(screen.contacts) { ContactRows(contact: $0) }
                    lines("While you wait", screen.steps.map(\.text))
                    lines("Call when you see one of these", screen.signs.map(\.label))
                    Section {
                        if screen.contacts.contains(where: \.unchecked) {
                            Text("We have read these numbers, but not called them to check.")
                        }
                        Text(
                            "These numbers work without this app and without an account. A call needs phone signal."
                        )
                        Text("Text of \(desk.day(screen.contentDate))")
                        DisclosureGroup("Sources (\(screen.sources.count))") {
                            ForEach(screen.sources) { source in
                                Text("\(source.cite). We read it on \(desk.day(source.read))")
                            }
                        }
                    }
                    .font(.subheadline)
                } else {
                    Section {
                        Text("Danger now: call 911. A crisis: call or text 988.").font(.title3).bold()
                        CallButton(number: "911")
                        CallButton(number: "988")
                        TextButton(number: "988")
                    }
                }
            }
            .navigationTitle("Help now")
            .toolbar { ToolbarItem(placement: .cancellationAction) { Button("Close") { dismiss() } } }
        }
    }

    @ViewBuilder private func lines(_ key: LocalizedStringKey, _ lines: [String]) -> some View {
        if !lines.isEmpty {
            Section {
                ForEach(lines, id: \.self) { Text($0) }
            } header: {
                Heading(key)
            }
        }
    }
}

extension CrisisScreen {
    /// Each once, in the order of what they stand behind.
    fileprivate var sources: [Source] {
        var seen: Set<String> = []
        let all = contacts.flatMap(\.sources) + steps.flatMap(\.sources) + signs.flatMap(\.sources)
        return all.filter { seen.insert($0.id).inserted }
    }
}

private struct ContactRows: View {
    let contact: CrisisContact
    @Environment(Desk.self) private var desk

    var body: some View {
        Section {
            Text(contact.name).font(.title3).bold().accessibilityAddTraits(.isHeader)
            Text(contact.what)
            if let number = contact.phone { CallButton(number: number) }
            if let number = contact.textNumber { TextButton(number: number) }
            if let address = contact.url, contact.phone == nil && contact.textNumber == nil {
                Button("Open the page") { desk.open(address) }
            }
        }
    }
}

private struct TextButton: View {
    let number: String
    @Environment(Desk.self) private var desk

    var body: some View {
        Button {
            desk.message(number)
        } label: {
            Label("Text \(number)", systemImage: "message.fill")
        }
    }
}
