import OKRLog
import OKRModel
import OKRTesting
import Testing

@testable import OKRLedger

@Suite("Recording")
struct RecordingTests {
    @Test("A new ledger begins with its description and its maker, in one command")
    func creation() throws {
        let desk = try RecordingDesk()
        let entries = try desk.entries(last: 2)
        #expect(entries.map(\.number) == [1, 2])
        #expect(entries.map(\.event.name) == ["ledger-created", "person-described"])
        #expect(entries.map(\.count) == [2, nil])
        #expect(entries[0].time == entries[1].time)
        #expect(entries[0].time.description == "2026-01-01T09:00:00.000000Z")
        #expect(entries.map(\.authors.actor.text) == ["p1", "p1"])
        #expect(desk.ledger.description.name == "Acme")
    }

    @Test("The source is a UUID of version 7 that begins with the time")
    func source() throws {
        let desk = try RecordingDesk(at: "2026-01-01T09:00:00.123456Z")
        let source = desk.ledger.coding.source
        // 2026-01-01T09:00:00.123Z is 1 767 258 000 123 ms after the epoch.
        #expect(source.hasPrefix("urn:uuid:\(Self.hex(1_767_258_000_123))-7"))
        #expect(
            source.wholeMatch(
                of: /urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/)
                != nil)
        #expect(try RecordingDesk().ledger.coding.source != source)
    }

    private static func hex(_ milliseconds: Int) -> String {
        let digits = String(milliseconds, radix: 16)
        let padded = String(repeating: "0", count: 12 - digits.count) + digits
        return "\(padded.prefix(8))-\(padded.suffix(4))"
    }

    @Test("A store that holds a ledger is not begun again")
    func twice() throws {
        let desk = try RecordingDesk()
        #expect(throws: LedgerError.self) {
            try Ledger.create(
                in: desk.store, CreateLedger(name: "Other", zone: .utc), by: Author(login: "bo"),
                clock: desk.clock)
        }
        #expect(desk.size == 2)
    }

    @Test("The entries of one command share their time, and the first says how many they are")
    func wholeCommand() throws {
        let desk = try RecordingDesk.withQuarter()
        let before = try desk.entries(last: 1)[0]
        let voided = try desk.give(
            VoidGoal(RecordingDesk.goal("O-1"), reason: "a mistake"), by: Author(login: "bo"))
        #expect(
            voided.entries.map(\.event.name) == ["person-described", "goal-voided", "goal-voided"])
        #expect(Set(voided.entries.map(\.time)).count == 1)
        #expect(voided.entries[0].time > before.time)
        #expect(voided.entries.map(\.count) == [3, nil, nil])
        #expect(voided.ownEntries.map(\.event.name) == ["goal-voided", "goal-voided"])
        #expect(voided.entries.map(\.revision) == [1, 2, 2])
    }

    @Test("What comes back is what stands in the log")
    func returned() throws {
        let desk = try RecordingDesk.withQuarter()
        let recorded = try desk.give(RecordingDesk.checkIn(), by: Author(login: "bo"))
        for (entry, kept) in zip(recorded.entries, try desk.entries(last: 2)) {
            #expect(entry.number == kept.number)
            #expect(entry.time == kept.time)
            #expect(entry.day == kept.day)
            #expect(entry.subject == kept.subject)
            #expect(entry.revision == kept.revision)
            #expect(entry.event == kept.event)
            #expect(entry.authors == kept.authors)
            #expect(entry.count == kept.count)
        }
    }

    @Test("A revision that is expected must be the one there is")
    func expectedRevision() throws {
        let desk = try RecordingDesk.withQuarter()
        try desk.give(RecordingDesk.checkIn(), expecting: 1)
        #expect(
            try desk.refusal(RecordingDesk.checkIn(), expecting: 1)
                == "KR-1 is at revision 2, not 1; look at what changed with okr history or okr "
                + "audit, then give the revision you have seen")
        try desk.give(RecordingDesk.checkIn(), expecting: 2)
        try desk.give(AddTeam(id: "ops", title: "Operations"), expecting: 0)
        #expect(
            try desk.refusal(AddTeam(id: "law", title: "Law"), expecting: 1)
                == "team:law is at revision 0, not 1; look at what changed with okr history or "
                + "okr audit, then give the revision you have seen")
    }

    @Test("A writer decides on what others have recorded meanwhile", arguments: [true, false])
    func twoWriters(keepsState: Bool) throws {
        let desk = try RecordingDesk.withQuarter(keepsState: keepsState)
        let other = try Ledger(
            opening: desk.store, clock: desk.clock, random: SeededBytes(seed: 9),
            keepsState: keepsState)
        try other.record(Request(try RecordingDesk.checkIn(), by: Author(login: "bo")))
        try desk.give(CloseGoal(RecordingDesk.goal("KR-1"), outcome: .missed))
        #expect(
            try other.refusal(Request(try RecordingDesk.checkIn(), by: Author(login: "bo")))
                == "KR-1 was closed as missed and takes no check-in; reopen it first: "
                + "okr reopen KR-1 --reason “…”")
        #expect(try desk.entries(last: 1)[0].number == desk.size)
    }

    @Test("Texts too long for a line are refused, not cut")
    func longTexts() throws {
        let desk = try RecordingDesk.withQuarter()
        let note = String(repeating: "\u{1}", count: 20_000)
        let sentence = try desk.refusal(RecordCheckIn(on: RecordingDesk.goal("KR-1"), note: note))
        #expect(sentence?.hasPrefix("the entry cannot be recorded: ") == true)
        #expect(sentence?.hasSuffix("; shorten its texts") == true)
        #expect(desk.size == 6)
        try desk.give(RecordingDesk.checkIn())
        #expect(desk.size == 7)
    }
}

@Suite("Recording several commands")
struct RecordingModeTests {
    /// A check-in, one that is refused, and another one.
    private static func requests() throws -> [Request] {
        let good = try RecordingDesk.checkIn()
        let bad = RecordCheckIn(on: try RecordingDesk.goal("KR-9"), value: 1)
        return [good, bad, good].map { Request($0, by: Author(login: "ana")) }
    }

    private static func outcome(_ results: [RequestResult]) -> [String] {
        results.map { result in
            switch result {
            case .recorded(let recorded): "@\(recorded.entries.map(\.number))"
            case .refused(let refusal): refusal.rule
            }
        }
    }

    @Test("The first refusal ends it; what came before is recorded")
    func stopAtRefusal() throws {
        let desk = try RecordingDesk.withQuarter()
        let results = try desk.ledger.record(try Self.requests(), .stopAtRefusal)
        #expect(Self.outcome(results) == ["@[7]", "there is no goal KR-9"])
        #expect(desk.size == 7)
    }

    @Test("Refusals are reported and the rest is recorded")
    func keepGoing() throws {
        let desk = try RecordingDesk.withQuarter()
        let results = try desk.ledger.record(try Self.requests(), .keepGoing)
        #expect(Self.outcome(results) == ["@[7]", "there is no goal KR-9", "@[8]"])
        #expect(desk.size == 8)
    }

    @Test("One refusal and nothing is recorded; the next command goes on as if it was not given")
    func atomic() throws {
        let desk = try RecordingDesk.withQuarter()
        let results = try desk.ledger.record(try Self.requests(), .atomic)
        #expect(Self.outcome(results)[1] == "there is no goal KR-9")
        #expect(desk.size == 6)
        #expect(try desk.give(RecordingDesk.checkIn()).entries.map(\.number) == [7])
        let good = try desk.ledger.record(
            [try Self.requests()[0], try Self.requests()[2]], .atomic)
        #expect(Self.outcome(good) == ["@[8]", "@[9]"])
        #expect(desk.size == 9)
    }

    @Test("A dry run decides everything, records nothing and adds no person")
    func dryRun() throws {
        let desk = try RecordingDesk.withQuarter()
        let head = desk.store.head()
        let requests = [Request(try RecordingDesk.checkIn(), by: Author(login: "new"))]
        let results = try desk.ledger.record(requests + (try Self.requests()), .dryRun)
        #expect(
            Self.outcome(results) == ["@[7, 8]", "@[9]", "there is no goal KR-9", "@[10]"])
        #expect(desk.store.head() == head)
        #expect(try desk.ledger.state().persons.count == 1)
        #expect(try desk.give(RecordingDesk.checkIn()).entries.map(\.number) == [7])
    }

    @Test("A command decides on what those before it in the same call leave")
    func buildingOn() throws {
        let desk = try RecordingDesk()
        let commands = try RecordingDesk.quarter() + [try RecordingDesk.checkIn()]
        let results = try desk.ledger.record(
            commands.map { Request($0, by: Author(login: "ana")) }, .atomic)
        #expect(Self.outcome(results) == ["@[3]", "@[4]", "@[5]", "@[6]", "@[7]"])
        let times = try desk.entries(last: 6).map(\.time)
        #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test("Rows of an import name its entry")
    func imported() throws {
        let desk = try RecordingDesk.withQuarter()
        let note = try desk.give(
            RecordImport(source: "a.csv", digest: String(repeating: "f", count: 64), rows: 1))
        let number = try #require(note.entries.first?.number)
        try desk.ledger.record(
            Request(try RecordingDesk.checkIn(), by: Author(login: "ana"), importedBy: number))
        #expect(try desk.entries(last: 1)[0].importedBy == number)
    }
}
