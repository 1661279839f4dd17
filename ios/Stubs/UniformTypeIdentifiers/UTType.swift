@_exported import Foundation

/// Apple's, as far as the screens use it.
public struct UTType: Sendable, Hashable {
    public static let data = UTType()
}

extension URL {
    /// Foundation's on Apple: a file outside the app may be read between these two.
    public func startAccessingSecurityScopedResource() -> Bool { true }
    public func stopAccessingSecurityScopedResource() {}
}
