/// Apple's, as far as the screens use it.
public struct UTType: Sendable, Hashable {
    public static let data = UTType()
}
