// Part of a stand-in for Apple's SwiftUI on Linux: see View.swift.

/// Storage whose value is found again at the next evaluation: the renderer points `link` at the place that
/// belongs to this view's position.
public final class _Cell<Value>: @unchecked Sendable {
    var own: Value
    var link: _Cell<Value>?
    init(_ v: Value) { own = v }
    var value: Value {
        get { link?.value ?? own }
        set {
            _writes += 1
            if let link { link.value = newValue } else { own = newValue }
        }
    }
}
/// Counts how often any State was written, so that a view that read it is evaluated again. Views and their State
/// live on the main actor.
nonisolated(unsafe) var _writes = 0
@MainActor protocol _Installable { func _install(_ r: _Renderer, _ label: String) }
public protocol DynamicProperty {}

@propertyWrapper public struct State<Value>: DynamicProperty, _Installable {
    let cell: _Cell<Value>
    public init(wrappedValue: Value) { cell = _Cell(wrappedValue) }
    public init(initialValue: Value) { cell = _Cell(initialValue) }
    public var wrappedValue: Value {
        get { cell.value }
        nonmutating set { cell.value = newValue }
    }
    public var projectedValue: Binding<Value> {
        let c = cell
        return Binding(_get: { c.value }, _set: { c.value = $0 })
    }
    func _install(_ r: _Renderer, _ label: String) { cell.link = r.kept(label) { _Cell(cell.own) } }
}
extension State where Value: ExpressibleByNilLiteral { public init() { self.init(wrappedValue: nil) } }

@propertyWrapper @dynamicMemberLookup public struct Binding<Value>: DynamicProperty {
    let get: () -> Value, set: (Value) -> Void
    init(_get: @escaping () -> Value, _set: @escaping (Value) -> Void) {
        get = _get
        set = _set
    }
    @preconcurrency public init(
        get: @escaping @MainActor () -> Value, set: @escaping @MainActor (Value) -> Void
    ) {
        self.get = unsafeBitCast(get, to: (() -> Value).self)
        self.set = unsafeBitCast(set, to: ((Value) -> Void).self)
    }
    public init(projectedValue: Binding<Value>) { self = projectedValue }
    public init?(_ base: Binding<Value?>) {
        guard base.wrappedValue != nil else { return nil }
        self.init(_get: { base.wrappedValue! }, _set: { base.wrappedValue = $0 })
    }
    public static func constant(_ value: Value) -> Binding<Value> { Binding(_get: { value }, _set: { _ in }) }
    public var wrappedValue: Value {
        get { get() }
        nonmutating set { set(newValue) }
    }
    public var projectedValue: Binding<Value> { self }
    public subscript<Subject>(dynamicMember path: WritableKeyPath<Value, Subject>) -> Binding<Subject> {
        Binding<Subject>(
            _get: { get()[keyPath: path] },
            _set: {
                var v = get()
                v[keyPath: path] = $0
                set(v)
            })
    }
    public func animation(_ animation: Animation? = .default) -> Binding<Value> { self }
}

@propertyWrapper @dynamicMemberLookup public struct Bindable<Value> {
    public var wrappedValue: Value
    public var projectedValue: Bindable<Value> { self }
    public init(wrappedValue: Value) where Value: AnyObject & Observable { self.wrappedValue = wrappedValue }
    public init(_ wrappedValue: Value) where Value: AnyObject & Observable {
        self.wrappedValue = wrappedValue
    }
    public subscript<Subject>(dynamicMember path: ReferenceWritableKeyPath<Value, Subject>) -> Binding<
        Subject
    > where Value: AnyObject {
        let v = wrappedValue
        return Binding<Subject>(_get: { v[keyPath: path] }, _set: { v[keyPath: path] = $0 })
    }
}

public struct EnvironmentValues {
    var objects: [ObjectIdentifier: AnyObject] = [:]
    public var dismiss = DismissAction(act: {})
    public var openURL = OpenURLAction()
    public var locale = Locale(identifier: "en")
    public var timeZone = TimeZone.gmt
    public var scenePhase = ScenePhase.active
    public var isSearching = false
    public var isEnabled = true
    public internal(set) var accessibilityReduceMotion = false
    public var colorScheme = ColorScheme.light
    public var dynamicTypeSize = DynamicTypeSize.large
    public init() {}
}
@propertyWrapper public struct Environment<Value>: DynamicProperty, _Installable {
    let read: (EnvironmentValues) -> Value?
    let cell = _Cell<EnvironmentValues>(EnvironmentValues())
    public init(_ keyPath: KeyPath<EnvironmentValues, Value>) { read = { $0[keyPath: keyPath] } }
    public init(_ type: Value.Type) where Value: AnyObject & Observable {
        read = { $0.objects[ObjectIdentifier(type)] as? Value }
    }
    public init<T: AnyObject & Observable>(_ type: T.Type) where Value == T? {
        read = { .some($0.objects[ObjectIdentifier(type)] as? T) }
    }
    public var wrappedValue: Value {
        guard let v = read(cell.value) else { fatalError("no \(Value.self) in the environment") }
        return v
    }
    func _install(_ r: _Renderer, _ label: String) { cell.own = r.env }
}
@MainActor @preconcurrency public struct DismissAction {
    let act: @MainActor () -> Void
    nonisolated init(act: @escaping @MainActor () -> Void) { self.act = act }
    public func callAsFunction() { act() }
}
@MainActor @preconcurrency public struct OpenURLAction {
    nonisolated init() {}
    public func callAsFunction(_ url: URL) {}
}
public enum ScenePhase: Comparable, Sendable { case background, inactive, active }
public enum ColorScheme: CaseIterable, Sendable { case light, dark }
public enum DynamicTypeSize: Int, Comparable, CaseIterable, Sendable {
    case xSmall, small, medium, large, xLarge, xxLarge, xxxLarge
    case accessibility1, accessibility2, accessibility3, accessibility4, accessibility5
    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    public var isAccessibilitySize: Bool { self >= .accessibility1 }
}
@propertyWrapper public struct FocusState<Value: Hashable>: DynamicProperty {
    @propertyWrapper public struct Binding {
        let cell: _Cell<Value>
        public var wrappedValue: Value {
            get { cell.value }
            nonmutating set { cell.value = newValue }
        }
        public var projectedValue: Binding { self }
    }
    let cell: _Cell<Value>
    public init() where Value == Bool { cell = _Cell(false) }
    public init<T>() where Value == T?, T: Hashable { cell = _Cell(nil) }
    public var wrappedValue: Value {
        get { cell.value }
        nonmutating set { cell.value = newValue }
    }
    public var projectedValue: Binding { Binding(cell: cell) }
}
