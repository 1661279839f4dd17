// Who is this? Asks the catalog about a title, and keeps the answer in a binder.
//
//     SWIFT_PACKAGE=samples/swift/WhoIsThis bindings/swift/build run WhoIsThis "QMHA"
import CareTeamCore
import Foundation

let words = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : "QMHA"
let reader = Reader(language: "en", today: "2026-11-24", state: "OR")

do {
    // One for the whole program, from any thread.
    let team = try CareTeam()
    let found = try team.identify(reader: reader, text: words)
    guard found.verdict == .role, let role = found.candidates.first?.role else {
        print("Not one role. \(found.ask.first?.text ?? "")")
        exit(1)
    }

    let card = try team.card(reader: reader, roleId: role)
    print(card.title, "(\(card.place.name))")
    print(card.headline.text)
    for line in card.may { print("  may      ", line.text) }
    for line in card.mayNot { print("  may not  ", line.text) }
    for question in card.questions.prefix(3) { print("  ask      ", question.text) }
    for source in card.sources.prefix(3) { print("  [\(source.number)]", source.cite, "read", source.read) }

    // What a family writes is sealed in one file. An app keeps the key in the keychain.
    let path = FileManager.default.temporaryDirectory.appending(path: "binder-\(UUID().uuidString)").path
    let key = Data((0..<32).map { _ in UInt8.random(in: 0...255) })
    let binder = LiveBinder(try Binder.create(path: path, key: key, keyNote: "", nowMs: .nowMs))
    var people = binder.follow { try $0.children().map(\.people) }.makeAsyncIterator()
    print("people before:", try await people.next() ?? [])

    let child = try binder.apply(.addChild(fields: ChildFields(name: "Ada"))).added[0]
    print("people then:  ", try await people.next() ?? [])
    let person = PersonFields(name: "Sam", title: words, roleId: role)
    try binder.apply(.addPerson(childId: child, fields: person))
    print("people now:   ", try await people.next() ?? [])
    try binder.undo()
    print("people undone:", try await people.next() ?? [])

    binder.close()
    print("files deleted:", try deleteBinder(path: path).removed.count)
} catch CatalogError.TextTooLong(_, let limit) {
    // Each case has its fields; an app chooses its own words by the case.
    print("That is too long: at most \(limit) letters.")
    exit(1)
} catch {
    print("failed:", error)
    exit(1)
}
