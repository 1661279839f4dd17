import Shell
import SwiftUI

/// The whole app: five places, each with its own way back, and help above all of them.
public struct RoomView: View {
    private let desk: Desk
    @Environment(\.scenePhase) private var phase

    public init(desk: Desk) { self.desk = desk }

    public var body: some View {
        @Bindable var desk = desk
        @Bindable var help = desk.help
        TabView(selection: $desk.place) {
            ForEach(Place.allCases) { place in
                PlaceView(place: place)
                    .tabItem { Label(place.name, systemImage: place.symbol) }
                    .tag(place)
            }
        }
        // Behind the cover VoiceOver must not read what the eye cannot see.
        .accessibilityHidden(desk.covered)
        .overlay { if desk.covered { PrivacyCover() } }
        .fullScreenCover(isPresented: $help.isOpen) { HelpScreen() }
        .environment(desk)
        .environment(\.locale, desk.settings.locale)
        .onAppear { desk.arrive() }
        .onChange(of: phase) { _, now in
            switch now {
            case .background: desk.leave()
            case .active: desk.comeBack()
            default: desk.cover()
            }
        }
    }
}

extension Place {
    var name: LocalizedStringKey {
        switch self {
        case .ask: "Ask"
        case .role: "Role"
        case .team: "Team"
        case .visit: "Visit"
        case .more: "More"
        }
    }

    var symbol: String {
        switch self {
        case .ask: "magnifyingglass"
        case .role: "person.text.rectangle"
        case .team: "person.3"
        case .visit: "checklist"
        case .more: "ellipsis.circle"
        }
    }
}

struct PlaceView: View {
    let place: Place
    @Environment(Desk.self) private var desk

    var body: some View {
        NavigationStack(path: Binding(get: { desk.stack(of: place) }, set: { desk.show($0, at: place) })) {
            start
                .room()
                .navigationDestination(for: Spot.self) { SpotScreen(spot: $0).room() }
        }
    }

    @ViewBuilder private var start: some View {
        switch place {
        case .ask: AskScreen()
        case .role: RolesScreen()
        case .team: TeamScreen()
        case .visit: VisitsScreen()
        case .more: MoreScreen()
        }
    }
}

struct SpotScreen: View {
    let spot: Spot

    var body: some View {
        switch spot {
        case .card(let id): CardScreen(role: id)
        case .compare: CompareScreen()
        case .sources(let id): CardSourcesScreen(role: id)
        case .needs: NeedsScreen()
        case .person(let id): PersonScreen(id: id)
        case .plan: PlanScreen()
        case .visit(let id): VisitScreen(id: id)
        case .rights: RightsScreen()
        case .allSources: AllSourcesScreen()
        }
    }
}

extension View {
    /// What every screen has: help at the top, and at the bottom what was just done.
    func room() -> some View { modifier(RoomFrame()) }
}

private struct RoomFrame: ViewModifier {
    func body(content: Content) -> some View {
        content
            .safeAreaInset(edge: .bottom) { NoticeBar() }
            .toolbar { ToolbarItem(placement: .topBarTrailing) { HelpButton() } }
    }
}

struct HelpButton: View {
    @Environment(Desk.self) private var desk

    var body: some View {
        Button {
            desk.help.isOpen = true
        } label: {
            Label("Help now", systemImage: "phone.fill").labelStyle(.titleAndIcon)
        }
        .tint(Color("Urgent"))
    }
}

/// Stands before the screen while the app is not in front, so that the list of apps shows nothing.
struct PrivacyCover: View {
    var body: some View {
        Text("Who's in the Room")
            .font(.title)
            .frame(maxWidth: .infinity, maxHeight: .infinity)
            .background(Color("Cover"))
            .ignoresSafeArea()
    }
}

struct NoticeBar: View {
    @Environment(Desk.self) private var desk
    @Environment(\.accessibilityReduceMotion) private var still
    @Environment(\.dynamicTypeSize) private var size

    var body: some View {
        Group {
            if let notice = desk.notice {
                Group {
                    // Beside buttons in the largest letters a text would stand in one column of syllables.
                    if size.isAccessibilitySize {
                        VStack(alignment: .leading, spacing: 12) { parts(notice) }
                    } else {
                        HStack { parts(notice) }
                    }
                }
                .padding()
                .background(.regularMaterial)
                .accessibilityElement(children: .contain)
                .transition(still ? .opacity : .move(edge: .bottom))
            }
        }
        .animation(still ? nil : .default, value: desk.notice)
        .onChange(of: desk.notice) { _, now in
            if let now { AccessibilityNotification.Announcement(desk.words(now.words)).post() }
        }
    }

    @ViewBuilder private func parts(_ notice: Notice) -> some View {
        Text(desk.words(notice.words)).frame(maxWidth: .infinity, alignment: .leading)
        if notice == .removed { Button("Undo") { desk.undo() } }
        Button("Close") { desk.dismissNotice() }
    }
}
