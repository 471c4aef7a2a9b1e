import OKRTesting
import Testing

@Suite("Sessions at the shell", .enabled(if: TranscriptWorld.isPossible))
struct TranscriptTests {
    @Test("The built command answers word for word", arguments: Transcript.names)
    func answersWordForWord(_ name: String) throws {
        let transcript = try Transcript(named: name)
        for difference in try transcript.differences(in: try TranscriptWorld()) {
            Issue.record("\(name): \(difference)")
        }
    }

    @Test("There are transcripts to play")
    func thereAreTranscripts() {
        #expect(Transcript.names.count >= 8)
    }
}
