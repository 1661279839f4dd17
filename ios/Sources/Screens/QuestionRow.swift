import CareTeamCore
import Shell
import SwiftUI

struct QuestionRow: View {
    let item: Item
    let at: Int
    let last: Int
    @Binding var opened: String?
    @Environment(Desk.self) private var desk
    @Environment(\.accessibilityReduceMotion) private var still

    private var isOpen: Bool { opened == item.id }
    private var ticked: Bool { item.asked || item.isAnswered }

    var body: some View {
        VStack(alignment: .leading, spacing: 12) {
            HStack(alignment: .top, spacing: 12) {
                Toggle(isOn: Binding(get: { ticked }, set: { desk.visit.tick(item.id, asked: $0) })) {
                    Image(systemName: ticked ? "checkmark.square.fill" : "square").font(.title2)
                }
                .toggleStyle(.button)
                .disabled(item.isAnswered)
                .frame(minWidth: 44, minHeight: 44)
                // A box alone would be read as "check box": it says which question it ticks.
                .accessibilityLabel("Asked: \(item.text)")
                Button {
                    withAnimation(still ? nil : .default) { opened = isOpen ? nil : item.id }
                } label: {
                    face
                }
                .buttonStyle(.plain)
                .accessibilityHint(isOpen ? "Close" : "Open the question")
            }
            if isOpen { QuestionInside(item: item) }
        }
        .swipeActions(edge: .leading) {
            Button(item.star ? "Not important" : "Mark as important", systemImage: "star") {
                desk.visit.star(item.id, !item.star)
            }
        }
        .swipeActions(edge: .trailing) { remove }
        .contextMenu {
            if at > 0 { Button("Move up", systemImage: "arrow.up") { desk.visit.move(item.id, to: at - 1) } }
            if at < last {
                Button("Move down", systemImage: "arrow.down") { desk.visit.move(item.id, to: at + 1) }
            }
            remove
        }
        // VoiceOver reaches by its actions what a finger drags.
        .accessibilityAction(named: "Move up") { if at > 0 { desk.visit.move(item.id, to: at - 1) } }
        .accessibilityAction(named: "Move down") { if at < last { desk.visit.move(item.id, to: at + 1) } }
    }

    private var remove: some View {
        Button("Remove", systemImage: "trash", role: .destructive) { desk.visit.remove(item: item.id) }
    }

    /// Words and a shape; only what happened is said, so that a new list stays calm.
    private var face: some View {
        VStack(alignment: .leading, spacing: 4) {
            if item.star { Label("Important", systemImage: "star.fill").font(.subheadline) }
            Text(item.text).frame(maxWidth: .infinity, alignment: .leading)
            if item.isAnswered {
                if !isOpen { Quiet(item.answer) }
                Label("Answered", systemImage: Mark.full.symbol).font(.subheadline)
            } else if item.asked {
                Label("Asked, no answer yet", systemImage: Mark.half.symbol).font(.subheadline)
            }
            if !item.carriedFrom.isEmpty { Text("From last time").font(.subheadline) }
        }
        .accessibilityElement(children: .combine)
    }
}

private struct QuestionInside: View {
    let item: Item
    @Environment(Desk.self) private var desk

    var body: some View {
        KeptField("What they said", item.answer, long: true) { desk.visit.answer(item.id, $0) }
        if let hint = desk.visit.hints[item.questionId] {
            part("Why ask", hint.why)
            part("A good answer", hint.goodAnswer)
            part("A warning sign", hint.warningSign)
        }
        KeptField("Note", item.note, long: true) { desk.visit.note(item.id, $0) }
    }

    @ViewBuilder private func part(_ key: LocalizedStringKey, _ text: String) -> some View {
        if !text.isEmpty {
            VStack(alignment: .leading) {
                Text(key).font(.subheadline.weight(.semibold))
                Text(text)
            }
            .accessibilityElement(children: .combine)
        }
    }
}
