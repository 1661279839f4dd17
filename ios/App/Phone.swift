import LocalAuthentication
import Shell
import UIKit

/// What the shell asks for, done with Apple's frameworks.
@MainActor final class Phone: Device {
    private let voice = Voice()

    var today: String {
        // The day where the family is, as the calendar of the rules counts it.
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .current
        let day = calendar.dateComponents([.year, .month, .day], from: .now)
        return String(format: "%04d-%02d-%02d", day.year ?? 0, day.month ?? 0, day.day ?? 0)
    }

    var nowMs: Int64 { Int64(Date.now.timeIntervalSince1970 * 1000) }

    func dial(_ number: String) { go("tel", to: number) }
    func message(_ number: String) { go("sms", to: number) }

    private func go(_ scheme: String, to number: String) {
        let digits = number.filter { $0.isNumber || $0 == "+" }
        guard !digits.isEmpty, let address = URL(string: "\(scheme):\(digits)") else { return }
        UIApplication.shared.open(address)
    }

    func open(_ address: String) {
        guard let url = URL(string: address), url.scheme == "https" else { return }
        UIApplication.shared.open(url)
    }

    func print(title: String, html: String) {
        let controller = UIPrintInteractionController.shared
        let info = UIPrintInfo(dictionary: nil)
        info.jobName = title
        info.outputType = .general
        controller.printInfo = info
        controller.printFormatter = UIMarkupTextPrintFormatter(markupText: html)
        controller.present(animated: true)
    }

    func speak(_ text: String, language: String, whenDone: @escaping @MainActor () -> Void) {
        voice.speak(text, language: language, whenDone: whenDone)
    }

    func stopSpeaking() { voice.stop() }

    func file(named name: String, holding data: Data) throws -> URL {
        let file = PrivateFolder.leaving.appending(path: name)
        try PrivateFolder.write(data, to: file)
        return file
    }

    func forgetFiles() { try? FileManager.default.removeItem(at: PrivateFolder.leaving) }

    /// The face or finger, and the passcode where these fail. On a phone without any lock there is nothing to ask
    /// for, and keeping a parent out of their own notes would protect nobody.
    func unlock() async -> Bool {
        let context = LAContext()
        guard context.canEvaluatePolicy(.deviceOwnerAuthentication, error: nil) else { return true }
        let reason = Bundle.main.localizedString(
            forKey: "NSFaceIDUsageDescription", value: nil, table: "InfoPlist")
        return (try? await context.evaluatePolicy(.deviceOwnerAuthentication, localizedReason: reason))
            ?? false
    }
}
