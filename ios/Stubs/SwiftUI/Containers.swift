// Part of a stand-in for Apple's SwiftUI on Linux: see View.swift.

public struct Label<Title: View, Icon: View>: _Primitive {
    let title: Title, icon: Icon
    public init(@ViewBuilder title: () -> Title, @ViewBuilder icon: () -> Icon) {
        self.title = title()
        self.icon = icon()
    }
    public func _render(_ r: _Renderer) { title._render(r) }
}
extension Label where Title == Text, Icon == Image {
    nonisolated public init(_ key: LocalizedStringKey, systemImage name: String) {
        title = Text(key)
        icon = Image(systemName: name)
    }
    @_disfavoredOverload nonisolated public init<S: StringProtocol>(_ s: S, systemImage name: String) {
        title = Text(s)
        icon = Image(systemName: name)
    }
}
public struct Image: _Primitive, Equatable {
    let name: String, label: String
    nonisolated public init(systemName: String) {
        name = systemName
        label = systemName
    }
    nonisolated public init(_ name: String, bundle: Bundle? = nil) {
        self.name = name
        label = name
    }
    nonisolated public init(decorative name: String, bundle: Bundle? = nil) {
        self.name = name
        label = ""
    }
    public func _render(_ r: _Renderer) { r.leaf("Image", label) }
}

public enum HorizontalAlignment: Sendable { case leading, center, trailing }
public enum VerticalAlignment: Sendable { case top, center, bottom, firstTextBaseline, lastTextBaseline }
public enum Alignment: Sendable {
    case center, leading, trailing, top, bottom, topLeading, topTrailing, bottomLeading, bottomTrailing
}
public struct VStack<Content: View>: _Primitive {
    let c: Content
    public init(
        alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> Content
    ) { c = content() }
    public func _render(_ r: _Renderer) { c._render(r) }
}
public struct HStack<Content: View>: _Primitive {
    let c: Content
    public init(
        alignment: VerticalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> Content
    ) { c = content() }
    public func _render(_ r: _Renderer) { c._render(r) }
}
public enum Axis: Sendable { case horizontal, vertical }

public struct ForEach<Data: RandomAccessCollection, ID: Hashable, Content> {
    public var data: Data, content: (Data.Element) -> Content
    let id: (Data.Element) -> ID
    var move: ((IndexSet, Int) -> Void)?
}
extension ForEach: View where Content: View {
    public typealias Body = Never
    public init(_ data: Data, @ViewBuilder content: @escaping (Data.Element) -> Content)
    where ID == Data.Element.ID, Data.Element: Identifiable {
        self.data = data
        self.content = content
        id = { $0.id }
    }
    public init(
        _ data: Data, id: KeyPath<Data.Element, ID>, @ViewBuilder content: @escaping (Data.Element) -> Content
    ) {
        self.data = data
        self.content = content
        self.id = { $0[keyPath: id] }
    }
    public init(_ data: Range<Int>, @ViewBuilder content: @escaping (Int) -> Content)
    where Data == Range<Int>, ID == Int {
        self.data = data
        self.content = content
        id = { $0 }
    }
    public init<C: MutableCollection & RandomAccessCollection>(
        _ data: Binding<C>, @ViewBuilder content: @escaping (Binding<C.Element>) -> Content
    )
    where Data == [_Bound<C.Element>], ID == C.Element.ID, C.Element: Identifiable, C.Index: Hashable {
        let all = data.wrappedValue
        let bound = all.indices.map { i in
            _Bound(
                id: all[i].id, b: Binding(_get: { data.wrappedValue[i] }, _set: { data.wrappedValue[i] = $0 })
            )
        }
        self.data = bound
        self.content = { content($0.b) }
        id = { $0.id }
    }
    public func onMove(perform action: ((IndexSet, Int) -> Void)?) -> ForEach {
        var f = self
        f.move = action
        return f
    }
}
extension ForEach: _Primitive where Content: View {
    @MainActor public func _render(_ r: _Renderer) {
        for (i, e) in data.enumerated() {
            r.at("id:\(id(e))") {
                for n in r.collect({ content(e)._render(r) }) {
                    if let move { n.drag = { move(IndexSet(integer: i), $0) } }
                    r.add(n)
                }
            }
        }
    }
}
public struct _Bound<E: Identifiable>: Identifiable {
    public let id: E.ID
    let b: Binding<E>
}
public struct List<SelectionValue: Hashable, Content: View>: _Primitive {
    let c: Content
    public init(selection: Binding<SelectionValue?>?, @ViewBuilder content: () -> Content) { c = content() }
    public init(selection: Binding<Set<SelectionValue>>?, @ViewBuilder content: () -> Content) {
        c = content()
    }
    public func _render(_ r: _Renderer) { r.box("List") { c._render(r) } }
}
extension List where SelectionValue == Never {
    public init(@ViewBuilder content: () -> Content) { c = content() }
    public init<Data: RandomAccessCollection, Row: View>(
        _ data: Data, @ViewBuilder rowContent: @escaping (Data.Element) -> Row
    ) where Content == ForEach<Data, Data.Element.ID, Row>, Data.Element: Identifiable {
        c = ForEach(data, content: rowContent)
    }
    public init<Data: RandomAccessCollection, ID: Hashable, Row: View>(
        _ data: Data, id: KeyPath<Data.Element, ID>, @ViewBuilder rowContent: @escaping (Data.Element) -> Row
    ) where Content == ForEach<Data, ID, Row> { c = ForEach(data, id: id, content: rowContent) }
}
public struct Form<Content: View>: _Primitive {
    let c: Content
    public init(@ViewBuilder content: () -> Content) { c = content() }
    public func _render(_ r: _Renderer) { r.box("Form") { c._render(r) } }
}
public struct Section<Parent: View, Content: View, Footer: View>: _Primitive {
    let h: Parent, c: Content, f: Footer
    public init(
        @ViewBuilder content: () -> Content, @ViewBuilder header: () -> Parent,
        @ViewBuilder footer: () -> Footer
    ) {
        c = content()
        h = header()
        f = footer()
    }
    public func _render(_ r: _Renderer) {
        r.at("h") { h._render(r) }
        r.at("c") { c._render(r) }
        r.at("f") { f._render(r) }
    }
}
extension Section where Parent == EmptyView, Footer == EmptyView {
    public init(@ViewBuilder content: () -> Content) {
        self.init(content: content, header: { EmptyView() }, footer: { EmptyView() })
    }
}
extension Section where Footer == EmptyView {
    public init(@ViewBuilder content: () -> Content, @ViewBuilder header: () -> Parent) {
        self.init(content: content, header: header, footer: { EmptyView() })
    }
}
extension Section where Parent == EmptyView {
    public init(@ViewBuilder content: () -> Content, @ViewBuilder footer: () -> Footer) {
        self.init(content: content, header: { EmptyView() }, footer: footer)
    }
}
extension Section where Parent == Text, Footer == EmptyView {
    public init(_ key: LocalizedStringKey, @ViewBuilder content: () -> Content) {
        self.init(content: content, header: { Text(key) }, footer: { EmptyView() })
    }
    @_disfavoredOverload public init<S: StringProtocol>(_ s: S, @ViewBuilder content: () -> Content) {
        self.init(content: content, header: { Text(s) }, footer: { EmptyView() })
    }
}
public struct DisclosureGroup<L: View, Content: View>: _Primitive, _Installable {
    let l: L, c: () -> Content, open: Binding<Bool>?, own = _Cell(false)
    public init(
        isExpanded: Binding<Bool>, @ViewBuilder content: @escaping () -> Content, @ViewBuilder label: () -> L
    ) {
        open = isExpanded
        c = content
        l = label()
    }
    public init(@ViewBuilder content: @escaping () -> Content, @ViewBuilder label: () -> L) {
        open = nil
        c = content
        l = label()
    }
    func _install(_ r: _Renderer, _ label: String) { own.link = r.kept("open") { _Cell(false) } }
    @MainActor public func _render(_ r: _Renderer) {
        _install(r, "")
        let on = open?.wrappedValue ?? own.value
        r.leaf(
            "DisclosureGroup", r.text(of: l), value: on ? "expanded" : "collapsed",
            tap: {
                open?.wrappedValue = !on
                own.value = !on
            })
        if on { c()._render(r) }
    }
}
extension DisclosureGroup where L == Text {
    public init(_ key: LocalizedStringKey, @ViewBuilder content: @escaping () -> Content) {
        self.init(content: content, label: { Text(key) })
    }
    public init(
        _ key: LocalizedStringKey, isExpanded: Binding<Bool>, @ViewBuilder content: @escaping () -> Content
    ) { self.init(isExpanded: isExpanded, content: content, label: { Text(key) }) }
}
