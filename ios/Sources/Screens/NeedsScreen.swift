import CareTeamCore
import Shell
import SwiftUI

struct NeedsScreen: View {
    @Environment(Desk.self) private var desk

    var body: some View {
        @Bindable var team = desk.team
        List {
            if let trouble = team.trouble { FamilyTrouble(trouble: trouble) { desk.team.loadNeeds() } }
            if let crisis = team.heard?.crisis { CrisisRows(screen: crisis.screen) }
            Section {
                TextField("In your own words", text: $team.needText, axis: .vertical)
                    .lineLimit(1...6)
                    .autocorrectionDisabled()
            } header: {
                Heading("In your own words")
            }
            if let heard = team.heard?.needs, !heard.isEmpty {
                Section {
                    ForEach(heard, id: \.need) { need in
                        NeedToggle(id: need.need, label: need.label, words: team.needText)
                    }
                } header: {
                    Heading("We heard")
                }
            }
            Section {
                if team.needLines.isEmpty && team.trouble == nil { Waiting() }
                ForEach(team.needLines) { NeedToggle(id: $0.id, label: $0.label, detail: $0.description) }
            } header: {
                Heading("All needs")
            }
        }
        .navigationTitle("Choose needs")
        .toolbar { ToolbarItem(placement: .confirmationAction) { Button("Done") { desk.back() } } }
    }
}

private struct NeedToggle: View {
    let id: String
    let label: String
    var detail = ""
    var words = ""
    @Environment(Desk.self) private var desk

    var body: some View {
        Toggle(
            isOn: Binding(
                get: { desk.team.chosenNeeds.contains(id) },
                set: { _ in desk.team.toggleNeed(id, words: words) })
        ) {
            VStack(alignment: .leading) {
                Text(label).font(.headline)
                if !detail.isEmpty { Quiet(detail) }
            }
        }
    }
}
