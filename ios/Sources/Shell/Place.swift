import Foundation

/// The five places, in the order of the tab bar.
public enum Place: String, CaseIterable, Codable, Sendable, Identifiable {
    case ask, role, team, visit, more
    public var id: Self { self }
}

/// What lies on top of a place. Ids only: where a parent is may be written down, what they wrote may not.
public enum Spot: Hashable, Codable, Sendable {
    case card(String)
    case compare([String])
    case sources(String)
    case needs
    case person(String)
    case plan
    case visit(String)
    case rights
    case allSources
}

/// Where the parent was, for after the process. Nothing of the family is in it.
public struct Whereabouts: Codable, Equatable, Sendable {
    public var place = Place.ask
    public var stacks: [Place: [Spot]] = [:]
    /// What stands in the search field.
    public var text = ""

    public init() {}
}
