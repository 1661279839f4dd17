import CareTeamCore
import Shell
import SwiftUI

/// All roles, and the second one of a comparison.
struct RolesScreen: View {
    @Environment(Desk.self) private var desk

    var body: some View {
        @Bindable var role = desk.role
        List {
            if let trouble = role.trouble {
                TroubleRow(trouble: trouble) { Button("Try again") { role.list() } }
            } else if role.roles.isEmpty {
                Waiting()
            }
            Section {
                if role.comparing != nil {
                    Button("Cancel", role: .cancel) { desk.role.startComparing(nil) }
                } else {
                    Text("No card is open. Search under Ask, or pick a role here.")
                }
            } header: {
                if let comparing = role.comparing {
                    Heading("Compare with: \(comparing.title)")
                } else {
                    Heading("All roles")
                }
            }
            if !role.roles.isEmpty && role.listed.isEmpty {
                ContentUnavailableView.search(text: role.filter)
            }
            ForEach(role.listed, id: \.role) { row in
                Button {
                    desk.pick(row.role)
                } label: {
                    VStack(alignment: .leading) {
                        Text((row.letters.prefix(1) + [row.title]).joined(separator: " · ")).font(.headline)
                        Quiet("\(row.place.name) · \(row.licenseText)")
                    }
                    .accessibilityElement(children: .combine)
                }
                .foregroundStyle(.primary)
            }
        }
        .searchable(text: $role.filter, prompt: "All roles")
        .navigationTitle("Role")
    }
}

struct CardScreen: View {
    let role: String
    @Environment(Desk.self) private var desk

    var body: some View {
        List {
            if let trouble = desk.role.trouble {
                TroubleRow(trouble: trouble) { Button("Try again") { desk.role.open(role) } }
            } else if let card = desk.role.card, card.role == role {
                CardHead(card: card)
                CardRules(card: card)
                CardMore(card: card)
            } else {
                Waiting()
            }
        }
        .navigationTitle("Role")
        .navigationBarTitleDisplayMode(.inline)
    }
}

private struct CardHead: View {
    let card: Card
    @Environment(Desk.self) private var desk

    var body: some View {
        Section {
            VStack(alignment: .leading, spacing: 4) {
                if !card.letters.isEmpty { Text(card.letters.joined(separator: " · ")).font(.headline) }
                Text(card.title).font(.title2).bold()
                Quiet(card.place.text)
            }
            .accessibilityElement(children: .combine)
            .accessibilityAddTraits(.isHeader)
            Status(card.license.clinician)
            Text(card.headline.text).font(.headline)
            if !card.license.inHeadline { Text(card.license.statement.text) }
            ForEach([card.ownState, card.inGeneral].compactMap(\.self), id: \.role) { link in
                NavigationLink(value: Spot.card(link.role)) { Text(link.text) }
            }
        }
        Section {
            Button {
                desk.addToTeam(card)
            } label: {
                Label("Add to our team", systemImage: "person.badge.plus")
            }
            Button {
                desk.role.speak()
            } label: {
                if desk.role.speaking {
                    Label("Stop reading", systemImage: "stop.fill")
                } else {
                    Label("Read aloud", systemImage: "speaker.wave.2")
                }
            }
            Button {
                desk.compare(card)
            } label: {
                Label("Compare", systemImage: "rectangle.on.rectangle")
            }
            ShareLink("Share", item: desk.role.spoken)
        }
    }
}

/// May, only with a backup, may not, not stated: the heart of the card.
private struct CardRules: View {
    let card: Card

    var body: some View {
        part(.full, "May", card.may)
        part(.half, "Only with a backup", card.supervised)
        part(.ring, "May not", card.mayNot)
        if !card.ask.isEmpty {
            Section {
                ForEach(card.ask, id: \.self) { point in
                    Said(point.question, detail: [point.label + ".", point.text], notes: point.notes)
                }
            } header: {
                RuleHeading(mark: .diamond, key: "Not stated. Ask:")
            }
        }
        if !card.questions.isEmpty {
            Section {
                ForEach(Array(card.questions.enumerated()), id: \.offset) { at, ask in
                    Text(verbatim: "\(at + 1). \(ask.text)")
                }
            } header: {
                Heading("Ask first")
            }
        }
    }

    @ViewBuilder private func part(_ mark: Mark, _ key: LocalizedStringKey, _ lines: [Statement]) -> some View
    {
        if !lines.isEmpty {
            Section {
                ForEach(lines, id: \.self) { Said($0) }
            } header: {
                RuleHeading(mark: mark, key: key)
            }
        }
    }
}

private struct RuleHeading: View {
    let mark: Mark
    let key: LocalizedStringKey

    var body: some View {
        Label {
            Text(key).font(.headline)
        } icon: {
            Image(systemName: mark.symbol).foregroundStyle(Color(mark.color))
        }
        .accessibilityAddTraits(.isHeader)
    }
}

private struct CardMore: View {
    let card: Card
    @Environment(Desk.self) private var desk

    var body: some View {
        Section {
            fold("Training", card.training)
            fold("Who oversees the work", card.supervisor)
            fold("Where you meet them", card.meets)
            fold("Who gives this title", card.grants)
            if let lookup = card.lookup {
                DisclosureGroup("Look them up") {
                    Said(lookup.statement)
                    if let unchecked = lookup.unchecked { Quiet(unchecked) }
                    if let address = lookup.url { Button("Open the page") { desk.open(address) } }
                }
            }
            fold("Good to know", card.notes)
            if !card.article.isEmpty {
                DisclosureGroup("What a known article says about it") {
                    ForEach(card.article) { said in
                        Said(said.show.isEmpty ? said.claim : said.show, detail: [said.word])
                    }
                }
            }
            NavigationLink(value: Spot.sources(card.role)) { Text("Sources (\(card.sources.count))") }
            if let oldest = card.oldestText { Quiet(oldest) }
        }
    }

    @ViewBuilder private func fold(_ key: LocalizedStringKey, _ lines: [Statement]) -> some View {
        if !lines.isEmpty {
            DisclosureGroup(key) { ForEach(lines, id: \.self) { Said($0) } }
        }
    }
}

/// Where each sentence of the card comes from, and when it was read.
struct CardSourcesScreen: View {
    let role: String
    @Environment(Desk.self) private var desk

    var body: some View {
        List {
            if let trouble = desk.role.trouble {
                TroubleRow(trouble: trouble) { Button("Try again") { desk.role.open(role) } }
            } else if let card = desk.role.card, card.role == role {
                Section {
                    ForEach(card.sources, id: \.number) { SourceRow(source: $0) }
                } header: {
                    Text(card.title).accessibilityAddTraits(.isHeader)
                }
            } else {
                Waiting()
            }
        }
        .navigationTitle("Sources")
    }
}
