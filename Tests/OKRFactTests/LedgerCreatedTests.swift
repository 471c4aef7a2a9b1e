import OKRTesting
import Testing

@testable import OKRModel

@Suite("Creating a ledger")
struct LedgerCreatedTests {
    @Test("A ledger has a name and a zone, and says if its clock is simulated")
    func created() throws {
        try given().when(CreateLedger(name: " Acme ", zone: .utc), on: "2026-01-01")
            .then("ledger", .ledgerCreated(.init(name: "Acme", zone: .utc, isSimulated: false)))
        try given()
            .when(CreateLedger(name: "Demo", zone: .utc, isSimulated: true), on: "2026-01-01")
            .then("ledger", .ledgerCreated(.init(name: "Demo", zone: .utc, isSimulated: true)))
    }

    @Test("The name, the zone and who made it are known from the first entry on")
    func folded() throws {
        let story = try given().and(CreateLedger(name: "Acme", zone: .utc), on: "2026-01-01")
        let ledger = try #require(story.state.ledgerDescription)
        #expect(ledger.name == "Acme")
        #expect(ledger.zone == .utc)
        #expect(!ledger.isSimulated)
        #expect(ledger.created.entry == 1)
    }

    static let refusals = [
        RefusalCase(
            "a second ledger", CreateLedger(name: "Acme", zone: .utc),
            "there is a ledger already; make another one in another folder"),
        RefusalCase(
            "an empty name", given(), CreateLedger(name: " \t", zone: .utc),
            "the name of the ledger is empty; give it a name"),
        RefusalCase(
            "a name of two lines", given(), CreateLedger(name: "A\nB", zone: .utc),
            "the name of the ledger has a line break or another control character; "
                + "write it on one line"),
        RefusalCase(
            "a name of 501 characters", given(),
            CreateLedger(name: String(repeating: "é", count: 501), zone: .utc),
            "the name of the ledger is longer than 500 characters; shorten it"),
    ]
}
