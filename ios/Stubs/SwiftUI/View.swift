// A stand-in for Apple's SwiftUI on Linux: the declarations that this app's screens use, each with the generic
// shape of Apple's so that overload choice and wrong calls behave alike, and enough behavior for a test to read
// and operate a screen (Probe.swift). Written from memory of Apple's documentation, never built on Apple: what
// Xcode says counts. Names with a leading `_` are this module's own; screens use none of them.
@_exported import Foundation
@_exported import Observation

@MainActor @preconcurrency public protocol View {
    associatedtype Body: View
    @ViewBuilder @MainActor @preconcurrency var body: Body { get }
    func _render(_ r: _Renderer)
}
extension View {
    public func _render(_ r: _Renderer) {
        r.at("\(Self.self)") {
            r.install(self)
            body._render(r)
        }
    }
}
extension Never: View { public var body: Never { fatalError() } }

/// A view that this module evaluates itself.
@MainActor public protocol _Primitive: View where Body == Never {}
extension _Primitive { public var body: Never { fatalError("a primitive view has no body") } }

@MainActor @resultBuilder public struct ViewBuilder {
    public static func buildExpression<Content: View>(_ content: Content) -> Content { content }
    @available(*, unavailable, message: "this expression does not conform to 'View'")
    @_disfavoredOverload public static func buildExpression(_ invalid: Any) -> some View { EmptyView() }
    public static func buildBlock() -> EmptyView { EmptyView() }
    public static func buildBlock<Content: View>(_ content: Content) -> Content { content }
    public static func buildBlock<each Content: View>(_ content: repeat each Content) -> TupleView<
        (repeat each Content)
    > {
        var parts: [any View] = []
        repeat parts.append(each content)
        return TupleView((repeat each content), parts)
    }
    public static func buildIf<Content: View>(_ content: Content?) -> Content? { content }
    public static func buildEither<T: View, F: View>(first: T) -> _ConditionalContent<T, F> {
        .init(first, nil)
    }
    public static func buildEither<T: View, F: View>(second: F) -> _ConditionalContent<T, F> {
        .init(nil, second)
    }
    public static func buildLimitedAvailability<Content: View>(_ content: Content) -> AnyView {
        AnyView(content)
    }
}
public struct TupleView<T>: _Primitive {
    public var value: T
    let parts: [any View]
    init(_ value: T, _ parts: [any View]) {
        self.value = value
        self.parts = parts
    }
    public func _render(_ r: _Renderer) { for (i, p) in parts.enumerated() { r.at("\(i)") { p._render(r) } } }
}
public struct _ConditionalContent<T: View, F: View>: _Primitive {
    let t: T?, f: F?
    init(_ t: T?, _ f: F?) {
        self.t = t
        self.f = f
    }
    public func _render(_ r: _Renderer) {
        if let t { r.at("t") { t._render(r) } }
        if let f { r.at("f") { f._render(r) } }
    }
}
extension Optional: View where Wrapped: View { public typealias Body = Never }
extension Optional: _Primitive where Wrapped: View {
    @MainActor public func _render(_ r: _Renderer) { if let self { self._render(r) } }
}
public struct EmptyView: _Primitive {
    nonisolated public init() {}
    public func _render(_ r: _Renderer) {}
}
public struct AnyView: _Primitive {
    let v: any View
    public init<V: View>(_ view: V) { v = view }
    public init<V: View>(erasing view: V) { v = view }
    public func _render(_ r: _Renderer) { v._render(r) }
}
public struct Group<Content: View>: _Primitive {
    let c: Content
    public init(@ViewBuilder content: () -> Content) { c = content() }
    public func _render(_ r: _Renderer) { c._render(r) }
}
@MainActor @preconcurrency public protocol ViewModifier {
    typealias Content = AnyView
    associatedtype Body: View
    @ViewBuilder @MainActor @preconcurrency func body(content: Content) -> Body
}
