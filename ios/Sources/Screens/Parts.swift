import CareTeamCore
import Shell
import SwiftUI

/// A heading that the rotor of VoiceOver stops at.
struct Heading: View {
    let key: LocalizedStringKey
    init(_ key: LocalizedStringKey) { self.key = key }
    var body: some View { Text(key).accessibilityAddTraits(.isHeader) }
}

extension View {
    /// What most parents want next on this screen. White letters stand on it, so its ground is dark in every
    /// appearance, which the color of links cannot be.
    func mainButton() -> some View { buttonStyle(.borderedProminent).tint(Color("Calm")) }
}

/// A status: a shape and a word, and only then a color.
struct Status: View {
    let mark: Mark
    let word: LocalizedStringKey

    var body: some View {
        Label {
            Text(word).font(.subheadline.weight(.semibold))
        } icon: {
            Image(systemName: mark.symbol).foregroundStyle(Color(mark.color))
        }
    }

    init(_ clinician: Clinician) {
        switch clinician {
        case .yes: (mark, word) = (.full, "A licensed clinician")
        case .no: (mark, word) = (.ring, "Not a licensed clinician")
        case .inTraining: (mark, word) = (.half, "In training, not licensed yet")
        case .cannotTell: (mark, word) = (.diamond, "Licensed? These words do not tell")
        }
    }

    init(_ coverage: Coverage) {
        mark = Mark(coverage)
        switch coverage {
        case .covered: word = "Covered"
        case .underSupervision: word = "With a backup"
        case .ask: word = "Ask about it"
        case .nobody: word = "Nobody"
        }
    }
}

/// Four shapes that differ without color.
enum Mark {
    case full, half, diamond, ring

    init(_ coverage: Coverage) {
        switch coverage {
        case .covered: self = .full
        case .underSupervision: self = .half
        case .ask: self = .diamond
        case .nobody: self = .ring
        }
    }

    init(_ verdict: Verdict) {
        switch verdict {
        case .yes: self = .full
        case .supervised, .limited: self = .half
        case .varies, .unknown: self = .diamond
        case .no: self = .ring
        }
    }

    var symbol: String {
        switch self {
        case .full: "circle.fill"
        case .half: "circle.lefthalf.filled"
        case .diamond: "diamond"
        case .ring: "circle"
        }
    }

    var color: String {
        switch self {
        case .full: "Covered"
        case .half: "Supervised"
        case .diamond: "Unclear"
        case .ring: "Nobody"
        }
    }
}

/// A sentence of the core with what belongs to it, and the numbers of its sources.
struct Said: View {
    let text: String
    var detail: [String?] = []
    var notes: [Int32] = []

    init(_ text: String, detail: [String?] = [], notes: [Int32] = []) {
        (self.text, self.detail, self.notes) = (text, detail, notes)
    }

    init(_ statement: Statement) {
        self.init(statement.text, detail: [statement.detail, statement.follows], notes: statement.notes)
    }

    var body: some View {
        VStack(alignment: .leading, spacing: 4) {
            Text(text)
            let more = detail.compactMap(\.self).filter { !$0.isEmpty }
            if !more.isEmpty { Quiet(more.joined(separator: " ")) }
            if !notes.isEmpty {
                // Numbers amid a sentence stop the ear; the sources are a screen of their own.
                Text(notes.map { "[\($0)]" }.joined(separator: " "))
                    .font(.footnote).foregroundStyle(.secondary).accessibilityHidden(true)
            }
        }
        .accessibilityElement(children: .combine)
    }
}

struct Quiet: View {
    let text: String
    init(_ text: String) { self.text = text }
    var body: some View { Text(text).font(.subheadline).foregroundStyle(.secondary) }
}

/// A place to type that keeps what was typed, also while the answer of the disk is awaited.
struct KeptField: View {
    let label: LocalizedStringKey
    let kept: String
    var long = false
    let keep: (String) -> Void
    @State private var text: String
    @FocusState private var focused: Bool

    init(_ label: LocalizedStringKey, _ kept: String, long: Bool = false, keep: @escaping (String) -> Void) {
        (self.label, self.kept, self.long, self.keep) = (label, kept, long, keep)
        _text = State(initialValue: kept)
    }

    var body: some View {
        VStack(alignment: .leading, spacing: 2) {
            // Above the field as well: a label inside it is gone as soon as something is typed.
            Text(label).font(.footnote).foregroundStyle(.secondary).accessibilityHidden(true)
            TextField(label, text: $text, axis: long ? .vertical : .horizontal)
                .lineLimit(long ? 1...8 : 1...1)
                .autocorrectionDisabled()
                .focused($focused)
                .onChange(of: text) { _, now in if now != kept { keep(now) } }
                // Taken back, or changed on another screen.
                .onChange(of: kept) { _, now in if !focused { text = now } }
        }
    }
}

/// Danger was heard: this stands before everything else on a screen.
struct CrisisRows: View {
    let screen: CrisisScreen
    @Environment(Desk.self) private var desk

    var body: some View {
        Section {
            Text("This sounds like danger. You can get help right now.")
                .font(.headline).accessibilityAddTraits(.isHeader)
            // The core puts the numbers in order; the rest stands behind the button.
            ForEach(screen.contacts.filter { $0.phone != nil }.prefix(2)) { contact in
                CallButton(number: contact.phone ?? "")
            }
            Button("Help now") { desk.help.isOpen = true }
        }
    }
}

struct CallButton: View {
    let number: String
    @Environment(Desk.self) private var desk

    var body: some View {
        Button {
            desk.dial(number)
        } label: {
            Label("Call \(number)", systemImage: "phone.fill")
        }
    }
}

struct SourceRow: View {
    let source: SourceNote
    @Environment(Desk.self) private var desk

    var body: some View {
        VStack(alignment: .leading, spacing: 4) {
            Text(verbatim: "[\(source.number)] \(source.cite)")
            if let day = source.asOf { Text("Text of \(desk.day(day))").font(.subheadline) }
            Text("We read it on \(desk.day(source.read))").font(.subheadline)
            if let stale = source.staleText { Text(stale).font(.subheadline) }
        }
        .accessibilityElement(children: .combine)
        if let address = source.url { Button("Open the page") { desk.open(address) } }
    }
}

extension Desk {
    /// A day as people of this language write it. What is no day is shown as it is.
    func day(_ iso: String) -> String {
        guard let day = try? Date(iso, strategy: .iso8601.year().month().day()) else { return iso }
        var style = Date.FormatStyle(date: .complete, time: .omitted, locale: settings.locale)
        style.timeZone = .gmt
        return day.formatted(style)
    }
}
