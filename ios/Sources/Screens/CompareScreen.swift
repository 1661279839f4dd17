import CareTeamCore
import Shell
import SwiftUI

/// Not a table: on a small screen, or with large letters, two columns break words apart. Each task is a block
/// with a line for each role, which VoiceOver reads in the same order.
struct CompareScreen: View {
    @Environment(Desk.self) private var desk

    var body: some View {
        List {
            if let trouble = desk.role.trouble {
                TroubleRow(trouble: trouble) { Button("Try again") { desk.arrive() } }
            } else if let comparison = desk.role.comparison {
                ComparisonRows(comparison: comparison)
            } else {
                Waiting()
            }
        }
        .navigationTitle("Compare")
        .navigationBarTitleDisplayMode(.inline)
    }
}

private struct ComparisonRows: View {
    let comparison: Comparison

    var body: some View {
        Section { Text(comparison.difference.text).font(.headline) }
        Section {
            ForEach(comparison.roles, id: \.role) { role in
                NavigationLink(value: Spot.card(role.role)) {
                    VStack(alignment: .leading, spacing: 4) {
                        Text(role.name == role.title ? role.title : "\(role.name) · \(role.title)").font(
                            .headline)
                        Status(role.license.clinician)
                        Text(role.headline.text)
                        Quiet(role.place.text)
                    }
                }
                .accessibilityHint("Read the card")
            }
        }
        let differing = comparison.rows.filter(\.differs)
        let same = comparison.rows.filter { !$0.differs }
        let names = comparison.roles.map(\.name)
        if !differing.isEmpty {
            Section {
                ForEach(differing, id: \.capability) { TaskRow(row: $0, names: names) }
            } header: {
                Heading("Where they differ")
            }
        }
        if !same.isEmpty {
            Section {
                DisclosureGroup("The same for each") {
                    ForEach(same, id: \.capability) { TaskRow(row: $0, names: names) }
                }
            }
        }
        if !comparison.questions.isEmpty {
            Section {
                ForEach(comparison.questions) { Text($0.text) }
            } header: {
                Heading("Ask first")
            }
        }
        Section {
            DisclosureGroup("Sources (\(comparison.sources.count))") {
                ForEach(comparison.sources, id: \.number) { SourceRow(source: $0) }
            }
        }
    }
}

private struct TaskRow: View {
    let row: ComparisonRow
    let names: [String]

    var body: some View {
        VStack(alignment: .leading, spacing: 8) {
            Text(row.label).font(.headline)
            ForEach(Array(zip(names, row.cells).enumerated()), id: \.offset) { _, pair in
                HStack(alignment: .firstTextBaseline) {
                    let mark = Mark(pair.1.verdict)
                    Image(systemName: mark.symbol).foregroundStyle(Color(mark.color)).accessibilityHidden(
                        true)
                    VStack(alignment: .leading) {
                        Text(verbatim: "\(pair.0): \(pair.1.word)")
                        let more = [pair.1.text, pair.1.follows, pair.1.question].compactMap(\.self)
                        if !more.isEmpty { Quiet(more.joined(separator: " ")) }
                    }
                }
            }
        }
        .accessibilityElement(children: .combine)
    }
}
