import CareTeamCore

/// The visit that is about to be planned.
public struct Plan: Equatable, Sendable {
    public var kind = ""
    public var on = ""
    public var at = ""
    public var place = ""
    public var people: [String] = []
    /// The visit whose questions without an answer come along.
    public var from: String?

    public init() {}
}

extension Item {
    public var isAnswered: Bool { !answer.allSatisfy(\.isWhitespace) }
}
