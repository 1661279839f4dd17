import CareTeamCore
import Shell
import SwiftUI

struct VisitsScreen: View {
    @Environment(Desk.self) private var desk

    var body: some View {
        let rows = desk.visit.history?.visits ?? []
        let next = desk.visit.home?.nextVisit?.visit.id
        List {
            if let trouble = desk.visit.trouble {
                FamilyTrouble(trouble: trouble) { desk.visit.load() }
            } else if !desk.visit.loaded {
                Waiting()
            } else if rows.isEmpty {
                ContentUnavailableView {
                    Label("No visit is planned", systemImage: "checklist")
                } description: {
                    Text("Plan one. You get a short list of questions, the three most important ones first.")
                } actions: {
                    Button("Plan a visit") { desk.plan() }.mainButton()
                }
            } else {
                if let row = rows.first(where: { $0.visit.id == next }) {
                    Section {
                        VisitLine(row: row)
                    } header: {
                        Heading("Next visit")
                    }
                }
                Section { Button("Plan a visit", systemImage: "plus") { desk.plan() } }
                let others = rows.filter { $0.visit.id != next }
                if !others.isEmpty {
                    Section {
                        ForEach(others, id: \.visit.id) { VisitLine(row: $0) }
                    } header: {
                        Heading("Visits")
                    }
                }
            }
        }
        .navigationTitle("Visit")
        .refreshable { desk.visit.load() }
    }
}

private struct VisitLine: View {
    let row: VisitRow
    @Environment(Desk.self) private var desk

    var body: some View {
        NavigationLink(value: Spot.visit(row.visit.id)) {
            VStack(alignment: .leading) {
                Text(desk.day(row.visit.on)).font(.headline)
                Text(desk.visit.label(of: row.visit.kind))
                Text("\(Int(row.answered)) of \(Int(row.items)) questions answered").font(.subheadline)
                if row.visit.done { Text("This visit is over").font(.subheadline) }
            }
        }
        .accessibilityHint("Open the list")
        .swipeActions { remove }
        .contextMenu { remove }
    }

    private var remove: some View {
        Button("Remove", systemImage: "trash", role: .destructive) { desk.removeVisit(row.visit.id) }
    }
}

struct PlanScreen: View {
    @Environment(Desk.self) private var desk

    var body: some View {
        @Bindable var visit = desk.visit
        Form {
            if let trouble = visit.trouble { FamilyTrouble(trouble: trouble) { desk.visit.load() } }
            DayPicker()
            Section {
                Picker("What kind of visit?", selection: $visit.plan.kind) {
                    ForEach(visit.kinds) { Text($0.label).tag($0.id) }
                }
                .pickerStyle(.inline)
                .labelsHidden()
            } header: {
                Heading("What kind of visit?")
            }
            if !visit.people.isEmpty {
                Section {
                    ForEach(visit.people) { person in Toggle(person.shown, isOn: comes(person.id)) }
                } header: {
                    Heading("Who comes?")
                }
            }
            Section {
                let open = visit.home?.openItems.count ?? 0
                if visit.plan.from != nil && open > 0 {
                    Text("\(open) questions without an answer come along")
                }
                Button("Make the list") { desk.makeList() }
                    .mainButton()
                    .disabled(visit.plan.kind.isEmpty)
            }
            Section {
                TextField("Time", text: $visit.plan.at, prompt: Text("Such as 16:00")).keyboardType(
                    .numbersAndPunctuation)
                TextField("Place", text: $visit.plan.place)
            }
        }
        .navigationTitle("Plan a visit")
    }

    private func comes(_ id: String) -> Binding<Bool> {
        Binding(
            get: { desk.visit.plan.people.contains(id) },
            set: { comes in
                desk.visit.plan.people.removeAll { $0 == id }
                if comes { desk.visit.plan.people.append(id) }
            })
    }
}

private struct DayPicker: View {
    @Environment(Desk.self) private var desk

    var body: some View {
        DatePicker("Day", selection: day, displayedComponents: .date)
            // A plan knows days, and a day is the same in all time zones.
            .environment(\.timeZone, .gmt)
    }

    private var day: Binding<Date> {
        let style = Date.ISO8601FormatStyle().year().month().day()
        return Binding(
            get: { (try? Date(desk.visit.plan.on, strategy: style)) ?? .now },
            set: { desk.visit.plan.on = $0.formatted(style) })
    }
}
