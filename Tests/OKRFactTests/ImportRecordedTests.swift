import OKRTesting
import Testing

@testable import OKRModel

@Suite("Noting an import")
struct ImportRecordedTests {
    private static let digest = String(repeating: "0a", count: 32)

    @Test("An import names its source, the hash of its bytes and the number of its rows")
    func recorded() throws {
        try given(quarter)
            .when(
                RecordImport(source: "goals.csv", digest: Self.digest, rows: 12), on: "2026-02-02"
            )
            .then(
                "ledger",
                .importRecorded(.init(source: "goals.csv", digest: Self.digest, rows: 12)))
    }

    @Test("Facts about the ledger that only tell leave it as it was")
    func nothingElse() throws {
        let story = quarter.and(
            "ledger", .importRecorded(.init(source: nil, digest: Self.digest, rows: 1)),
            .commandNoted(.init()), .clockAccepted(.init(difference: -90)), on: "2026-02-02")
        #expect(story.state.ledgerDescription?.name == "Acme")
        #expect(story.state.revision(of: "ledger") == 4)
    }

    @Test("Their sentences say what was done")
    func sentences() {
        let words = Phrasebook(quarter.state)
        let imported = ImportRecorded(source: "goals.csv", digest: Self.digest, rows: 1)
        #expect(imported.sentence(.ledger, in: words) == "imported 1 row from “goals.csv”")
        #expect(
            ClockAccepted(difference: -90).sentence(.ledger, in: words)
                == "said that the clock is right, 90 seconds behind the last entry")
        #expect(
            ClockAccepted(difference: 90).sentence(.ledger, in: words)
                == "said that the clock is right, 90 seconds ahead of the last entry")
    }

    static let refusals = [
        RefusalCase(
            "a digest that is none", RecordImport(source: "x", digest: "salary of Bo", rows: 1),
            "“salary of Bo” is not the SHA-256 of 1 rows; give 64 digits from 0 to 9 and a to f")
    ]
}
