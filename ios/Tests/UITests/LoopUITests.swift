import XCTest

/// The start of the loop by touch, and Apple's own audit of each place. Runs on a simulator only.
@MainActor final class LoopUITests: XCTestCase {
    private let app = XCUIApplication()

    override func setUp() {
        continueAfterFailure = false
        app.launchArguments = ["-AppleLanguages", "(en)"]
        app.launch()
    }

    func testATitleIsTypedAndTheCardRead() {
        let field = app.searchFields.firstMatch
        XCTAssertTrue(field.waitForExistence(timeout: 10))
        field.tap()
        field.typeText("QMHA")
        let row = app.buttons.containing(
            NSPredicate(format: "label CONTAINS 'Qualified Mental Health Associate'")
        ).firstMatch
        XCTAssertTrue(row.waitForExistence(timeout: 10))
        row.tap()
        XCTAssertTrue(app.staticTexts["May not"].waitForExistence(timeout: 10))
    }

    /// Pictures for a person to look at: both languages, the usual letters and the largest. They stand in the
    /// result of the run; none is compared with an older one.
    func testPicturesOfThePlaces() {
        for language in ["en", "es"] {
            for letters in ["L", "AccessibilityXXXL"] {
                app.terminate()
                app.launchArguments = [
                    "-AppleLanguages", "(\(language))",
                    "-UIPreferredContentSizeCategoryName", "UICTContentSizeCategory\(letters)",
                ]
                app.launch()
                let places = app.tabBars.buttons
                XCTAssertTrue(places.firstMatch.waitForExistence(timeout: 10))
                XCTAssertEqual(places.count, 5)
                for at in 0..<places.count {
                    places.element(boundBy: at).tap()
                    let picture = XCTAttachment(screenshot: app.screenshot())
                    picture.name = "\(language) \(letters) \(at + 1)"
                    picture.lifetime = .keepAlways
                    add(picture)
                }
            }
        }
    }

    func testHelpIsOnEveryPlaceAndEachPlacePassesTheAudit() throws {
        for place in ["Ask", "Role", "Team", "Visit", "More"] {
            app.tabBars.buttons[place].tap()
            try app.performAccessibilityAudit()
            let help = app.navigationBars.buttons["Help now"]
            XCTAssertTrue(help.waitForExistence(timeout: 5), place)
            help.tap()
            XCTAssertTrue(app.buttons["Call 988"].waitForExistence(timeout: 5), place)
            try app.performAccessibilityAudit()
            app.buttons["Close"].tap()
        }
    }
}
