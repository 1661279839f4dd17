import Foundation

// UniFFI generates the text of an error, and not the conformances that let Swift find it: without these,
// "\(error)" prints the case and `localizedDescription` a number. See mozilla/uniffi-rs#2356.

extension CatalogError: CustomStringConvertible, LocalizedError {
    /// The text for developers, in English. An app shows its own words, chosen by the case.
    public var errorDescription: String? { description }
}

extension BinderError: CustomStringConvertible, LocalizedError {
    /// The text for developers, in English. An app shows its own words, chosen by the case.
    public var errorDescription: String? { description }
}

extension LogSinkError: CustomStringConvertible, LocalizedError {
    /// The text for developers, in English.
    public var errorDescription: String? { description }
}
