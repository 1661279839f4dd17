import CareTeamCore

/// What a parent is told when a call fails. The text of the library itself is never shown.
public enum Trouble: String, CaseIterable, Sendable {
    case tooLong, noSpace, readOnly, wrongKey, damaged, newer, inUse, locked, wrongPassphrase, shortPassphrase
    case other

    init(_ error: any Error) {
        switch error {
        case is Locked: self = .locked
        case is KeyLost: self = .wrongKey
        case CatalogError.TextTooLong, BinderError.TooLong: self = .tooLong
        case BinderError.NoSpace: self = .noSpace
        case BinderError.ReadOnly: self = .readOnly
        case BinderError.WrongKey, BinderError.BadKey: self = .wrongKey
        case BinderError.Damaged, BinderError.NotABinder: self = .damaged
        case BinderError.NewerFormat: self = .newer
        case BinderError.InUse: self = .inUse
        default: self = .other
        }
    }
}

/// A line at the bottom of the screen, said once.
public enum Notice: Equatable, Sendable {
    case added(String)
    /// With a way back.
    case removed
    case undone, nothingToUndo, saved, deleted
    case trouble(Trouble)
}
