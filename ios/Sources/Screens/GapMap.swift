import CareTeamCore
import SwiftUI

/// The child in the middle, and around it what is needed: a full line to what is covered, a broken line to what
/// hangs on a question, and none to what nobody does. To VoiceOver it is one picture; the list says the same.
struct GapMap: View {
    let child: String
    let rows: [CapabilityCoverage]
    @Environment(\.dynamicTypeSize) private var size

    private struct Ends: PreferenceKey {
        static let defaultValue: [Int: Anchor<CGPoint>] = [:]
        static func reduce(value: inout [Int: Anchor<CGPoint>], nextValue: () -> [Int: Anchor<CGPoint>]) {
            value.merge(nextValue()) { first, _ in first }
        }
    }

    /// The number of the child among the ends of the lines.
    private static let middle = -1

    var body: some View {
        let above = (rows.count + 1) / 2
        VStack(spacing: 28) {
            band(0..<above)
            Group {
                if child.isEmpty { Text("Your child") } else { Text(child) }
            }
            .font(.title3.bold())
            .foregroundStyle(.white)
            .padding(18)
            .background(Color("Calm"), in: Capsule())
            .anchorPreference(key: Ends.self, value: .center) { [Self.middle: $0] }
            band(above..<rows.count)
        }
        .padding(.vertical)
        .backgroundPreferenceValue(Ends.self) { ends in
            GeometryReader { space in
                ForEach(Array(rows.enumerated()), id: \.offset) { at, row in
                    if row.state != .nobody, let from = ends[Self.middle], let to = ends[at] {
                        Path { path in
                            path.move(to: space[from])
                            path.addLine(to: space[to])
                        }
                        .stroke(
                            .secondary,
                            style: StrokeStyle(lineWidth: 2, dash: row.state == .covered ? [] : [6, 6]))
                    }
                }
            }
        }
        .accessibilityElement(children: .ignore)
        .accessibilityLabel(
            "Picture of your team. Covered: \(count(.covered)). With a backup: \(count(.underSupervision)). Ask: \(count(.ask)). Nobody: \(count(.nobody)). The list says the same in words."
        )
        .accessibilityAddTraits(.isImage)
    }

    private func count(_ state: Coverage) -> Int { rows.filter { $0.state == state }.count }

    /// Two beside each other, and one when the letters are large.
    private func band(_ range: Range<Int>) -> some View {
        let column = GridItem(.flexible(), spacing: 12)
        return LazyVGrid(columns: size.isAccessibilitySize ? [column] : [column, column], spacing: 12) {
            ForEach(range, id: \.self) { at in
                Chip(row: rows[at]).anchorPreference(key: Ends.self, value: .center) { [at: $0] }
            }
        }
    }
}

private struct Chip: View {
    let row: CapabilityCoverage

    var body: some View {
        VStack(alignment: .leading, spacing: 4) {
            Text(row.short).font(.subheadline.weight(.semibold))
            Status(row.state)
        }
        .frame(maxWidth: .infinity, alignment: .leading)
        .padding(10)
        .background(Color("Chip"), in: RoundedRectangle(cornerRadius: 10))
    }
}
