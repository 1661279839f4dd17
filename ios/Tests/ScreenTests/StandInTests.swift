import SwiftUI
import Testing

/// Where the stand-in for SwiftUI must not be kinder than Apple's.
@MainActor @Suite struct StandInTests {
    @Observable final class Holder {
        var observed = "before"
        @ObservationIgnored var unobserved = "before"
    }

    struct Shown: View {
        let holder: Holder
        @State private var own = "before"

        var body: some View {
            Text(verbatim: holder.observed)
            Text(verbatim: holder.unobserved)
            Text(verbatim: own)
            Button("Close") { own = "after" }
        }
    }

    @Test func aChangeThatNobodyObservesIsNotSeen() throws {
        let holder = Holder()
        let probe = Probe(Shown(holder: holder))
        #expect(probe.texts == ["before", "before", "before"])
        holder.unobserved = "after"
        #expect(probe.texts == ["before", "before", "before"])
        holder.observed = "after"
        #expect(probe.texts == ["after", "after", "before"])
        try probe.tap("Close")
        #expect(probe.texts == ["after", "after", "after"])
    }
}
