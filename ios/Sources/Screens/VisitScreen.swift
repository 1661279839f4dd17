import CareTeamCore
import Shell
import SwiftUI

struct VisitScreen: View {
    let id: String
    @Environment(Desk.self) private var desk

    var body: some View {
        List {
            if let trouble = desk.visit.trouble { FamilyTrouble(trouble: trouble) { desk.visit.open(id) } }
            if let visit = desk.visit.visit, visit.visit.id == id {
                VisitRows(visit: visit).id(id)
            } else if desk.visit.trouble == nil {
                Waiting()
            }
        }
        .navigationTitle("Visit")
        .navigationBarTitleDisplayMode(.inline)
    }
}

private struct VisitRows: View {
    let visit: VisitView
    @Environment(Desk.self) private var desk
    /// One question is open at a time: its field keeps the place under the thumb.
    @State private var opened: String?

    /// As many as the core puts first.
    private static let first = 3

    var body: some View {
        if let crisis = desk.visit.crisis { CrisisRows(screen: crisis) }
        Section {
            Text(desk.day(visit.visit.on)).font(.title3).accessibilityAddTraits(.isHeader)
            let about =
                [desk.visit.label(of: visit.visit.kind), visit.visit.at, visit.visit.place]
                + visit.people.map(\.shown)
            Quiet(about.filter { !$0.isEmpty }.joined(separator: " · "))
            Text("\(visit.items.filter(\.isAnswered).count) of \(visit.items.count) questions answered")
        }
        // One list and one `onMove`, so that a question can be dragged up among the first three.
        Section {
            ForEach(Array(visit.items.enumerated()), id: \.element.id) { at, item in
                if at == Self.first { Heading("Then, if there is time").font(.headline) }
                QuestionRow(item: item, at: at, last: visit.items.count - 1, opened: $opened)
            }
            .onMove { desk.visit.move(from: $0, to: $1) }
        } header: {
            Heading("Ask these three first")
        }
        OwnQuestion()
        Section {
            if visit.visit.done {
                Text("This visit is over").font(.headline)
                Button("Plan the next visit", systemImage: "plus") { desk.plan(after: visit) }
                    .mainButton()
            } else {
                Button("The visit is over") { desk.visit.over(true) }.mainButton()
            }
        }
        TakeAlong(visit: visit)
    }
}

private struct OwnQuestion: View {
    @Environment(Desk.self) private var desk
    @State private var own = ""

    var body: some View {
        Section {
            TextField("Your own question", text: $own, axis: .vertical).lineLimit(1...4)
                .autocorrectionDisabled()
            Button("Add", systemImage: "plus") {
                desk.visit.addOwn(own)
                own = ""
            }
            .disabled(own.allSatisfy(\.isWhitespace))
        } header: {
            Heading("Your own question")
        }
    }
}

/// The list on paper, in a message, in the calendar. Answers go along only when the parent says so.
private struct TakeAlong: View {
    let visit: VisitView
    @Environment(Desk.self) private var desk
    @State private var answers = false
    @State private var open = false
    @State private var removing = false

    var body: some View {
        Section {
            DisclosureGroup("Share, print", isExpanded: $open) {
                Toggle("With the answers", isOn: $answers)
                if let ready = desk.visit.takeAlong, ready.answers == answers {
                    ShareLink("Share", item: ready.text)
                    Button("Print", systemImage: "printer") { desk.visit.print() }
                    ShareLink("Calendar", item: ready.calendar)
                } else {
                    Waiting()
                }
            }
            .onChange(of: wanted) { _, wanted in if wanted { desk.visit.prepare(answers: answers) } }
            if visit.visit.done { Button("Undo: This visit is over") { desk.visit.over(false) } }
            Button("Remove", role: .destructive) { removing = true }
                .confirmationDialog("Remove", isPresented: $removing) {
                    Button("Remove", role: .destructive) { desk.removeVisit(visit.visit.id) }
                    Button("Cancel", role: .cancel) {}
                }
        }
    }

    /// The page is made when it is looked for, and anew after each change.
    private var wanted: Bool { open && desk.visit.takeAlong?.answers != answers }
}
