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
