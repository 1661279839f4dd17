// Part of a stand-in for Apple's SwiftUI on Linux: see View.swift. Pictures are only type-checked here.

/// UIKit's.
public enum UIKeyboardType: Sendable {
    case `default`, phonePad, numberPad, numbersAndPunctuation, emailAddress
}

public struct AnyTransition: Sendable {
    public static var opacity: AnyTransition { AnyTransition() }
    public static func move(edge: Edge) -> AnyTransition { AnyTransition() }
}

@MainActor public protocol Shape: View {}
extension Shape {
    public func stroke<S: ShapeStyle>(_ content: S, style: StrokeStyle) -> some View { EmptyView() }
    public func _render(_ r: _Renderer) {}
}
public struct Capsule: Shape, _Primitive { nonisolated public init() {} }
public struct RoundedRectangle: Shape, _Primitive { nonisolated public init(cornerRadius: CGFloat) {} }
public struct Path: Shape, _Primitive {
    public init(_ callback: (inout Path) -> Void) { callback(&self) }
    public mutating func move(to end: CGPoint) {}
    public mutating func addLine(to end: CGPoint) {}
}
public struct StrokeStyle: Sendable { public init(lineWidth: CGFloat = 1, dash: [CGFloat] = []) {} }

public struct GridItem: Sendable {
    public enum Size: Sendable {
        case fixed(CGFloat)
        case flexible(minimum: CGFloat = 10, maximum: CGFloat = .infinity)
        case adaptive(minimum: CGFloat, maximum: CGFloat = .infinity)
    }
    public init(_ size: Size = .flexible(), spacing: CGFloat? = nil, alignment: Alignment? = nil) {}
}
public struct LazyVGrid<Content: View>: _Primitive {
    let c: Content
    public init(
        columns: [GridItem], alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil,
        @ViewBuilder content: () -> Content
    ) { c = content() }
    public func _render(_ r: _Renderer) { c._render(r) }
}

// What a view tells those around it. Nothing is placed here, so no anchor ever arrives.

public protocol PreferenceKey {
    associatedtype Value
    static var defaultValue: Value { get }
    static func reduce(value: inout Value, nextValue: () -> Value)
}
public struct Anchor<Value> {
    public struct Source: Sendable {}
}
extension Anchor: Sendable where Value: Sendable {}
extension Anchor.Source where Value == CGPoint {
    public static var center: Self { Self() }
}
public struct GeometryProxy {
    public var size: CGSize { .zero }
    public subscript<T>(anchor: Anchor<T>) -> T { fatalError("nothing is placed here") }
}
public struct GeometryReader<Content: View>: _Primitive {
    let c: (GeometryProxy) -> Content
    public init(@ViewBuilder content: @escaping (GeometryProxy) -> Content) { c = content }
    public func _render(_ r: _Renderer) { c(GeometryProxy())._render(r) }
}
extension View {
    public func anchorPreference<A, K: PreferenceKey>(
        key: K.Type, value: Anchor<A>.Source, transform: @escaping (Anchor<A>) -> K.Value
    ) -> some View { self }
    public func backgroundPreferenceValue<K: PreferenceKey, V: View>(
        _ key: K.Type, @ViewBuilder _ transform: @escaping (K.Value) -> V
    ) -> some View { _beside("background", transform(K.defaultValue)) }
}
