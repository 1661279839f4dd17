import CareTeamCore
import Foundation
import Shell
import XCTest

@testable import Room

/// What only a phone or its simulator can show: the keychain, sealed files, words in a chosen language.
final class PhoneTests: XCTestCase {
    private var folder: URL!

    override func setUp() {
        folder = URL.temporaryDirectory.appending(path: UUID().uuidString)
        try? Keychain().forget()
    }

    override func tearDown() {
        try? FileManager.default.removeItem(at: folder)
        try? Keychain().forget()
    }

    func testABinderIsMadeOnceAndOpensAgain() throws {
        let safe = PhoneSafe(folder: folder, keys: Keychain())
        XCTAssertNil(try safe.open(create: false))
        let binder = try XCTUnwrap(try safe.open(create: true))
        _ = try binder.apply(change: .addChild(fields: ChildFields(name: "A")), nowMs: .nowMs)
        try binder.shut()
        XCTAssertEqual(try safe.open(create: true)?.children().map(\.child.name), ["A"])
    }

    func testAFileWithoutItsKeyIsToldAndLeftAlone() throws {
        let safe = PhoneSafe(folder: folder, keys: Keychain())
        try safe.open(create: true)?.shut()
        try Keychain().forget()
        XCTAssertThrowsError(try safe.open(create: true)) { XCTAssertTrue($0 is KeyLost) }
        XCTAssertTrue(FileManager.default.fileExists(atPath: folder.appending(path: "binder").path))
    }

    func testDeletingTakesFileAndKey() throws {
        let safe = PhoneSafe(folder: folder, keys: Keychain())
        try safe.open(create: true)?.shut()
        try safe.deleteEverything()
        XCTAssertFalse(FileManager.default.fileExists(atPath: folder.path))
        XCTAssertNil(try Keychain().read())
    }

    func testTheFolderGoesIntoNoBackup() throws {
        try PrivateFolder.make(folder)
        let values = try folder.resourceValues(forKeys: [.isExcludedFromBackupKey])
        XCTAssertEqual(values.isExcludedFromBackup, true)
    }

    /// The language chosen in the app counts, whatever the phone speaks.
    func testWordsComeInTheChosenLanguage() {
        var word: LocalizedStringResource = "Help now"
        word.locale = Locale(identifier: "es_US")
        XCTAssertEqual(String(localized: word), "Ayuda ya")
        word.locale = Locale(identifier: "en_US")
        XCTAssertEqual(String(localized: word), "Help now")
    }
}
