import CareTeamCore
import Shell
import SwiftUI

struct PersonScreen: View {
    let id: String
    @Environment(Desk.self) private var desk

    var body: some View {
        List {
            if let trouble = desk.team.trouble {
                FamilyTrouble(trouble: trouble) { desk.team.open(person: id) }
            } else if let person = desk.team.person, person.id == id {
                PersonRows(person: person).id(id)
            } else {
                Waiting()
            }
        }
        .navigationTitle("Team")
        .navigationBarTitleDisplayMode(.inline)
    }
}

private struct PersonRows: View {
    let person: Person
    @Environment(Desk.self) private var desk
    @State private var removing = false

    var body: some View {
        Section {
            if person.shown.isEmpty {
                Heading("Name")
            } else {
                Text(person.shown).font(.title2).accessibilityAddTraits(.isHeader)
            }
            if !person.roleId.isEmpty {
                NavigationLink(value: Spot.card(person.roleId)) { Text("Read the card") }
            }
            if !person.phone.isEmpty {
                Button("Call", systemImage: "phone") { desk.dial(person.phone) }
            }
        }
        Section {
            field("Name", "name", person.name) { PersonFields(name: $0) }
            field("Title, as you heard it", "title", person.title) { PersonFields(title: $0) }
            field("Supervisor", "supervisor", person.supervisor) { PersonFields(supervisor: $0) }
            Text("Name and license, once you know").font(.footnote).foregroundStyle(.secondary)
            field("Phone", "phone", person.phone) { PersonFields(phone: $0) }.keyboardType(.phonePad)
            field("Agency or clinic", "agency", person.agency) { PersonFields(agency: $0) }
            KeptField("Note", person.note, long: true) {
                desk.team.edit(person: person.id, "note", PersonFields(note: $0))
            }
        }
        Section {
            Toggle(
                "No longer on the team",
                isOn: Binding(
                    get: { person.left },
                    set: { desk.team.edit(person: person.id, "left", PersonFields(left: $0)) }))
            Button("Remove", role: .destructive) { removing = true }
                .confirmationDialog("Remove", isPresented: $removing) {
                    Button("Remove", role: .destructive) { desk.removePerson(person.id) }
                    Button("Cancel", role: .cancel) {}
                }
        }
    }

    private func field(
        _ label: LocalizedStringKey, _ name: String, _ kept: String,
        _ fields: @escaping (String) -> PersonFields
    ) -> some View {
        KeptField(label, kept) { desk.team.edit(person: person.id, name, fields($0)) }
    }
}
