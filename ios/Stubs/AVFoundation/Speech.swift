// A stand-in for what App/ uses of AVFoundation.
@_exported import Foundation

public enum AVSpeechBoundary: Int, Sendable { case immediate, word }
public final class AVSpeechSynthesisVoice: NSObject {
    public init?(language: String?) {}
}
public final class AVSpeechUtterance: NSObject {
    public var voice: AVSpeechSynthesisVoice?
    public init(string: String) {}
}
public protocol AVSpeechSynthesizerDelegate: AnyObject {
    func speechSynthesizer(_ synthesizer: AVSpeechSynthesizer, didFinish utterance: AVSpeechUtterance)
}
public final class AVSpeechSynthesizer: NSObject {
    public weak var delegate: (any AVSpeechSynthesizerDelegate)?
    public func speak(_ utterance: AVSpeechUtterance) {}
    @discardableResult public func stopSpeaking(at boundary: AVSpeechBoundary) -> Bool { true }
}
