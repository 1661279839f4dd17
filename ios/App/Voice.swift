import AVFoundation

/// Reads aloud with the voice of the phone.
@MainActor final class Voice: NSObject, AVSpeechSynthesizerDelegate {
    private let synthesizer = AVSpeechSynthesizer()
    private var whenDone: (@MainActor () -> Void)?

    override init() {
        super.init()
        synthesizer.delegate = self
    }

    func speak(_ text: String, language: String, whenDone: @escaping @MainActor () -> Void) {
        stop()
        self.whenDone = whenDone
        let utterance = AVSpeechUtterance(string: text)
        utterance.voice = AVSpeechSynthesisVoice(language: "\(language)-US")
        synthesizer.speak(utterance)
    }

    func stop() {
        whenDone = nil
        synthesizer.stopSpeaking(at: .immediate)
    }

    nonisolated func speechSynthesizer(
        _ synthesizer: AVSpeechSynthesizer, didFinish utterance: AVSpeechUtterance
    ) {
        Task { @MainActor in
            whenDone?()
            whenDone = nil
        }
    }
}
