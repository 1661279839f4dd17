// Part of a stand-in for Apple's SwiftUI on Linux: see View.swift.

public struct NavigationPath {
    var items: [AnyHashable] = []
    public init() {}
    public var count: Int { items.count }
    public var isEmpty: Bool { items.isEmpty }
    public mutating func append<V: Hashable>(_ v: V) { items.append(v) }
    public mutating func removeLast(_ k: Int = 1) { items.removeLast(k) }
}
public struct NavigationStack<Data, Root: View>: _Primitive {
    let root: Root, path: Binding<[AnyHashable]>?
    public init(@ViewBuilder root: () -> Root) where Data == NavigationPath {
        self.root = root()
        path = nil
    }
    public init(path p: Binding<NavigationPath>, @ViewBuilder root: () -> Root) where Data == NavigationPath {
        self.root = root()
        path = Binding(_get: { p.wrappedValue.items }, _set: { p.wrappedValue.items = $0 })
    }
    public init(path p: Binding<Data>, @ViewBuilder root: () -> Root)
    where
        Data: MutableCollection & RandomAccessCollection & RangeReplaceableCollection, Data.Element: Hashable
    {
        self.root = root()
        path = Binding(
            _get: { p.wrappedValue.map { AnyHashable($0) } },
            _set: { p.wrappedValue = Data($0.compactMap { $0.base as? Data.Element }) })
    }
    @MainActor public func _render(_ r: _Renderer) {
        let cell: _Cell<[AnyHashable]> = r.kept("path") { _Cell([]) }
        r.navigate(path ?? Binding(_get: { cell.value }, _set: { cell.value = $0 })) { root._render(r) }
    }
}
public struct NavigationLink<L: View, Destination: View>: _Primitive {
    let l: L, value: AnyHashable?, dest: (() -> Destination)?
    public init(@ViewBuilder destination: @escaping () -> Destination, @ViewBuilder label: () -> L) {
        l = label()
        dest = destination
        value = nil
    }
    @MainActor public func _render(_ r: _Renderer) {
        var v = value
        if let dest {
            let id = r.here
            v = id
            r.nav?.views[id] = { dest() }
        }
        let nav = r.nav
        r.leaf(
            "NavigationLink", r.text(of: l), key: r.key(of: l),
            tap: v == nil || nav == nil ? nil : { nav!.path.wrappedValue.append(v!) })
    }
}
extension NavigationLink where Destination == Never {
    public init<P: Hashable>(value: P?, @ViewBuilder label: () -> L) {
        l = label()
        self.value = value.map { AnyHashable($0) }
        dest = nil
    }
}
extension NavigationLink where L == Text, Destination == Never {
    public init<P: Hashable>(_ key: LocalizedStringKey, value: P?) { self.init(value: value) { Text(key) } }
    @_disfavoredOverload public init<S: StringProtocol, P: Hashable>(_ s: S, value: P?) {
        self.init(value: value) { Text(s) }
    }
}
extension NavigationLink where L == Text {
    public init(_ key: LocalizedStringKey, @ViewBuilder destination: @escaping () -> Destination) {
        self.init(destination: destination) { Text(key) }
    }
}
public struct TabView<SelectionValue: Hashable, Content: View>: _Primitive {
    let s: Binding<SelectionValue>?, c: Content
    public init(selection: Binding<SelectionValue>?, @ViewBuilder content: () -> Content) {
        s = selection
        c = content()
    }
    @MainActor public func _render(_ r: _Renderer) {
        let first: _Cell<Int> = r.kept("tab") { _Cell(0) }
        r.shownTab = s.map { AnyHashable($0.wrappedValue) }
        let all = r.collect { c._render(r) }
        r.shownTab = nil
        var shown = first.value
        if let s, let i = all.firstIndex(where: { $0.tag?.base as? SelectionValue == s.wrappedValue }) {
            shown = i
        }
        for (i, n) in all.enumerated() {
            r.leaf(
                "Tab", n.tabItem ?? "", value: i == shown ? "selected" : nil,
                tap: {
                    first.value = i
                    if let s, let t = n.tag?.base as? SelectionValue { s.wrappedValue = t }
                })
        }
        if all.indices.contains(shown) { r.add(all[shown]) }
    }
}
extension TabView where SelectionValue == Int {
    public init(@ViewBuilder content: () -> Content) {
        s = nil
        c = content()
    }
}

@MainActor @preconcurrency public protocol Scene {}
@MainActor @resultBuilder public struct SceneBuilder {
    public static func buildBlock<S: Scene>(_ s: S) -> S { s }
}
public struct WindowGroup<Content: View>: Scene {
    let c: Content
    public init(@ViewBuilder content: () -> Content) { c = content() }
}
@MainActor @preconcurrency public protocol App {
    associatedtype S: Scene
    @SceneBuilder @MainActor @preconcurrency var body: S { get }
    init()
}
extension App { public static func main() {} }
