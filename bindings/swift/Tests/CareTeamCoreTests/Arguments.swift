import CareTeamCore
import Foundation

struct BadArgument: Error, CustomStringConvertible {
    let description: String
}

/// The members of an object of JSON. Each must be taken, so that a misspelled one shows.
final class Arguments {
    private var members: [String: Json]

    init(_ json: Json) throws {
        guard case .object(let members) = json else { throw BadArgument(description: "\(json) is no object") }
        self.members = members
    }

    /// Takes members by what `make` takes, and sees that none is left.
    static func all<T>(of json: Json, _ make: (Arguments) throws -> T) throws -> T {
        let arguments = try Arguments(json)
        let made = try make(arguments)
        guard arguments.members.isEmpty else {
            throw BadArgument(description: "\(arguments.members.keys.sorted()) are no arguments")
        }
        return made
    }

    func optional<T: Argument>(_ name: String) throws -> T? {
        switch members.removeValue(forKey: name) ?? .null {
        case .null: nil
        case let json: try T(argument: json)
        }
    }

    func callAsFunction<T: Argument>(_ name: String) throws -> T {
        guard let value: T = try optional(name) else { throw BadArgument(description: "no \(name)") }
        return value
    }
}

/// What a call takes.
protocol Argument {
    init(argument json: Json) throws
}

/// A record, made of its members.
protocol RecordArgument: Argument {
    init(_ given: Arguments) throws
}

extension RecordArgument {
    init(argument json: Json) throws { self = try Arguments.all(of: json) { try Self($0) } }
}

extension String: Argument {
    init(argument json: Json) throws {
        guard case .text(let text) = json else { throw BadArgument(description: "\(json) is no text") }
        self = text
    }
}

extension Bool: Argument {
    init(argument json: Json) throws {
        guard case .flag(let flag) = json else {
            throw BadArgument(description: "\(json) is not true or false")
        }
        self = flag
    }
}

extension Int64: Argument {
    init(argument json: Json) throws {
        guard case .number(let number) = json else { throw BadArgument(description: "\(json) is no number") }
        self = number
    }
}

extension Int32: Argument {
    init(argument json: Json) throws { self = Int32(try Int64(argument: json)) }
}

/// Bytes are written as hexadecimal digits.
extension Data: Argument {
    init(argument json: Json) throws {
        var digits = try String(argument: json)[...]
        self.init()
        while !digits.isEmpty {
            guard let byte = UInt8(digits.prefix(2), radix: 16) else {
                throw BadArgument(description: "\(digits.prefix(2)) is no byte")
            }
            append(byte)
            digits = digits.dropFirst(2)
        }
    }
}

extension Array: Argument where Element: Argument {
    init(argument json: Json) throws {
        guard case .list(let list) = json else { throw BadArgument(description: "\(json) is no list") }
        self = try list.map { try Element(argument: $0) }
    }
}

extension Trend: Argument {
    init(argument json: Json) throws {
        let name = Json.plain(try String(argument: json))
        guard let found = Trend.allCases.first(where: { Json.plain("\($0)") == name }) else {
            throw BadArgument(description: "\(json) is no trend")
        }
        self = found
    }
}

extension Change: Argument {
    init(argument json: Json) throws {
        guard case .object(let members) = json, let (name, given) = members.first, members.count == 1 else {
            throw BadArgument(description: "\(json) is no change")
        }
        self = try Arguments.all(of: given) { given in
            switch name {
            case "add_child": .addChild(fields: try given("fields"))
            case "edit_child": .editChild(id: try given("id"), fields: try given("fields"))
            case "add_person": .addPerson(childId: try given("child_id"), fields: try given("fields"))
            case "edit_person": .editPerson(id: try given("id"), fields: try given("fields"))
            case "add_need": .addNeed(childId: try given("child_id"), fields: try given("fields"))
            case "edit_need": .editNeed(id: try given("id"), fields: try given("fields"))
            case "add_sign": .addSign(childId: try given("child_id"), fields: try given("fields"))
            case "edit_sign": .editSign(id: try given("id"), fields: try given("fields"))
            case "add_visit": .addVisit(childId: try given("child_id"), fields: try given("fields"))
            case "edit_visit": .editVisit(id: try given("id"), fields: try given("fields"))
            case "add_items": .addItems(visitId: try given("visit_id"), items: try given("items"))
            case "edit_item": .editItem(id: try given("id"), fields: try given("fields"))
            case "move_item": .moveItem(id: try given("id"), to: try given("to"))
            case "carry_over":
                .carryOver(fromVisitId: try given("from_visit_id"), toVisitId: try given("to_visit_id"))
            case "add_question": .addQuestion(childId: try given("child_id"), fields: try given("fields"))
            case "edit_question": .editQuestion(id: try given("id"), fields: try given("fields"))
            case "edit_safety_plan":
                .editSafetyPlan(childId: try given("child_id"), fields: try given("fields"))
            case "add_goal": .addGoal(childId: try given("child_id"), fields: try given("fields"))
            case "edit_goal": .editGoal(id: try given("id"), fields: try given("fields"))
            case "add_mark": .addMark(goalId: try given("goal_id"), fields: try given("fields"))
            case "edit_mark": .editMark(id: try given("id"), fields: try given("fields"))
            case "save_draft": .saveDraft(childId: try given("child_id"), fields: try given("fields"))
            case "remove": .remove(id: try given("id"))
            default: throw BadArgument(description: "no change is called \(name)")
            }
        }
    }
}

extension Reader: RecordArgument {
    init(_ given: Arguments) throws {
        self.init(
            language: try given("language"),
            today: try given("today"),
            state: try given.optional("state"))
    }
}

extension TeamPerson: RecordArgument {
    init(_ given: Arguments) throws {
        self.init(
            title: try given("title"),
            role: try given.optional("role"),
            supervisorNamed: try given.optional("supervisor_named") ?? false,
            trainedIn: try given.optional("trained_in") ?? [])
    }
}

extension TeamQuery: RecordArgument {
    init(_ given: Arguments) throws {
        self.init(
            state: try given.optional("state"),
            people: try given.optional("people") ?? [],
            needs: try given.optional("needs") ?? [])
    }
}

extension ChecklistQuery: RecordArgument {
    init(_ given: Arguments) throws {
        self.init(
            visit: try given("visit"),
            state: try given.optional("state"),
            today: try given.optional("today"),
            people: try given.optional("people") ?? [],
            needs: try given.optional("needs") ?? [],
            gaps: try given.optional("gaps") ?? [],
            signs: try given.optional("signs") ?? [],
            history: try given.optional("history") ?? [],
            observations: try given.optional("observations") ?? [],
            own: try given.optional("own") ?? [],
            starred: try given.optional("starred") ?? [],
            hidden: try given.optional("hidden") ?? [])
    }
}

extension AskedBefore: RecordArgument {
    init(_ given: Arguments) throws {
        self.init(
            question: try given("question"),
            date: try given("date"),
            answered: try given("answered"),
            text: try given.optional("text"))
    }
}

extension TrendNote: RecordArgument {
    init(_ given: Arguments) throws {
        self.init(date: try given("date"), change: try given("change"))
    }
}

extension OwnQuestion: RecordArgument {
    init(_ given: Arguments) throws {
        self.init(id: try given("id"), text: try given("text"))
    }
}

extension SheetOptions: RecordArgument {
    init(_ given: Arguments) throws {
        self.init(
            childName: try given.optional("child_name") ?? true,
            people: try given.optional("people") ?? true,
            answers: try given.optional("answers") ?? true,
            needs: try given.optional("needs") ?? false,
            goals: try given.optional("goals") ?? false,
            note: try given.optional("note") ?? false,
            signs: try given.optional("signs") ?? false)
    }
}

extension CalendarOptions: RecordArgument {
    init(_ given: Arguments) throws {
        self.init(
            summary: try given("summary"),
            place: try given.optional("place") ?? false,
            remindMinutes: try given.optional("remind_minutes") ?? 0)
    }
}

extension ChildFields: RecordArgument {
    init(_ given: Arguments) throws {
        self.init(
            name: try given.optional("name"),
            born: try given.optional("born"),
            state: try given.optional("state"),
            note: try given.optional("note"),
            position: try given.optional("position"))
    }
}

extension DraftFields: RecordArgument {
    init(_ given: Arguments) throws {
        self.init(place: try given.optional("place"), text: try given.optional("text"))
    }
}

extension GoalFields: RecordArgument {
    init(_ given: Arguments) throws {
        self.init(
            text: try given.optional("text"),
            since: try given.optional("since"),
            note: try given.optional("note"),
            reached: try given.optional("reached"),
            dropped: try given.optional("dropped"),
            personId: try given.optional("person_id"))
    }
}

extension ItemFields: RecordArgument {
    init(_ given: Arguments) throws {
        self.init(
            questionId: try given.optional("question_id"),
            text: try given.optional("text"),
            position: try given.optional("position"),
            star: try given.optional("star"),
            asked: try given.optional("asked"),
            answer: try given.optional("answer"),
            note: try given.optional("note"),
            carriedFrom: try given.optional("carried_from"),
            personId: try given.optional("person_id"))
    }
}

extension MarkFields: RecordArgument {
    init(_ given: Arguments) throws {
        self.init(
            on: try given.optional("on"),
            level: try given.optional("level"),
            note: try given.optional("note"))
    }
}

extension NeedFields: RecordArgument {
    init(_ given: Arguments) throws {
        self.init(
            needId: try given.optional("need_id"),
            words: try given.optional("words"),
            note: try given.optional("note"),
            since: try given.optional("since"),
            met: try given.optional("met"))
    }
}

extension PersonFields: RecordArgument {
    init(_ given: Arguments) throws {
        self.init(
            name: try given.optional("name"),
            title: try given.optional("title"),
            roleId: try given.optional("role_id"),
            state: try given.optional("state"),
            supervisor: try given.optional("supervisor"),
            phone: try given.optional("phone"),
            agency: try given.optional("agency"),
            licenseNumber: try given.optional("license_number"),
            note: try given.optional("note"),
            left: try given.optional("left"))
    }
}

extension QuestionFields: RecordArgument {
    init(_ given: Arguments) throws {
        self.init(
            text: try given.optional("text"),
            star: try given.optional("star"),
            visitKind: try given.optional("visit_kind"),
            personId: try given.optional("person_id"),
            answered: try given.optional("answered"))
    }
}

extension SafetyPlanFields: RecordArgument {
    init(_ given: Arguments) throws {
        self.init(
            signs: try given.optional("signs"),
            alone: try given.optional("alone"),
            places: try given.optional("places"),
            family: try given.optional("family"),
            professionals: try given.optional("professionals"),
            home: try given.optional("home"),
            reasons: try given.optional("reasons"),
            note: try given.optional("note"),
            reviewedOn: try given.optional("reviewed_on"))
    }
}

extension SignFields: RecordArgument {
    init(_ given: Arguments) throws {
        self.init(
            signId: try given.optional("sign_id"),
            words: try given.optional("words"),
            seenOn: try given.optional("seen_on"),
            note: try given.optional("note"))
    }
}

extension VisitFields: RecordArgument {
    init(_ given: Arguments) throws {
        self.init(
            kind: try given.optional("kind"),
            on: try given.optional("on"),
            at: try given.optional("at"),
            place: try given.optional("place"),
            people: try given.optional("people"),
            note: try given.optional("note"),
            done: try given.optional("done"),
            minutes: try given.optional("minutes"))
    }
}
