import Foundation
import OKRLedger
import OKRLog
import OKRModel
import Testing

// The part between the marks is the example of docs/reference/library.md.

// example
/// The clock of this program.
struct WallClock: LedgerClock {
    func now() -> Instant {
        Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
    }
}

/// Makes a ledger, records a few commands, and asks how a key result stands.
func keepAQuarter(in folder: String) throws -> Double? {
    let store = try FileStore.create(at: folder)
    let ana = Author(login: "ana")
    let ledger = try Ledger.create(
        in: store, CreateLedger(name: "Acme", zone: .utc), by: ana, clock: WallClock(),
        keepsState: true)

    let today = try ledger.moment(asOf: nil, on: nil).on
    try ledger.record(Request(AddTeam(id: "platform", title: "Platform"), by: ana))
    try ledger.record(
        Request(AddCycle(id: "now", start: today, end: today.adding(months: 3)), by: ana))
    guard let cycle = CycleID("now"), let owner = OwnerName("team:platform") else { return nil }
    let objective = try ledger.record(
        Request(AddObjective(title: "Fewer bugs", cycle: cycle, owner: owner), by: ana))
    guard let id = objective.created.flatMap({ GoalID($0) }) else { return nil }
    let added = try ledger.record(
        Request(
            AddKeyResult(
                objective: id, title: "Raise code coverage",
                measures: [.baseline: 63, .target: 80], unit: "%"), by: ana))
    guard let coverage = added.created.flatMap({ GoalID($0) }) else { return nil }

    // With a key, a repetition records nothing.
    for _ in 1...2 {
        try ledger.record(
            Request(RecordCheckIn(on: coverage, value: 70), by: ana, key: try CommandKey("w1")))
    }

    // Any moment: what is known now, about today.
    let moment = try ledger.moment(asOf: nil, on: nil)
    var state = State()
    for entry in try ledger.entries(1...moment.entry) { state.evolve(entry) }
    return Scoreboard(state, on: moment.on).keyResults.first?.progress
}
// end of the example

@Suite("The library, as the documentation uses it")
struct DocumentationLibraryTests {
    private static let source: String = {
        let text = (try? String(contentsOfFile: #filePath, encoding: .utf8)) ?? ""
        let start = text.range(of: "// example\n")?.upperBound ?? text.startIndex
        let end = text.range(of: "// end of the example\n")?.lowerBound ?? text.endIndex
        return String(text[start..<end])
    }()

    @Test("The example of the library's page runs")
    func runs() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "library-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try keepAQuarter(in: folder.path) == 7.0 / 17)
    }

    @Test("The library's page shows the example as it runs here")
    func isShown() throws {
        var page = try #require(DocumentationPage(named: "docs/reference/library.md"))
        let example = DocumentationLibraryTests.source.components(separatedBy: "\n").dropLast()
        for case .block("swift", let place) in page.parts where !place.isEmpty {
            guard page.lines[place].joined().contains("WallClock") else { continue }
            if DocumentationTests.writes {
                page.lines.replaceSubrange(place, with: example)
                try page.save()
            }
            #expect(Array(page.lines[place.lowerBound...].prefix(example.count)) == Array(example))
            return
        }
        Issue.record("the page has no example with a WallClock")
    }
}
