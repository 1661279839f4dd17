import Foundation

/// What the shell asks of the phone. The app does it with Apple's frameworks; a test writes down what was asked.
@MainActor public protocol Device: AnyObject {
    /// The day here, as in 2026-11-30.
    var today: String { get }
    var nowMs: Int64 { get }

    /// Opens the phone app with the number in it. The parent presses the button.
    func dial(_ number: String)
    func message(_ number: String)
    func open(_ address: String)
    func print(title: String, html: String)

    /// Calls back when it was read to the end, and not when it was stopped.
    func speak(_ text: String, language: String, whenDone: @escaping @MainActor () -> Void)
    func stopSpeaking()

    /// A file that another app may be given, gone when the app is left.
    func file(named name: String, holding data: Data) throws -> URL
    func forgetFiles()

    /// Asks for the face, the finger or the passcode.
    func unlock() async -> Bool
}

/// What is remembered outside the binder. Nothing of a family is in it.
public struct Settings: Codable, Equatable, Sendable {
    public var language: String
    public var state: String?
    public var lock: Bool
    public var childId: String?

    public init(language: String = "en", state: String? = nil, lock: Bool = false, childId: String? = nil) {
        self.language = language
        self.state = state
        self.lock = lock
        self.childId = childId
    }

    /// How days and numbers are written. The app is about places in the United States.
    public var locale: Locale { Locale(identifier: "\(language)_US") }
}

/// Keeps the settings and where the parent was.
@MainActor public protocol Memory: AnyObject {
    func settings() -> Settings
    func keep(_ settings: Settings)
    func whereabouts() -> Whereabouts?
    func keep(_ whereabouts: Whereabouts)
}
