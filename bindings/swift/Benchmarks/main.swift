// What a call costs from Swift. The same calls with the same words, from Rust:
// `cargo run --release -p careteam-ffi --example boundary-cost`.
//
//     bindings/swift/build --release run Benchmarks
import CareTeamCore
import Foundation

let reader = Reader(language: "en", today: "2026-11-24", state: "OR")
let then: Int64 = 1_795_000_000_000

/// Microseconds: the median and the worst but one in a hundred.
func measure(_ name: String, _ calls: Int, _ call: (Int) throws -> Void) rethrows {
    for at in 0..<max(calls / 10, 1) { try call(at) }
    var micros: [Double] = []
    for at in 0..<calls {
        let start = DispatchTime.now().uptimeNanoseconds
        try call(at)
        micros.append(Double(DispatchTime.now().uptimeNanoseconds - start) / 1000)
    }
    micros.sort()
    let row = [micros[calls / 2], micros[calls * 99 / 100]].map { String(format: "%.1f", $0) }
    print("| \(name) | \(row[0]) | \(row[1]) |")
}

let start = DispatchTime.now().uptimeNanoseconds
let team = try CareTeam()
_ = try team.identify(reader: reader, text: "QMHA")
let first = Double(DispatchTime.now().uptimeNanoseconds - start) / 1000
print("| call | median µs | p99 µs |\n|---|---|---|")
print("| open and first answer, once | \(String(format: "%.1f", first)) | |")

let keys = (1...24).map { String("qualified mental health associate".prefix($0)) }
try measure("identify, a keystroke", 2400) {
    _ = try team.identify(reader: reader, text: keys[$0 % keys.count])
}
try measure("card", 1000) { _ in _ = try team.card(reader: reader, roleId: "or-qmha") }
let query = ChecklistQuery(visit: "first-visit", people: [TeamPerson(title: "QMHA")], needs: ["trauma"])
try measure("checklist", 1000) { _ in _ = try team.checklist(reader: reader, query: query) }

let path = FileManager.default.temporaryDirectory.appending(path: "careteam-\(UUID().uuidString)").path
let binder = try Binder.create(path: path, key: Data(repeating: 7, count: 32), keyNote: "", nowMs: then)
let child = try binder.apply(change: .addChild(fields: ChildFields(name: "Ada")), nowMs: then).added[0]
for number in 1...120 {
    let fields = VisitFields(
        kind: "first-visit", on: "2026-11-24", place: "Clinic \(number)",
        note: "Bring the letter of the school")
    _ = try binder.apply(change: .addVisit(childId: child, fields: fields), nowMs: then + Int64(number))
}
try measure("100 list rows (visits)", 1000) { _ in
    _ = try binder.history(childId: child, skip: 0, limit: 100)
}
let roles = try team.roles(reader: reader).count
try measure("\(roles) list rows (roles)", 200) { _ in _ = try team.roles(reader: reader) }
_ = try binder.deleteEverything()
