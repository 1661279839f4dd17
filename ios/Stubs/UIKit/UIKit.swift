// A stand-in for what App/ uses of UIKit, and for what Linux's Foundation lacks of Apple's. From memory of Apple's
// documentation, never built on Apple: what Xcode says counts.
@_exported import Foundation

@MainActor public final class UIApplication {
    public static let shared = UIApplication()
    public func open(
        _ url: URL, options: [OpenExternalURLOptionsKey: Any] = [:],
        completionHandler: (@MainActor @Sendable (Bool) -> Void)? = nil
    ) {}
    public struct OpenExternalURLOptionsKey: Hashable, Sendable {}
}

@MainActor public class UIPrintFormatter {}
@MainActor public final class UIMarkupTextPrintFormatter: UIPrintFormatter {
    public init(markupText: String) {}
}
@MainActor public final class UIPrintInfo {
    public enum OutputType: Int, Sendable { case general, photo, grayscale, photoGrayscale }
    public var jobName = ""
    public var outputType = OutputType.general
    public init(dictionary: [AnyHashable: Any]?) {}
}
@MainActor public final class UIPrintInteractionController {
    public typealias CompletionHandler = @MainActor (UIPrintInteractionController, Bool, (any Error)?) -> Void
    public static let shared = UIPrintInteractionController()
    public var printInfo: UIPrintInfo?
    public var printFormatter: UIPrintFormatter?
    @discardableResult
    public func present(animated: Bool, completionHandler: CompletionHandler? = nil) -> Bool { true }
}

// Foundation of Apple's.

extension URL {
    public static var applicationSupportDirectory: URL { temporaryDirectory }
}
