import UniformTypeIdentifiers

// Part of a stand-in for Apple's SwiftUI on Linux: see View.swift.

struct _Wrapped<C: View>: _Primitive {
    let c: C, run: @MainActor (_Renderer, C) -> Void
    func _render(_ r: _Renderer) { run(r, c) }
}
extension View {
    func _wrap(_ run: @escaping @MainActor (_Renderer, Self) -> Void) -> some View {
        _Wrapped(c: self, run: run)
    }
    /// Changes what this view shows: its one node, or a box around several.
    func _mark(_ change: @escaping @MainActor (_Renderer, _Node) -> Void) -> some View {
        _wrap { r, c in
            let n = r.collect { c._render(r) }
            for x in n {
                change(r, x)
                r.add(x)
            }
        }
    }
}

public enum TitleDisplayMode: Sendable { case automatic, inline, large }
public enum Visibility: Sendable { case automatic, visible, hidden }
public struct ToolbarItemPlacement: Sendable {
    public static let automatic = Self(), principal = Self(), topBarLeading = Self(), topBarTrailing = Self(),
        primaryAction = Self(), confirmationAction = Self(), cancellationAction = Self(),
        destructiveAction = Self(), bottomBar = Self(), keyboard = Self()
}
public struct SearchFieldPlacement: Sendable {
    public static let automatic = Self(), toolbar = Self(), navigationBarDrawer = Self()
    public enum NavigationBarDrawerDisplayMode: Sendable { case automatic, always }
    public static func navigationBarDrawer(displayMode: NavigationBarDrawerDisplayMode) -> Self { .init() }
}
@MainActor @preconcurrency public protocol ToolbarContent { func _renderBar(_ r: _Renderer) }
extension Optional: ToolbarContent where Wrapped: ToolbarContent {
    @MainActor public func _renderBar(_ r: _Renderer) { self?._renderBar(r) }
}
public struct ToolbarItem<Content: View>: ToolbarContent {
    let c: Content
    public init(placement: ToolbarItemPlacement = .automatic, @ViewBuilder content: () -> Content) {
        c = content()
    }
    public func _renderBar(_ r: _Renderer) { c._render(r) }
}
public struct _ToolbarTuple: ToolbarContent {
    let all: [any ToolbarContent]
    public func _renderBar(_ r: _Renderer) {
        for (i, a) in all.enumerated() { r.at("\(i)") { a._renderBar(r) } }
    }
}
@MainActor @resultBuilder public struct ToolbarContentBuilder {
    public static func buildExpression<C: ToolbarContent>(_ c: C) -> C { c }
    public static func buildBlock<each C: ToolbarContent>(_ c: repeat each C) -> _ToolbarTuple {
        var all: [any ToolbarContent] = []
        repeat all.append(each c)
        return _ToolbarTuple(all: all)
    }
    public static func buildIf<C: ToolbarContent>(_ c: C?) -> C? { c }
    public static func buildEither<C: ToolbarContent>(first: C) -> _ToolbarTuple {
        _ToolbarTuple(all: [first])
    }
    public static func buildEither<C: ToolbarContent>(second: C) -> _ToolbarTuple {
        _ToolbarTuple(all: [second])
    }
}
extension View {
    public func navigationTitle(_ key: LocalizedStringKey) -> some View {
        _wrap { r, c in
            r.leaf("NavigationTitle", r.words(key), key: key.key)
            c._render(r)
        }
    }
    @_disfavoredOverload public func navigationTitle<S: StringProtocol>(_ s: S) -> some View {
        let t = String(s)
        return _wrap { r, c in
            r.leaf("NavigationTitle", t)
            c._render(r)
        }
    }
    public func navigationBarTitleDisplayMode(_ m: TitleDisplayMode) -> some View { self }
    public func navigationDestination<D: Hashable, C: View>(
        for data: D.Type, @ViewBuilder destination: @escaping (D) -> C
    ) -> some View {
        _wrap { r, c in
            r.nav?.dest[ObjectIdentifier(data)] = { destination($0.base as! D) }
            c._render(r)
        }
    }
    public func toolbar<C: View>(@ViewBuilder content: () -> C) -> some View {
        let t = content()
        return _wrap { r, c in
            r.at("toolbar") { r.box("Toolbar") { t._render(r) } }
            c._render(r)
        }
    }
    public func toolbar<C: ToolbarContent>(@ToolbarContentBuilder content: () -> C) -> some View {
        let t = content()
        return _wrap { r, c in
            r.at("toolbar") { r.box("Toolbar") { t._renderBar(r) } }
            c._render(r)
        }
    }
    public func searchable(
        text: Binding<String>, placement: SearchFieldPlacement = .automatic, prompt: LocalizedStringKey
    ) -> some View {
        _wrap { r, c in
            r.leaf(
                "SearchField", r.words(prompt), key: prompt.key, value: text.wrappedValue,
                type: { text.wrappedValue = $0 })
            c._render(r)
        }
    }
    public func searchable(
        text: Binding<String>, placement: SearchFieldPlacement = .automatic, prompt: Text? = nil
    ) -> some View {
        _wrap { r, c in
            r.leaf(
                "SearchField", prompt?.shown(r.env.locale) ?? "Search", value: text.wrappedValue,
                type: { text.wrappedValue = $0 })
            c._render(r)
        }
    }
    public func sheet<C: View>(
        isPresented: Binding<Bool>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping () -> C
    ) -> some View {
        _wrap { r, c in
            c._render(r)
            if isPresented.wrappedValue {
                r.present(
                    "Sheet",
                    {
                        isPresented.wrappedValue = false
                        onDismiss?()
                    }
                ) { content()._render(r) }
            }
        }
    }
    public func sheet<I: Identifiable, C: View>(
        item: Binding<I?>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping (I) -> C
    ) -> some View {
        _wrap { r, c in
            c._render(r)
            if let i = item.wrappedValue {
                r.present(
                    "Sheet",
                    {
                        item.wrappedValue = nil
                        onDismiss?()
                    }
                ) { content(i)._render(r) }
            }
        }
    }
    public func confirmationDialog<A: View>(
        _ key: LocalizedStringKey, isPresented: Binding<Bool>, titleVisibility: Visibility = .automatic,
        @ViewBuilder actions: () -> A
    ) -> some View { _alert("Dialog", key, isPresented, actions(), EmptyView()) }
    public func confirmationDialog<A: View, M: View>(
        _ key: LocalizedStringKey, isPresented: Binding<Bool>, titleVisibility: Visibility = .automatic,
        @ViewBuilder actions: () -> A, @ViewBuilder message: () -> M
    ) -> some View { _alert("Dialog", key, isPresented, actions(), message()) }
    func _alert<A: View, M: View>(
        _ kind: String, _ key: LocalizedStringKey, _ on: Binding<Bool>, _ a: A, _ m: M
    ) -> some View {
        _wrap { r, c in
            c._render(r)
            guard on.wrappedValue else { return }
            r.present(kind, { on.wrappedValue = false }) {
                r.leaf("Text", r.words(key), key: key.key)
                m._render(r)
                for n in r.collect({ a._render(r) }) {
                    let t = n.tap
                    n.tap = {
                        on.wrappedValue = false
                        t?()
                    }
                    r.add(n)
                }  // any button closes it
            }
        }
    }
    public func task(
        priority: TaskPriority = .userInitiated,
        @_inheritActorContext _ action: @escaping @Sendable () async -> Void
    ) -> some View {
        _wrap { r, c in
            r.once("task") { r.tasks.append(action) }
            r.at("in") { c._render(r) }
        }
    }
    public func task<T: Equatable>(
        id: T, priority: TaskPriority = .userInitiated,
        @_inheritActorContext _ action: @escaping @Sendable () async -> Void
    ) -> some View {
        _wrap { r, c in
            r.once("task/\(id)") { r.tasks.append(action) }
            r.at("in") { c._render(r) }
        }
    }
    public func refreshable(@_inheritActorContext action: @escaping @Sendable () async -> Void) -> some View {
        _wrap { r, c in
            let p = r.probe
            for n in r.collect({ c._render(r) }) {
                n.actions["Refresh"] = { p?.tasks.append(action) }
                r.add(n)
            }
        }
    }
    public func onAppear(perform action: (() -> Void)? = nil) -> some View {
        _wrap { r, c in
            r.once("appear") { action?() }
            r.at("in") { c._render(r) }
        }
    }
    public func onChange<V: Equatable>(of value: V, initial: Bool = false, _ action: @escaping (V, V) -> Void)
        -> some View
    {
        let now = _Cell(value)
        return _wrap { r, c in
            r.watch(now, initial, action)
            r.at("in") { c._render(r) }
        }
    }
    public func onChange<V: Equatable>(of value: V, initial: Bool = false, _ action: @escaping () -> Void)
        -> some View
    {
        let now = _Cell(value)
        return _wrap { r, c in
            r.watch(now, initial) { _, _ in action() }
            r.at("in") { c._render(r) }
        }
    }
    public func swipeActions<T: View>(
        edge: HorizontalEdge = .trailing, allowsFullSwipe: Bool = true, @ViewBuilder content: () -> T
    ) -> some View {
        let t = content()
        return _wrap { r, c in
            let a = r.collect { r.at("swipe") { t._render(r) } }
            for n in r.collect({ c._render(r) }) {
                for b in a { if let tap = b.tap { n.actions[b.spoken] = tap } }
                r.add(n)
            }
        }
    }
    public func disabled(_ off: Bool) -> some View { _mark { if off { $1.disable() } } }
    public func tag<V: Hashable>(_ tag: V) -> some View {
        _wrap { r, c in
            let tag = AnyHashable(tag)
            let old = (r.shownTab, r.elsewhere)
            (r.shownTab, r.elsewhere) = (nil, r.shownTab.map { $0 != tag } ?? false)
            let n = r.one { c._render(r) }
            (r.shownTab, r.elsewhere) = old
            n.tag = tag
            r.add(n)
        }
    }
    public func tabItem<V: View>(@ViewBuilder _ label: () -> V) -> some View {
        let l = label()
        return _wrap { r, c in
            // A tab that is not shown has a label and nothing else; its state is kept.
            let n = r.elsewhere ? _Node("Tab", "") : r.one { c._render(r) }
            n.tabItem = r.text(of: l)
            r.add(n)
        }
    }
    public func id<ID: Hashable>(_ id: ID) -> some View {
        _wrap { r, c in r.at("id:\(id)") { c._render(r) } }
    }
    public func environment<T: AnyObject & Observable>(_ object: T?) -> some View {
        _wrap { r, c in
            let old = r.env
            r.env.objects[ObjectIdentifier(T.self)] = object
            c._render(r)
            r.env = old
        }
    }
    public func environment<V>(_ path: WritableKeyPath<EnvironmentValues, V>, _ value: V) -> some View {
        _wrap { r, c in
            let old = r.env
            r.env[keyPath: path] = value
            c._render(r)
            r.env = old
        }
    }
    public func fullScreenCover<C: View>(
        isPresented: Binding<Bool>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping () -> C
    ) -> some View { sheet(isPresented: isPresented, onDismiss: onDismiss, content: content) }
    public func contextMenu<M: View>(@ViewBuilder menuItems: () -> M) -> some View {
        swipeActions(content: menuItems)
    }
    public func fileImporter(
        isPresented: Binding<Bool>, allowedContentTypes: [UTType],
        onCompletion: @escaping (Result<URL, any Error>) -> Void
    ) -> some View {
        _wrap { r, c in
            c._render(r)
            if isPresented.wrappedValue {
                r.leaf(
                    "FileImporter", "FileImporter",
                    type: {
                        isPresented.wrappedValue = false
                        onCompletion(.success(URL(filePath: $0)))
                    })
            }
        }
    }
    public func badge(_ n: Int) -> some View { self }
    public func overlay<V: View>(alignment: Alignment = .center, @ViewBuilder content: () -> V) -> some View {
        _beside("overlay", content())
    }
    public func background<V: View>(alignment: Alignment = .center, @ViewBuilder content: () -> V)
        -> some View
    { _beside("background", content()) }
    public func safeAreaInset<V: View>(
        edge: VerticalEdge, alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil,
        @ViewBuilder content: () -> V
    ) -> some View { _beside("inset", content()) }
    func _beside<V: View>(_ step: String, _ v: V) -> some View {
        _wrap { r, c in
            c._render(r)
            r.at(step) { v._render(r) }
        }
    }
}
public enum HorizontalEdge: Sendable { case leading, trailing }
public enum VerticalEdge: Sendable { case top, bottom }
