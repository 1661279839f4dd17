// Part of a stand-in for Apple's SwiftUI on Linux: see View.swift.

public struct Font: Hashable, Sendable {
    public enum Weight: Sendable {
        case ultraLight, thin, light, regular, medium, semibold, bold, heavy, black
    }
    public static let largeTitle = Font(), title = Font(), title2 = Font(), title3 = Font(),
        headline = Font(), subheadline = Font(), body = Font(), callout = Font(), footnote = Font(),
        caption = Font(), caption2 = Font()
    public func bold() -> Font { self }
    public func weight(_ weight: Weight) -> Font { self }
}
public protocol ShapeStyle: Sendable {}
public struct Color: ShapeStyle, Hashable, _Primitive {
    nonisolated init() {}
    nonisolated public init(_ name: String, bundle: Bundle? = nil) {}
    public static let red = Color(), orange = Color(), yellow = Color(), green = Color(), blue = Color(),
        gray = Color(), black = Color(), white = Color(), clear = Color(), primary = Color(),
        secondary = Color(), accentColor = Color()
    public func opacity(_ o: Double) -> Color { self }
    public func _render(_ r: _Renderer) {}
}
extension ShapeStyle where Self == Color {
    public static var red: Color { .init() }
    public static var orange: Color { .init() }
    public static var yellow: Color { .init() }
    public static var green: Color { .init() }
    public static var blue: Color { .init() }
    public static var gray: Color { .init() }
    public static var black: Color { .init() }
    public static var white: Color { .init() }
}
public struct HierarchicalShapeStyle: ShapeStyle {}
extension ShapeStyle where Self == HierarchicalShapeStyle {
    public static var primary: Self { .init() }
    public static var secondary: Self { .init() }
    public static var tertiary: Self { .init() }
    public static var quaternary: Self { .init() }
}
public struct TintShapeStyle: ShapeStyle {}
extension ShapeStyle where Self == TintShapeStyle { public static var tint: Self { .init() } }
public struct Material: ShapeStyle {}
extension ShapeStyle where Self == Material {
    public static var thinMaterial: Self { .init() }
    public static var regularMaterial: Self { .init() }
}
public struct Animation: Equatable, Sendable {
    public static let `default` = Animation()
}
@MainActor public func withAnimation<R>(_ animation: Animation? = .default, _ body: () throws -> R) rethrows
    -> R
{
    if animation != nil { _Motion.count += 1 }
    return try body()
}
/// How often something was asked to move.
@MainActor public enum _Motion { public static var count = 0 }
public enum Edge: Sendable {
    case top, leading, bottom, trailing
    public struct Set: OptionSet, Sendable {
        public let rawValue: Int8
        public init(rawValue: Int8) { self.rawValue = rawValue }
        public static let top = Set(rawValue: 1), leading = Set(rawValue: 2), bottom = Set(rawValue: 4),
            trailing = Set(rawValue: 8), horizontal = Set(rawValue: 10), vertical = Set(rawValue: 5),
            all = Set(rawValue: 15)
    }
}

extension View {
    public func font(_ font: Font?) -> some View { self }
    public func bold(_ isActive: Bool = true) -> some View { self }
    public func foregroundStyle<S: ShapeStyle>(_ style: S) -> some View { self }
    public func tint(_ tint: Color?) -> some View { self }
    public func background<S: ShapeStyle>(_ style: S) -> some View { self }
    public func padding(_ edges: Edge.Set = .all, _ length: CGFloat? = nil) -> some View { self }
    public func padding(_ length: CGFloat) -> some View { self }
    public func frame(width: CGFloat? = nil, height: CGFloat? = nil, alignment: Alignment = .center)
        -> some View
    { self }
    public func frame(
        minWidth: CGFloat? = nil, idealWidth: CGFloat? = nil, maxWidth: CGFloat? = nil,
        minHeight: CGFloat? = nil, idealHeight: CGFloat? = nil, maxHeight: CGFloat? = nil,
        alignment: Alignment = .center
    ) -> some View { self }
    public func lineLimit(_ n: Int?) -> some View { self }
    public func lineLimit(_ r: ClosedRange<Int>) -> some View { self }
    public func opacity(_ o: Double) -> some View { self }
    public func animation<V: Equatable>(_ a: Animation?, value: V) -> some View {
        let now = _Cell(value)
        return _wrap { r, c in
            r.at("animation") { r.watch(now, false) { _, _ in if a != nil { _Motion.count += 1 } } }
            c._render(r)
        }
    }
    public func buttonStyle<S: PrimitiveButtonStyle>(_ s: S) -> some View { self }
    public func pickerStyle<S: PickerStyle>(_ s: S) -> some View { self }
    public func labelStyle<S: LabelStyle>(_ s: S) -> some View { self }
    public func textInputAutocapitalization(_ a: TextInputAutocapitalization?) -> some View { self }
    public func autocorrectionDisabled(_ off: Bool = true) -> some View { self }
    public func focused(_ c: FocusState<Bool>.Binding) -> some View { self }
    public func focused<V: Hashable>(_ b: FocusState<V>.Binding, equals v: V) -> some View { self }
    public func toggleStyle<S: ToggleStyle>(_ s: S) -> some View { self }
    public func labelsHidden() -> some View { self }
    public func keyboardType(_ type: UIKeyboardType) -> some View { self }
    public func ignoresSafeArea() -> some View { self }
    public func transition(_ t: AnyTransition) -> some View { self }
    public func background<S: ShapeStyle, T: Shape>(_ style: S, in shape: T) -> some View { self }
    public func modifier<M: ViewModifier>(_ m: M) -> some View { m.body(content: AnyView(self)) }
}
public protocol PrimitiveButtonStyle {}
public struct BorderedProminentButtonStyle: PrimitiveButtonStyle {}
public struct PlainButtonStyle: PrimitiveButtonStyle {}
extension PrimitiveButtonStyle where Self == BorderedProminentButtonStyle {
    public static var borderedProminent: Self { .init() }
}
extension PrimitiveButtonStyle where Self == PlainButtonStyle { public static var plain: Self { .init() } }
public protocol PickerStyle {}
public struct SegmentedPickerStyle: PickerStyle {}
public struct InlinePickerStyle: PickerStyle {}
public struct NavigationLinkPickerStyle: PickerStyle {}
extension PickerStyle where Self == InlinePickerStyle { public static var inline: Self { .init() } }
extension PickerStyle where Self == NavigationLinkPickerStyle {
    public static var navigationLink: Self { .init() }
}
public protocol ToggleStyle {}
public struct ButtonToggleStyle: ToggleStyle {}
extension ToggleStyle where Self == ButtonToggleStyle { public static var button: Self { .init() } }
extension PickerStyle where Self == SegmentedPickerStyle { public static var segmented: Self { .init() } }
public protocol LabelStyle {}
public struct TitleAndIconLabelStyle: LabelStyle {}
extension LabelStyle where Self == TitleAndIconLabelStyle { public static var titleAndIcon: Self { .init() } }
public struct TextInputAutocapitalization: Sendable {
    public static var never: Self { .init() }
    public static var words: Self { .init() }
    public static var sentences: Self { .init() }
}
