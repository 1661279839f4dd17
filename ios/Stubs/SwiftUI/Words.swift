// Words as the screens find them: a key, and what the string catalog of the app says for it in the language of
// the environment. A key that the catalog lacks is shown as ⟦key⟧ and remembered, so that a test can fail.

public struct LocalizedStringKey: Equatable, ExpressibleByStringInterpolation {
    struct Argument: Equatable {
        let text: String
        let number: Int?
    }

    let key: String
    let args: [Argument]

    public init(_ value: String) { (key, args) = (value, []) }
    public init(stringLiteral value: String) { self.init(value) }
    public init(stringInterpolation i: StringInterpolation) { (key, args) = (i.key, i.args) }

    public struct StringInterpolation: StringInterpolationProtocol {
        var key = ""
        var args: [Argument] = []
        public init(literalCapacity: Int, interpolationCount: Int) {}
        public mutating func appendLiteral(_ s: String) { key += s.replacing("%", with: "%%") }
        public mutating func appendInterpolation(_ s: String) {
            key += "%@"
            args.append(Argument(text: s, number: nil))
        }
        public mutating func appendInterpolation<T: _FormatSpecifiable>(_ v: T) {
            key += T._specifier
            args.append(Argument(text: "\(v)", number: v as? Int))
        }
    }

    func shown(_ locale: Locale) -> String {
        _Catalog.app.words(key, args, locale.language.languageCode?.identifier ?? "en")
    }
}

public protocol _FormatSpecifiable: Equatable { static var _specifier: String { get } }
extension Int: _FormatSpecifiable { public static var _specifier: String { "%lld" } }
extension Int32: _FormatSpecifiable { public static var _specifier: String { "%d" } }
extension Int64: _FormatSpecifiable { public static var _specifier: String { "%lld" } }
extension Double: _FormatSpecifiable { public static var _specifier: String { "%lf" } }

/// Foundation's, which Linux has not.
public struct LocalizedStringResource: Equatable, ExpressibleByStringInterpolation {
    let key: LocalizedStringKey
    public var locale = Locale(identifier: "en")
    public init(stringLiteral value: String) { key = LocalizedStringKey(value) }
    public init(stringInterpolation i: LocalizedStringKey.StringInterpolation) {
        key = LocalizedStringKey(stringInterpolation: i)
    }
}

extension String {
    public init(localized resource: LocalizedStringResource) { self = resource.key.shown(resource.locale) }
}

public struct Text: Equatable, _Primitive {
    enum Words: Equatable, @unchecked Sendable {
        case verbatim(String)
        case key(LocalizedStringKey)
    }

    let words: Words

    nonisolated public init(
        _ key: LocalizedStringKey, tableName: String? = nil, bundle: Bundle? = nil,
        comment: StaticString? = nil
    ) { words = .key(key) }
    @_disfavoredOverload nonisolated public init<S: StringProtocol>(_ content: S) {
        words = .verbatim(String(content))
    }
    nonisolated public init(verbatim content: String) { words = .verbatim(content) }

    func shown(_ locale: Locale) -> String {
        switch words {
        case .verbatim(let text): text
        case .key(let key): key.shown(locale)
        }
    }

    public func _render(_ r: _Renderer) {
        if case .key(let key) = words {
            r.leaf("Text", r.words(key), key: key.key)
        } else {
            r.leaf("Text", shown(r.env.locale))
        }
    }
    nonisolated public func font(_ font: Font?) -> Text { self }
    nonisolated public func bold() -> Text { self }
    nonisolated public func bold(_ on: Bool) -> Text { self }
    nonisolated public func fontWeight(_ weight: Font.Weight?) -> Text { self }
    nonisolated public func foregroundStyle<S: ShapeStyle>(_ style: S) -> Text { self }
}

/// The string catalog of the app.
public final class _Catalog: @unchecked Sendable {
    public static let app = _Catalog(
        URL(filePath: #filePath).appending(path: "../../../App/Localizable.xcstrings").standardized)

    private struct Form {
        let text: String
        /// By name: which argument, and its plural forms.
        let inner: [String: (Int, [String: String])]
    }

    /// Where an argument goes. Written once: each writing of it is parsed anew. It is only ever read.
    nonisolated(unsafe) private static let place = #/%(?:(\d+)\$)?(?:@|lld|lf|d)|%%/#

    private let forms: [String: [String: [String: Form]]]
    private let lock = NSLock()
    private var lacking: Set<String> = []
    private var found: Set<String> = []

    /// Keys that were shown and stand in no catalog, as "key [language]".
    public var missing: Set<String> { lock.withLock { lacking } }
    public var used: Set<String> { lock.withLock { found } }

    private init(_ file: URL) {
        var forms: [String: [String: [String: Form]]] = [:]
        let json = (try? Data(contentsOf: file)).flatMap { try? JSONSerialization.jsonObject(with: $0) }
        let strings = (json as? [String: Any])?["strings"] as? [String: [String: Any]] ?? [:]
        for (key, entry) in strings {
            for (language, said) in entry["localizations"] as? [String: [String: Any]] ?? [:] {
                forms[key, default: [:]][language] = Self.forms(said)
            }
        }
        self.forms = forms
    }

    private static func forms(_ said: [String: Any]) -> [String: Form] {
        func value(_ any: Any?) -> String {
            ((any as? [String: Any])?["stringUnit"] as? [String: Any])?["value"] as? String ?? ""
        }
        func plural(_ any: [String: Any]) -> [String: Any]? {
            (any["variations"] as? [String: Any])?["plural"] as? [String: Any]
        }
        if let plural = plural(said) { return plural.mapValues { Form(text: value($0), inner: [:]) } }
        let inner = (said["substitutions"] as? [String: [String: Any]] ?? [:]).mapValues { part in
            (part["argNum"] as? Int ?? 1, (plural(part) ?? [:]).mapValues(value))
        }
        return ["": Form(text: value(said), inner: inner)]
    }

    func words(_ key: String, _ args: [LocalizedStringKey.Argument], _ language: String) -> String {
        func category(_ number: Int?) -> String { number == 1 ? "one" : "other" }
        _ = lock.withLock { found.insert(key) }
        let all = forms[key]?[language]
        guard let form = all?[""] ?? all?[category(args.compactMap(\.number).first)], !form.text.isEmpty
        else {
            _ = lock.withLock { lacking.insert("\(key) [\(language)]") }
            return "⟦\(key)⟧"
        }
        var text = form.text
        for (name, (at, plural)) in form.inner where args.indices.contains(at - 1) {
            let said = plural[category(args[at - 1].number)] ?? ""
            text.replace("%#@\(name)@", with: said.replacing("%arg", with: args[at - 1].text))
        }
        // Most words have no place for an argument, and half of a walk went into looking for one.
        guard text.contains("%") else { return text }
        var next = 0
        return text.replacing(Self.place) { match in
            if match.output.0 == "%%" { return "%" }
            let at = match.output.1.flatMap { Int($0) } ?? next + 1
            next = at
            return args.indices.contains(at - 1) ? args[at - 1].text : ""
        }
    }
}
