import CareTeamCore
import Shell
import SwiftUI

struct TeamScreen: View {
    @Environment(Desk.self) private var desk

    var body: some View {
        List {
            if let trouble = desk.team.trouble {
                FamilyTrouble(trouble: trouble) { desk.team.load() }
            } else if !desk.team.loaded {
                Waiting()
            } else if let team = desk.team.team, !team.people.isEmpty || !team.needs.isEmpty {
                TeamRows(team: team)
            } else {
                ContentUnavailableView {
                    Label("Nobody is on your team yet", systemImage: "person.3")
                } description: {
                    Text("Look up the title you heard. Then tap “Add to our team” on the card.")
                } actions: {
                    Button("Look up a title") { desk.turn(to: .ask) }.mainButton()
                    Button("Choose needs") { desk.go(.needs) }
                }
            }
        }
        .navigationTitle("Team")
        .refreshable { desk.team.load() }
    }
}

private struct TeamRows: View {
    let team: TeamView
    @Environment(Desk.self) private var desk

    var body: some View {
        if let coverage = desk.team.coverage {
            if let crisis = coverage.crisis { CrisisRows(screen: crisis) }
            Section {
                Text(coverage.summary).font(.headline)
            } header: {
                Heading("You can say")
            }
        }
        if desk.team.children.count > 1 { ChildPicker(current: team.child.id) }
        Section {
            ForEach(team.present) { PersonRow(person: $0) }
            ForEach(team.people.filter(\.left)) { PersonRow(person: $0) }
            Button("Look up a title") { desk.turn(to: .ask) }
        } header: {
            Heading("People")
        }
        Section {
            if let coverage = desk.team.coverage {
                ForEach(coverage.needs, id: \.need) { NeedRow(need: $0) }
            } else {
                Text("Tell what your child needs. Then you see who covers it.")
            }
            NavigationLink(value: Spot.needs) { Text("Choose needs") }
        } header: {
            Heading("What your child needs")
        }
        if let coverage = desk.team.coverage { GapRows(coverage: coverage, child: team.child.name) }
        Section {
            DisclosureGroup("Your child") {
                KeptField("First name or nickname", team.child.name) { desk.team.nameChild($0) }.id(
                    team.child.id)
                Button("Add a child") { desk.addChild() }
            }
        }
    }
}

private struct ChildPicker: View {
    let current: String
    @Environment(Desk.self) private var desk

    var body: some View {
        Picker(
            "Child", selection: Binding(get: { current }, set: { now in desk.choose { $0.childId = now } })
        ) {
            ForEach(Array(desk.team.children.enumerated()), id: \.element.child.id) { at, row in
                Group {
                    if row.child.name.isEmpty { Text("Child \(at + 1)") } else { Text(row.child.name) }
                }
                .tag(row.child.id)
            }
        }
    }
}

private struct PersonRow: View {
    let person: Person
    @Environment(Desk.self) private var desk

    var body: some View {
        NavigationLink(value: Spot.person(person.id)) {
            VStack(alignment: .leading) {
                if person.shown.isEmpty { Text("Name") } else { Text(person.shown).font(.headline) }
                if !person.name.isEmpty && !person.title.isEmpty { Quiet(person.title) }
                if person.left { Text("No longer on the team").font(.subheadline) }
            }
        }
        .swipeActions { actions }
        .contextMenu { actions }
    }

    @ViewBuilder private var actions: some View {
        Button("Remove", systemImage: "trash", role: .destructive) { desk.removePerson(person.id) }
        if !person.phone.isEmpty { Button("Call", systemImage: "phone") { desk.dial(person.phone) } }
    }
}

private struct NeedRow: View {
    let need: NeedCoverage

    var body: some View {
        VStack(alignment: .leading, spacing: 4) {
            Text(need.label).font(.headline)
            Status(need.state)
            if !need.untrainedMay.isEmpty {
                Text("Without clinical training a person may: \(need.untrainedMay)").font(.subheadline)
            }
            if !need.untrainedMayNot.isEmpty {
                Text("And may not: \(need.untrainedMayNot)").font(.subheadline)
            }
        }
        .accessibilityElement(children: .combine)
    }
}

private struct GapRows: View {
    let coverage: TeamCoverage
    let child: String
    @Environment(Desk.self) private var desk

    var body: some View {
        @Bindable var team = desk.team
        Section {
            Picker("Who covers what", selection: $team.asMap) {
                Text("List").tag(false)
                Text("Picture").tag(true)
            }
            .pickerStyle(.segmented)
            if team.asMap { GapMap(child: child, rows: coverage.capabilities) }
        } header: {
            Heading("Who covers what")
        }
        if !team.asMap {
            ForEach(coverage.capabilities, id: \.capability) {
                CapabilitySection(row: $0, people: coverage.people)
            }
        }
    }
}

private struct CapabilitySection: View {
    let row: CapabilityCoverage
    let people: [MatrixPerson]

    var body: some View {
        Section {
            Status(row.state)
            Text(row.why)
            ForEach(covering, id: \.self) { Text($0) }
            if row.state != .covered {
                if let first = row.questions.first {
                    VStack(alignment: .leading) {
                        Text("Ask them").font(.subheadline)
                        Text(first.text).font(.headline)
                    }
                    .accessibilityElement(children: .combine)
                }
                if !row.couldFill.isEmpty {
                    DisclosureGroup("Could fill it") {
                        ForEach(row.couldFill, id: \.family) { Text($0.label) }
                        ForEach(row.questions.dropFirst(), id: \.text) { Text($0.text) }
                    }
                }
            }
        } header: {
            Text(row.label).accessibilityAddTraits(.isHeader)
        }
    }

    private var covering: [String] {
        row.cells.filter { $0.state == .covered || $0.state == .underSupervision }.compactMap { cell in
            guard people.indices.contains(Int(cell.person)) else { return nil }
            let person = people[Int(cell.person)]
            return "\(person.roleTitle ?? person.title): \(cell.why)"
        }
    }
}
