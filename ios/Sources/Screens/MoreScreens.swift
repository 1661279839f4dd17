import CareTeamCore
import Shell
import SwiftUI
import UniformTypeIdentifiers

struct MoreScreen: View {
    @Environment(Desk.self) private var desk

    var body: some View {
        Form {
            if let trouble = desk.more.trouble {
                TroubleRow(trouble: trouble) { Button("Try again") { desk.more.load() } }
            }
            Section {
                NavigationLink(value: Spot.rights) {
                    VStack(alignment: .leading) {
                        Text("Your rights, and words to say").font(.headline)
                        Text("What you may ask for, and how to say it").font(.subheadline)
                    }
                }
            }
            Section {
                StatePicker()
                Picker(
                    "Language",
                    selection: Binding(
                        get: { desk.settings.language }, set: { now in desk.choose { $0.language = now } })
                ) {
                    ForEach(desk.more.about?.languages ?? [], id: \.code) { Text($0.name).tag($0.code) }
                }
            }
            Section {
                Text(
                    "This app has no access to the internet. It has no account. What you type stays on this phone, sealed. It does not go into the phone's cloud backup."
                )
            } header: {
                Heading("Your data")
            }
            if desk.locked {
                Section { Button("Unlock") { desk.unlock() } }
            } else {
                Section {
                    Toggle(
                        "Lock the app",
                        isOn: Binding(
                            get: { desk.settings.lock }, set: { now in desk.choose { $0.lock = now } }))
                } footer: {
                    Text("Your notes open only with the lock of this phone. Help now stays open.")
                }
                Section {
                    DisclosureGroup("Backup") { BackupRows() }
                    DisclosureGroup("Bring a backup back") { RestoreRows() }
                    DisclosureGroup("Delete everything") { DeleteRows() }
                }
            }
            Section {
                if let about = desk.more.about {
                    Text("Version \(about.version). Content of \(desk.day(about.contentDate)).")
                    ForEach(about.languages.compactMap(\.note), id: \.self) { Text($0) }
                }
                NavigationLink(value: Spot.allSources) { Text("Sources") }
            } header: {
                Heading("About and sources")
            }
        }
        .navigationTitle("More")
    }
}

private struct BackupRows: View {
    @Environment(Desk.self) private var desk
    @State private var phrase = ""

    var body: some View {
        Text("A file with all you wrote, sealed with words only you know. Keep it somewhere safe.")
        SecureField("Words that open it", text: $phrase)
        Text("Four words or more. Nobody can open the file without them. We cannot either.").font(.footnote)
        Button("Make a backup") {
            desk.more.backUp(phrase)
            phrase = ""
        }
        .disabled(phrase.isEmpty || desk.more.working)
        if desk.more.working { Waiting() }
        if let made = desk.more.made { ShareLink("Share", item: made) }
    }
}

private struct RestoreRows: View {
    @Environment(Desk.self) private var desk
    @State private var phrase = ""
    @State private var choosing = false

    var body: some View {
        Text("What you have stays. Of what both have, the newer one stays.")
        if let preview = desk.more.preview {
            Text(
                "New: \(Int(preview.added)). Changed: \(Int(preview.changed)). Taken away: \(Int(preview.removed))."
            ).font(.headline)
            Button("Bring it in") { desk.more.bringIn() }
            Button("Cancel", role: .cancel) { desk.more.offer(nil) }
        } else if desk.more.offered != nil {
            SecureField("Words that open it", text: $phrase)
            Button("Open the list") {
                desk.more.preview(phrase)
                phrase = ""
            }
            .disabled(phrase.isEmpty || desk.more.working)
            Button("Cancel", role: .cancel) { desk.more.offer(nil) }
            if desk.more.working { Waiting() }
        } else {
            Button("Choose a file") { choosing = true }
                .fileImporter(isPresented: $choosing, allowedContentTypes: [.data]) { result in
                    if case .success(let file) = result { take(file) }
                }
        }
    }

    private func take(_ file: URL) {
        // The file lies outside the app and may be read for as long as this says.
        let allowed = file.startAccessingSecurityScopedResource()
        defer { if allowed { file.stopAccessingSecurityScopedResource() } }
        if let data = try? Data(contentsOf: file) { desk.more.offer(data) } else { desk.more.couldNotRead() }
    }
}

/// A word to type stands between a thumb that slips and the only copy there is.
private struct DeleteRows: View {
    @Environment(Desk.self) private var desk
    @State private var typed = ""

    var body: some View {
        let word = desk.words("delete")
        Text("All that you wrote is gone from this phone. A backup file elsewhere stays.")
        Text("Type “\(word)” to be sure")
        TextField("Type “\(word)” to be sure", text: $typed)
            .textInputAutocapitalization(.never)
            .autocorrectionDisabled()
        Button("Delete everything", role: .destructive) {
            typed = ""
            desk.deleteEverything()
        }
        .disabled(typed.trimmingCharacters(in: .whitespaces).lowercased() != word)
    }
}

struct RightsScreen: View {
    @Environment(Desk.self) private var desk

    var body: some View {
        List {
            if let trouble = desk.more.trouble {
                TroubleRow(trouble: trouble) { Button("Try again") { desk.more.loadRights() } }
            } else if desk.more.rights.isEmpty {
                Waiting()
            }
            ForEach(desk.more.rights) { right in
                Section {
                    Text(right.text)
                    if let say = right.say { Text("You can say: “\(say)”").font(.headline) }
                    ForEach([right.contact, right.place].compactMap(\.self), id: \.self) { Quiet($0) }
                    if let phone = right.phone { CallButton(number: phone) }
                    ForEach(right.sources) { source in
                        Text("\(source.cite). We read it on \(desk.day(source.read))").font(.footnote)
                    }
                }
            }
        }
        .navigationTitle("Your rights, and words to say")
        .navigationBarTitleDisplayMode(.inline)
    }
}

struct AllSourcesScreen: View {
    @Environment(Desk.self) private var desk

    var body: some View {
        List {
            if let trouble = desk.more.trouble {
                TroubleRow(trouble: trouble) { Button("Try again") { desk.more.loadSources() } }
            } else if desk.more.sources.isEmpty {
                Waiting()
            }
            ForEach(desk.more.sources, id: \.number) { SourceRow(source: $0) }
        }
        .navigationTitle("Sources")
    }
}
