// Part of a stand-in for Apple's SwiftUI on Linux: see View.swift.

public struct AccessibilityTraits: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let isButton = Self(rawValue: 1), isHeader = Self(rawValue: 2),
        isSelected = Self(rawValue: 4), isLink = Self(rawValue: 8), isStaticText = Self(rawValue: 16),
        updatesFrequently = Self(rawValue: 32), isModal = Self(rawValue: 64), isImage = Self(rawValue: 128),
        isToggle = Self(rawValue: 256)
}
public struct AccessibilityChildBehavior: Sendable {
    let n: Int
    public static let ignore = Self(n: 0), contain = Self(n: 1), combine = Self(n: 2)
}
extension View {
    public func accessibilityLabel(_ key: LocalizedStringKey) -> some View {
        _mark {
            $1.label = $0.words(key)
            $1.key = key.key
        }
    }
    public func accessibilityLabel(_ text: Text) -> some View {
        _mark { $1.label = text.shown($0.env.locale) }
    }
    @_disfavoredOverload public func accessibilityLabel<S: StringProtocol>(_ s: S) -> some View {
        let t = String(s)
        return _mark { $1.label = t }
    }
    public func accessibilityHint(_ key: LocalizedStringKey) -> some View {
        _mark { $1.hint = $0.words(key) }
    }
    @_disfavoredOverload public func accessibilityHint<S: StringProtocol>(_ s: S) -> some View {
        let t = String(s)
        return _mark { $1.hint = t }
    }
    public func accessibilityValue(_ key: LocalizedStringKey) -> some View {
        _mark { $1.value = $0.words(key) }
    }
    @_disfavoredOverload public func accessibilityValue<S: StringProtocol>(_ s: S) -> some View {
        let t = String(s)
        return _mark { $1.value = t }
    }
    public func accessibilityAddTraits(_ t: AccessibilityTraits) -> some View {
        _mark { $1.traits.formUnion(t) }
    }
    public func accessibilityHidden(_ hidden: Bool) -> some View {
        _wrap { r, c in
            let n = r.collect { c._render(r) }
            if !hidden { for x in n { r.add(x) } }
        }
    }
    public func accessibilityElement(children: AccessibilityChildBehavior = .ignore) -> some View {
        _wrap { r, c in
            let n = _Node("Element", "")
            n.children = r.collect { c._render(r) }
            if children.n != 1 {
                n.label =
                    children.n == 2
                    ? n.children.map(\.spoken).filter { !$0.isEmpty }.joined(separator: ", ") : ""
                n.tap = n.children.compactMap(\.tap).first
                n.children = []
            }
            r.add(n)
        }
    }
    public func accessibilityAction(named key: LocalizedStringKey, _ handler: @escaping () -> Void)
        -> some View
    { _mark { $1.actions[$0.words(key)] = handler } }
}

public enum AccessibilityNotification {
    /// What was announced, so that a test can hear it.
    @MainActor public static var _announced: [String] = []
    public struct Announcement {
        let text: String
        public init(_ text: String) { self.text = text }
        @MainActor public func post() { _announced.append(text) }
    }
}
