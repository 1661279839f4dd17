// Part of a stand-in for Apple's SwiftUI on Linux: see View.swift.

public protocol Transferable {}
extension String: Transferable {}
extension URL: Transferable {}
public struct ShareLink<L: View>: _Primitive {
    let l: L, item: String
    public func _render(_ r: _Renderer) { r.leaf("ShareLink", r.text(of: l), value: item, tap: {}) }
}
extension ShareLink {
    public init<I: Transferable>(
        item: I, subject: Text? = nil, message: Text? = nil, @ViewBuilder label: () -> L
    ) {
        l = label()
        self.item = "\(item)"
    }
}
extension ShareLink where L == Label<Text, Image> {
    public init(item: String, subject: Text? = nil, message: Text? = nil) {
        l = _systemLabel("Share…")
        self.item = item
    }
    public init(item: URL, subject: Text? = nil, message: Text? = nil) {
        l = _systemLabel("Share…")
        self.item = item.absoluteString
    }
    public init(_ key: LocalizedStringKey, item: URL, subject: Text? = nil, message: Text? = nil) {
        l = Label(key, systemImage: "square.and.arrow.up")
        self.item = item.absoluteString
    }
    public init(_ key: LocalizedStringKey, item: String, subject: Text? = nil, message: Text? = nil) {
        l = Label(key, systemImage: "square.and.arrow.up")
        self.item = item
    }
}
public struct ContentUnavailableView<L: View, D: View, A: View>: _Primitive {
    let l: L, d: D, a: A
    public init(
        @ViewBuilder label: () -> L, @ViewBuilder description: () -> D = { EmptyView() },
        @ViewBuilder actions: () -> A = { EmptyView() }
    ) {
        l = label()
        d = description()
        a = actions()
    }
    public func _render(_ r: _Renderer) {
        r.at("l") { l._render(r) }
        r.at("d") { d._render(r) }
        r.at("a") { a._render(r) }
    }
}
extension ContentUnavailableView where L == Label<Text, Image>, D == Text?, A == EmptyView {
    public init(_ key: LocalizedStringKey, systemImage: String, description: Text? = nil) {
        l = Label(key, systemImage: systemImage)
        d = description
        a = EmptyView()
    }
    public static func search(text: String) -> ContentUnavailableView {
        .init(label: { _systemLabel("No Results for “\(text)”") }, description: { Text?.none })
    }
}

/// Words of the system, which stand in no catalog of the app.
@MainActor func _systemLabel(_ text: String) -> Label<Text, Image> {
    Label(title: { Text(verbatim: text) }, icon: { Image(systemName: "magnifyingglass") })
}
