import CareTeamCore
import Foundation

/// JSON as vectors hold it.
enum Json: Equatable, Decodable {
    case null
    case flag(Bool)
    case number(Int64)
    case text(String)
    case list([Json])
    case object([String: Json])
    /// A case of an enum, which a vector spells as a text, in one of two ways.
    case choice(String)

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Int64.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([Json].self) {
            self = .list(list)
        } else {
            self = .object(try value.decode([String: Json].self))
        }
    }

    /// What a call gave, by the names of its members.
    init(reflecting value: Any) {
        switch value {
        case let flag as Bool: self = .flag(flag)
        case let number as Int32: self = .number(Int64(number))
        case let number as Int64: self = .number(number)
        case let text as String: self = .text(text)
        case let bytes as Data: self = .text(bytes.map { String(format: "%02x", $0) }.joined())
        case let error as any Error: self = Json(described: error)
        default:
            let mirror = Mirror(reflecting: value)
            switch mirror.displayStyle {
            case .optional: self = mirror.children.first.map { Json(reflecting: $0.value) } ?? .null
            case .collection: self = .list(mirror.children.map { Json(reflecting: $0.value) })
            case .enum: self = .choice(Json.plain("\(value)"))
            case .struct: self = Json(members: mirror)
            // Nothing, or an object.
            default: self = .null
            }
        }
    }

    init(members mirror: Mirror) {
        let members = mirror.children.map { (snake($0.label ?? "?"), Json(reflecting: $0.value)) }
        self = .object(Dictionary(uniqueKeysWithValues: members))
    }

    /// An error: its case, its fields and its text.
    init(described error: any Error) {
        let payload = Mirror(reflecting: error).children.first
        let fields = payload.map { Json(members: Mirror(reflecting: $0.value)) } ?? .object([:])
        let name = payload?.label ?? bare(error) ?? "?"
        self = .object(["case": .text(name), "fields": fields, "text": .text("\(error)")])
    }

    subscript(name: String) -> Json? {
        guard case .object(let members) = self else { return nil }
        return members[name]
    }

    var asText: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    func mapTexts(_ change: (String) -> String) -> Json {
        switch self {
        case .text(let text): .text(change(text))
        case .list(let list): .list(list.map { $0.mapTexts(change) })
        case .object(let members): .object(members.mapValues { $0.mapTexts(change) })
        default: self
        }
    }

    /// The first place where this differs from what a vector says.
    func difference(to wanted: Json, at place: String) -> String? {
        switch (self, wanted) {
        case (.object(let got), .object(let want)):
            guard got.keys == want.keys else {
                return "\(place) has \(got.keys.sorted()), wanted \(want.keys.sorted())"
            }
            return got.keys.sorted().lazy
                .compactMap { got[$0]!.difference(to: want[$0]!, at: "\(place).\($0)") }.first
        case (.list(let got), .list(let want)) where got.count == want.count:
            return zip(got, want).enumerated().lazy
                .compactMap { $1.0.difference(to: $1.1, at: "\(place)[\($0)]") }.first
        case (.choice(let got), .text(let want)) where got == Json.plain(want): return nil
        default: return self == wanted ? nil : "\(place) is \(self), wanted \(wanted)"
        }
    }

    /// A case as it is compared: cannotTell, CANNOT_TELL and cannot-tell are one.
    static func plain(_ spelling: String) -> String {
        spelling.lowercased().filter { $0 != "-" && $0 != "_" }
    }
}

/// The name in Rust of what Swift calls childId.
func snake(_ name: String) -> String {
    name.reduce(into: "") { out, letter in
        if letter.isUppercase, let last = out.last, last.isLowercase || last.isNumber { out.append("_") }
        out.append(letter.lowercased())
    }
}

/// Cases without fields by their names: a mirror shows only those of cases with fields. A test compares
/// this with what is exported.
let bareCases: [String: BinderError] = [
    "Missing": .Missing,
    "AlreadyExists": .AlreadyExists,
    "NotABinder": .NotABinder,
    "WrongKey": .WrongKey,
    "NoSpace": .NoSpace,
    "ReadOnly": .ReadOnly,
    "InUse": .InUse,
    "NothingToUndo": .NothingToUndo,
    "Shut": .Shut,
]

private func bare(_ error: any Error) -> String? {
    guard let error = error as? BinderError else { return nil }
    return bareCases.first { $0.value == error }?.key
}
