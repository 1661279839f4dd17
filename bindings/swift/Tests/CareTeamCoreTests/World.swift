import CareTeamCore
import Foundation

/// A step that cannot be taken, which is a mistake of the vector or of this replayer.
struct NoSuchCall: Error, CustomStringConvertible {
    let call: String
    var description: String { "no call \(call): every exported call must be replayed here" }
}

/// What lives from one step to the next: objects by name, values by name, a folder, a log.
final class World {
    private let folder: Folder
    private let team: CareTeam
    private let log = KeptLog()
    private var binders: [String: Binder] = [:]
    private var values: [String: String]
    private var ids = 0

    init() throws {
        folder = try Folder()
        team = try CareTeam()
        values = ["dir": folder.path]
    }

    deinit { setLogSink(sink: nil) }

    /// Nil where the step gave what it says.
    func step(_ step: Json) throws -> String? {
        #if !os(Linux)
        // Where the answer hangs on the machine.
        if step["only"]?.asText == "linux" { return nil }
        #endif
        let name = step["call"]?.asText ?? ""
        let wanted = step["error"]
        let got: Any
        do {
            got = try Arguments.all(of: filledIn(step["args"] ?? .object([:]))) { given in
                try call(name, on: step["on"]?.asText ?? "", given)
            }
        } catch let error as CatalogError {
            return refused(withoutLine(Json(described: error)), wanted)
        } catch let error as BinderError {
            return refused(withoutLine(Json(described: error)), wanted)
        }
        if let wanted { return "it gave an answer instead of \(wanted)" }
        let answer = Json(reflecting: got)
        if let kept = step["keep"]?.asText {
            values[kept] = answer.asText
            return nil
        }
        for id in (got as? Applied)?.added ?? [] {
            ids += 1
            values[String(ids)] = id
        }
        return firstOf(named(answer), step["take"]).difference(to: step["result"] ?? .null, at: "result")
    }

    private func refused(_ error: Json, _ wanted: Json?) -> String? {
        guard let wanted else { return "it threw \(error)" }
        return named(error).difference(to: wanted, at: "error")
    }

    private func call(_ name: String, on binder: String, _ given: Arguments) throws -> Any {
        let parts = name.split(separator: ".").map(String.init)
        switch parts.first {
        case "CareTeam": return try callTeam(name, parts[1], given)
        case "Binder": return try callBinder(name, parts[1], on: binder, given)
        default: return try callFunction(name, given)
        }
    }

    private func callTeam(_ name: String, _ method: String, _ given: Arguments) throws -> Any {
        switch method {
        case "new": return try CareTeam()
        case "about": return try team.about()
        case "defect_drill": return try team.defectDrill()
        default: break
        }
        let reader: Reader = try given("reader")
        switch method {
        case "states": return try team.states(reader: reader)
        case "phrases": return try team.phrases(reader: reader, prefix: given("prefix"))
        case "identify": return try team.identify(reader: reader, text: given("text"))
        case "card": return try team.card(reader: reader, roleId: given("role_id"))
        case "compare": return try team.compare(reader: reader, roleIds: given("role_ids"))
        case "roles": return try team.roles(reader: reader)
        case "role_families": return try team.roleFamilies(reader: reader)
        case "sources": return try team.sources(reader: reader, roleId: given.optional("role_id"))
        case "article": return try team.article(reader: reader, roleId: given.optional("role_id"))
        case "needs": return try team.needs(reader: reader)
        case "need": return try team.need(reader: reader, needId: given("need_id"))
        case "recognize": return try team.recognize(reader: reader, text: given("text"))
        case "crisis": return try team.crisis(reader: reader)
        case "rights":
            return try team.rights(
                reader: reader, topic: given.optional("topic"), roleId: given.optional("role_id"))
        case "coverage": return try team.coverage(reader: reader, query: given("query"))
        case "checklist": return try team.checklist(reader: reader, query: given("query"))
        case "checklist_text": return try team.checklistText(reader: reader, query: given("query"))
        case "questions": return try team.questions(reader: reader, text: given("text"))
        case "visit_kinds": return try team.visitKinds(reader: reader)
        case "visit_questions":
            return try team.visitQuestions(reader: reader, visitKind: given("visit_kind"))
        case "signs": return try team.signs(reader: reader)
        case "sign": return try team.sign(reader: reader, signId: given("sign_id"))
        default: throw NoSuchCall(call: name)
        }
    }

    private func callBinder(_ name: String, _ method: String, on key: String, _ given: Arguments) throws
        -> Any
    {
        switch method {
        case "create":
            binders[key] = try Binder.create(
                path: given("path"), key: given("key"), keyNote: given("key_note"), nowMs: given("now_ms"))
            return ()
        case "open":
            binders[key] = try Binder.open(path: given("path"), key: given("key"))
            return ()
        default: break
        }
        guard let binder = binders[key] else { throw BadArgument(description: "no binder \(key)") }
        switch method {
        case "shut": return try binder.shut()
        case "compact": return try binder.compact()
        case "change_key":
            return try binder.changeKey(newKey: given("new_key"), keyNote: given("key_note"))
        case "delete_everything": return try binder.deleteEverything()
        case "apply": return try binder.apply(change: given("change"), nowMs: given("now_ms"))
        case "undo": return try binder.undo(nowMs: given("now_ms"))
        case "can_undo": return try binder.canUndo()
        case "children": return try binder.children()
        case "home": return try binder.home(childId: given("child_id"), today: given("today"))
        case "team": return try binder.team(childId: given("child_id"))
        case "person": return try binder.person(personId: given("person_id"))
        case "visit": return try binder.visit(visitId: given("visit_id"))
        case "history":
            return try binder.history(childId: given("child_id"), skip: given("skip"), limit: given("limit"))
        case "first_questions":
            return try binder.firstQuestions(reader: given("reader"), visitId: given("visit_id"))
        case "questions": return try binder.questions(childId: given("child_id"))
        case "goals": return try binder.goals(childId: given("child_id"))
        case "safety_plan": return try binder.safetyPlan(childId: given("child_id")) as Any
        case "drafts": return try binder.drafts(childId: given("child_id"))
        case "search": return try binder.search(query: given("query"), limit: given("limit"))
        case "export_json": return try binder.exportJson()
        case "preview_import": return try binder.previewImport(json: given("json"), nowMs: given("now_ms"))
        case "import_json": return try binder.importJson(json: given("json"), nowMs: given("now_ms"))
        case "csv_files": return try binder.csvFiles()
        case "backup": return try binder.backup(passphrase: given("passphrase"))
        case "visit_sheet":
            return try binder.visitSheet(
                reader: given("reader"), visitId: given("visit_id"), options: given("options"))
        case "calendar_event":
            return try binder.calendarEvent(
                visitId: given("visit_id"), options: given("options"), nowMs: given("now_ms"))
        default: throw NoSuchCall(call: name)
        }
    }

    private func callFunction(_ name: String, _ given: Arguments) throws -> Any {
        switch name {
        case "binder_key_note": return try binderKeyNote(path: given("path"))
        case "delete_binder": return try deleteBinder(path: given("path"))
        case "migrate_binder": return try migrateBinder(path: given("path"), key: given("key"))
        case "open_backup": return try openBackup(bytes: given("bytes"), passphrase: given("passphrase"))
        case "salvage_binder": return try salvageBinder(path: given("path"), key: given("key"))
        case "set_log_sink":
            let wanted: Bool = try given("sink")
            setLogSink(sink: wanted ? log : nil)
            return wanted ? () : log.lines
        case "patch":
            let (path, at, bytes): (String, Int64, Data) = (
                try given("path"), try given("at"), try given("bytes")
            )
            try patch(path, at: UInt64(at), bytes)
            return ()
        default: throw NoSuchCall(call: name)
        }
    }

    /// Bytes at a place in a file, which is made where it is missing.
    private func patch(_ path: String, at: UInt64, _ bytes: Data) throws {
        if !FileManager.default.fileExists(atPath: path) { try Data().write(to: URL(filePath: path)) }
        let file = try FileHandle(forUpdating: URL(filePath: path))
        try file.seek(toOffset: at)
        try file.write(contentsOf: bytes)
        try file.close()
    }

    private func filledIn(_ json: Json) -> Json {
        json.mapTexts { text in
            values.reduce(text) { $0.replacingOccurrences(of: "<\($1.key)>", with: $1.value) }
        }
    }

    private func named(_ json: Json) -> Json {
        let values = values.sorted { $0.key < $1.key }
        return json.mapTexts { text in
            values.reduce(withoutDevice(text)) { $0.replacingOccurrences(of: $1.value, with: "<\($1.key)>") }
        }
    }
}

/// Each stamp in JSON ends with sixteen digits that a binder drew for itself.
private func withoutDevice(_ text: String) -> String {
    text.split(separator: "\"", omittingEmptySubsequences: false).map { part in
        guard part.count > 16,
            let dash = part.index(part.endIndex, offsetBy: -17, limitedBy: part.startIndex),
            part[dash] == "-", part[dash...].dropFirst().allSatisfy(\.isHexDigit)
        else { return String(part) }
        return part[..<dash] + "-<device>"
    }.joined(separator: "\"")
}

/// Of a long list, how many entries it has and the first of them.
private func firstOf(_ json: Json, _ take: Json?) -> Json {
    guard case .list(let list) = json, case .number(let take) = take ?? .null else { return json }
    return .object(["count": .number(Int64(list.count)), "first": .list(Array(list.prefix(Int(take))))])
}

/// The line of a defect changes with every edit.
private func withoutLine(_ error: Json) -> Json {
    guard error["case"]?.asText == "Defect" else { return error }
    return error.mapTexts { text in
        text.lastIndex(of: ":").map { String(text[..<$0]) } ?? text
    }
}

/// Keeps the lines of the log. The lock guards them.
final class KeptLog: LogSink, @unchecked Sendable {
    private let lock = NSLock()
    private var kept: [String] = []

    var lines: [String] { lock.withLock { kept } }

    func log(level: LogLevel, target: String, text: String) throws {
        lock.withLock { kept.append("\(level) \(target) \(text)") }
    }
}
