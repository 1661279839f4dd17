// Part of a stand-in for Apple's SwiftUI on Linux: see View.swift.

public struct ButtonRole: Equatable, Sendable {
    let n: String
    public static let destructive = ButtonRole(n: "destructive"), cancel = ButtonRole(n: "cancel")
}
public struct Button<L: View>: _Primitive {
    let l: L, role: ButtonRole?, action: @MainActor () -> Void
    @preconcurrency public init(action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> L) {
        self.init(role: nil, action: action, label: label)
    }
    @preconcurrency public init(
        role: ButtonRole?, action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> L
    ) {
        self.role = role
        self.action = action
        l = label()
    }
    public func _render(_ r: _Renderer) {
        r.leaf("Button", r.text(of: l), key: r.key(of: l), value: role?.n, tap: action)
    }
}
extension Button where L == Text {
    @preconcurrency public init(_ key: LocalizedStringKey, action: @escaping @MainActor () -> Void) {
        self.init(role: nil, action: action) { Text(key) }
    }
    @preconcurrency public init(
        _ key: LocalizedStringKey, role: ButtonRole?, action: @escaping @MainActor () -> Void
    ) { self.init(role: role, action: action) { Text(key) } }
    @_disfavoredOverload @preconcurrency public init<S: StringProtocol>(
        _ s: S, action: @escaping @MainActor () -> Void
    ) { self.init(role: nil, action: action) { Text(s) } }
    @_disfavoredOverload @preconcurrency public init<S: StringProtocol>(
        _ s: S, role: ButtonRole?, action: @escaping @MainActor () -> Void
    ) { self.init(role: role, action: action) { Text(s) } }
}
extension Button where L == Label<Text, Image> {
    @preconcurrency public init(
        _ key: LocalizedStringKey, systemImage: String, action: @escaping @MainActor () -> Void
    ) { self.init(role: nil, action: action) { Label(key, systemImage: systemImage) } }
    @preconcurrency public init(
        _ key: LocalizedStringKey, systemImage: String, role: ButtonRole?,
        action: @escaping @MainActor () -> Void
    ) { self.init(role: role, action: action) { Label(key, systemImage: systemImage) } }
}
public struct Toggle<L: View>: _Primitive {
    let l: L, on: Binding<Bool>
    public init(isOn: Binding<Bool>, @ViewBuilder label: () -> L) {
        on = isOn
        l = label()
    }
    public func _render(_ r: _Renderer) {
        r.leaf(
            "Toggle", r.text(of: l), key: r.key(of: l), value: on.wrappedValue ? "on" : "off",
            tap: { on.wrappedValue.toggle() })
    }
}
extension Toggle where L == Text {
    public init(_ key: LocalizedStringKey, isOn: Binding<Bool>) { self.init(isOn: isOn) { Text(key) } }
    @_disfavoredOverload public init<S: StringProtocol>(_ s: S, isOn: Binding<Bool>) {
        self.init(isOn: isOn) { Text(s) }
    }
}
public struct TextField<L: View>: _Primitive {
    let l: L, text: Binding<String>
    public func _render(_ r: _Renderer) {
        r.leaf(
            "TextField", r.text(of: l), key: r.key(of: l), value: text.wrappedValue,
            type: { text.wrappedValue = $0 })
    }
}
extension TextField where L == Text {
    public init(_ key: LocalizedStringKey, text: Binding<String>, axis: Axis = .horizontal) {
        l = Text(key)
        self.text = text
    }
    public init(_ key: LocalizedStringKey, text: Binding<String>, prompt: Text?) {
        l = Text(key)
        self.text = text
    }
    @_disfavoredOverload public init<S: StringProtocol>(
        _ s: S, text: Binding<String>, axis: Axis = .horizontal
    ) {
        l = Text(s)
        self.text = text
    }
}
public struct SecureField<L: View>: _Primitive {
    let l: L, text: Binding<String>
    public func _render(_ r: _Renderer) {
        r.leaf("SecureField", r.text(of: l), value: "", type: { text.wrappedValue = $0 })
    }
}
extension SecureField where L == Text {
    public init(_ key: LocalizedStringKey, text: Binding<String>) {
        l = Text(key)
        self.text = text
    }
}
public struct Picker<L: View, SelectionValue: Hashable, Content: View>: _Primitive {
    let l: L, s: Binding<SelectionValue>, c: Content
    public init(
        selection: Binding<SelectionValue>, @ViewBuilder content: () -> Content, @ViewBuilder label: () -> L
    ) {
        s = selection
        c = content()
        l = label()
    }
    @MainActor public func _render(_ r: _Renderer) {
        let n = _Node("Picker", r.text(of: l))
        for o in r.collect({ c._render(r) }) {
            // As on Apple's: no tag of this type, no choice.
            guard let tag = o.tag?.base as? SelectionValue else { continue }
            let label = o.spoken
            n.actions[label] = { s.wrappedValue = tag }
            if tag == s.wrappedValue { n.value = label }
        }
        r.add(n)
    }
}
extension Picker where L == Text {
    public init(
        _ key: LocalizedStringKey, selection: Binding<SelectionValue>, @ViewBuilder content: () -> Content
    ) { self.init(selection: selection, content: content) { Text(key) } }
    @_disfavoredOverload public init<S: StringProtocol>(
        _ s: S, selection: Binding<SelectionValue>, @ViewBuilder content: () -> Content
    ) { self.init(selection: selection, content: content) { Text(s) } }
}
public struct Menu<L: View, Content: View>: _Primitive {
    let l: L, c: Content
    public init(@ViewBuilder content: () -> Content, @ViewBuilder label: () -> L) {
        c = content()
        l = label()
    }
    public func _render(_ r: _Renderer) { r.box("Menu", r.text(of: l)) { c._render(r) } }
}
extension Menu where L == Text {
    public init(_ key: LocalizedStringKey, @ViewBuilder content: () -> Content) {
        self.init(content: content) { Text(key) }
    }
}
public struct ProgressView<L: View>: _Primitive {
    let l: L
    public func _render(_ r: _Renderer) { r.leaf("ProgressView", r.text(of: l)) }
}
extension ProgressView where L == EmptyView { public init() { l = EmptyView() } }
extension ProgressView where L == Text {
    public init(_ key: LocalizedStringKey) { l = Text(key) }
    public init<V: BinaryFloatingPoint>(_ key: LocalizedStringKey, value: V?, total: V = 1.0) {
        l = Text(key)
    }
}

public struct PasteButton: _Primitive {
    let paste: ([String]) -> Void
    public init<T: Transferable>(payloadType: T.Type, onPaste: @escaping ([T]) -> Void) {
        paste = { onPaste($0.compactMap { $0 as? T }) }
    }
    /// The system's own word, in the system's language.
    public func _render(_ r: _Renderer) { r.leaf("PasteButton", "Paste", type: { paste([$0]) }) }
}
public struct DatePickerComponents: OptionSet, Sendable {
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue }
    public static let hourAndMinute = Self(rawValue: 1), date = Self(rawValue: 2)
}
public struct DatePicker<L: View>: _Primitive {
    let l: L, day: Binding<Date>
    @MainActor public func _render(_ r: _Renderer) {
        let zone = r.env.timeZone
        var style = Date.ISO8601FormatStyle().year().month().day()
        style.timeZone = zone
        r.leaf(
            "DatePicker", r.text(of: l), key: r.key(of: l), value: day.wrappedValue.formatted(style),
            type: { if let d = try? Date($0, strategy: style) { day.wrappedValue = d } })
    }
}
extension DatePicker where L == Text {
    public init(
        _ key: LocalizedStringKey, selection: Binding<Date>,
        displayedComponents: DatePickerComponents = [.hourAndMinute, .date]
    ) {
        l = Text(key)
        day = selection
    }
}
