import CareTeamCore
import Shell
import SwiftUI

struct AskScreen: View {
    @Environment(Desk.self) private var desk

    var body: some View {
        @Bindable var ask = desk.ask
        List {
            if let trouble = ask.trouble {
                TroubleRow(trouble: trouble) { Button("Try again") { ask.again() } }
            }
            if let crisis = ask.heard?.crisis { CrisisRows(screen: crisis.screen) }
            if let answer = ask.answer, ask.heard?.crisis != nil {
                // Whoever writes of danger looks for no title; what the words might name stands folded.
                DisclosureGroup("Who this is") { AnswerRows(answer: answer) }
            } else if let answer = ask.answer {
                AnswerRows(answer: answer)
                if desk.settings.state == nil && !answer.candidates.isEmpty {
                    // Asked only when an answer is there that depends on it.
                    Section {
                        Text("Titles differ from state to state. Where do you live?")
                        StatePicker()
                    }
                }
            } else if ask.text.isEmpty {
                BeginningRows()
            }
            if let needs = ask.heard?.needs, !needs.isEmpty {
                Section {
                    ForEach(needs, id: \.need) { need in
                        VStack(alignment: .leading) {
                            Text(need.label).font(.headline)
                            Button("Add to needs") { desk.addNeed(need.need) }
                                .accessibilityValue(need.label)
                        }
                    }
                } header: {
                    Heading("This sounds like something your child needs")
                }
            }
        }
        .searchable(
            text: $ask.text, placement: .navigationBarDrawer(displayMode: .always),
            prompt: "Title, letters or business card"
        )
        .textInputAutocapitalization(.never)
        .autocorrectionDisabled()
        .navigationTitle("Ask")
    }
}

private struct BeginningRows: View {
    @Environment(Desk.self) private var desk

    var body: some View {
        if let next = desk.ask.next {
            Section {
                NavigationLink(value: Spot.visit(next.visit.id)) {
                    VStack(alignment: .leading) {
                        Text(desk.day(next.visit.on)).font(.title3)
                        if let kind = desk.ask.kinds.first(where: { $0.id == next.visit.kind }) {
                            Text(kind.label)
                        }
                        Text("\(Int(next.answered)) of \(Int(next.items)) questions answered").font(
                            .subheadline)
                    }
                }
                .accessibilityHint("Open the list")
            } header: {
                Heading("Next visit")
            }
        }
        Section {
            Text("Who is coming?").font(.title2).accessibilityAddTraits(.isHeader)
            Text("Type what you heard or read. Spelling does not matter.")
            PasteButton(payloadType: String.self) { pasted in
                guard let card = pasted.first else { return }
                Task { @MainActor in desk.ask.text = card }
            }
        }
        Section {
            ExampleButton("QMHA")
            ExampleButton("skills trainer")
            ExampleButton("therapist")
        } header: {
            Heading("Try one")
        }
    }
}

/// An example is typed as it is read, in the language of the app.
private struct ExampleButton: View {
    let example: LocalizedStringResource
    @Environment(Desk.self) private var desk
    init(_ example: LocalizedStringResource) { self.example = example }

    var body: some View {
        let words = desk.words(example)
        Button(words) { desk.ask.text = words }
    }
}

private struct AnswerRows: View {
    let answer: Identification

    var body: some View {
        Section {
            if answer.verdict != .notACareRole { Status(answer.clinician) }
            ForEach(answer.remarks, id: \.self) { Text($0) }
            ForEach(answer.candidates, id: \.self) { CandidateRow(candidate: $0) }
        } header: {
            Heading(answer.verdict.heading)
        }
        if !answer.credentials.isEmpty {
            Section {
                ForEach(answer.credentials, id: \.self) { Text(verbatim: "\($0.letters): \($0.meaning)") }
            } header: {
                Heading("The letters")
            }
        }
        if !answer.ask.isEmpty {
            Section {
                ForEach(answer.ask) { Text($0.text) }
            } header: {
                Heading("Ask them")
            }
        }
        if !answer.suggestions.isEmpty {
            Section {
                ForEach(answer.suggestions, id: \.self) { suggestion in
                    NavigationLink(value: Spot.card(suggestion.role)) {
                        VStack(alignment: .leading) {
                            Text(suggestion.title)
                            Quiet(
                                [suggestion.letters, suggestion.place].compactMap(\.self).joined(
                                    separator: " · "))
                        }
                    }
                    .accessibilityHint("Read the card")
                }
            } header: {
                Heading("Did you mean")
            }
        }
    }
}

extension Outcome {
    fileprivate var heading: LocalizedStringKey {
        switch self {
        case .role: "Who this is"
        case .several: "This can mean more than one role"
        case .cannotTell: "These words do not tell who it is"
        case .notACareRole: "This is no care role that we know"
        }
    }
}

private struct CandidateRow: View {
    let candidate: Candidate

    var body: some View {
        if let role = candidate.role {
            NavigationLink(value: Spot.card(role)) { words }.accessibilityHint("Read the card")
        } else {
            words
        }
    }

    private var words: some View {
        VStack(alignment: .leading, spacing: 4) {
            Text(candidate.title).font(.headline)
            Text(candidate.why)
        }
        .accessibilityElement(children: .combine)
    }
}

struct StatePicker: View {
    @Environment(Desk.self) private var desk

    var body: some View {
        Picker(
            "State",
            selection: Binding(get: { desk.settings.state }, set: { now in desk.choose { $0.state = now } })
        ) {
            Text("No state chosen").tag(String?.none)
            ForEach(desk.more.states) { state in Text(state.name).tag(String?.some(state.code)) }
        }
        .pickerStyle(.navigationLink)
        .task { if desk.more.states.isEmpty { desk.more.load() } }
    }
}
