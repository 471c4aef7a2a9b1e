import OKRModel
import OKRTesting
import Testing

@testable import OKRLedger

@Suite("Moments")
struct MomentsTests {
    /// A ledger in Berlin, begun on 22 November 2026, with a check-in @7 at 23:30 on 3 December, a
    /// voiding of three goals @8…@10 on 10 December, and now 20 December at noon.
    private static func desk() throws -> RecordingDesk {
        let desk = try RecordingDesk(at: "2026-11-22T11:00:00Z", zone: RecordingDesk.berlin())
        try desk.give(AddTeam(id: "sales", title: "Sales"))
        try desk.give(
            AddCycle(
                id: "Dec", start: RecordingDesk.day("2026-12-01"),
                end: RecordingDesk.day("2026-12-15")))
        try desk.give(
            AddObjective(
                title: "Grow", cycle: known(CycleID.init("Dec")),
                owner: .team(known(TeamID.init("sales")))))
        try desk.give(AddKeyResult(objective: RecordingDesk.goal("O-1"), title: "Win"))
        try desk.set("2026-12-03T22:30:00Z")
        try desk.give(RecordingDesk.checkIn())
        try desk.set("2026-12-10T09:00:00Z")
        try desk.give(AddKeyResult(objective: RecordingDesk.goal("O-1"), title: "More"))
        try desk.give(VoidGoal(RecordingDesk.goal("O-1"), reason: "a mistake"))
        try desk.set("2026-12-20T11:00:00Z")
        return desk
    }

    private static func moment(
        _ when: String?, on day: String? = nil, at desk: RecordingDesk
    ) throws -> String {
        let moment = try desk.ledger.moment(
            asOf: try when.map { try known(When.init($0)) },
            on: try day.map { try RecordingDesk.day($0) })
        return "@\(moment.entry) on \(moment.on)"
    }

    @Test(
        "Every form names an entry and a day",
        arguments: [
            (nil, "@11 on 2026-12-20"),
            ("@7", "@7 on 2026-12-03"), ("@1", "@2 on 2026-11-22"),
            // Inside a command, its last entry.
            ("@9", "@11 on 2026-12-10"), ("@11", "@11 on 2026-12-10"),
            ("2026-12-03T22:30:00Z", "@7 on 2026-12-03"),
            ("2026-12-03T22:29:59.999999Z", "@6 on 2026-12-03"),
            ("2026-12-03T23:30:00Z", "@7 on 2026-12-04"),
            ("2026-12-04T00:30:00+02:00", "@7 on 2026-12-03"),
            ("2026-12-03", "@7 on 2026-12-03"), ("2026-12-02", "@6 on 2026-12-02"),
            ("2027-06-01", "@11 on 2027-06-01"),
            ("start:Dec", "@6 on 2026-11-30"), ("end:Dec", "@11 on 2026-12-15"),
            ("-0d", "@11 on 2026-12-20"), ("-10d", "@11 on 2026-12-10"),
            ("-11d", "@7 on 2026-12-09"), ("-2w", "@7 on 2026-12-06"),
            ("-3w", "@6 on 2026-11-29"),
        ] as [(String?, String)])
    func forms(_ when: String?, _ answer: String) throws {
        #expect(try Self.moment(when, at: Self.desk()) == answer)
    }

    @Test("A day given beside it is the day asked about")
    func onDay() throws {
        let desk = try Self.desk()
        #expect(try Self.moment("@7", on: "2026-01-01", at: desk) == "@7 on 2026-01-01")
        #expect(try Self.moment(nil, on: "2030-01-01", at: desk) == "@11 on 2030-01-01")
        let now = try desk.ledger.moment(asOf: nil, on: nil)
        #expect(!now.isAsOf)
        #expect(try desk.ledger.moment(asOf: known(When.init("@11")), on: nil).isAsOf)
    }

    @Test(
        "Before the first entry the ledger knew nothing, and says so",
        arguments: [
            "2026-11-21", "2026-11-22T10:59:59.999999Z", "-29d", "-1m", "1999-01-01",
        ])
    func before(_ when: String) throws {
        let desk = try Self.desk()
        try desk.set("2026-12-21T10:59:59Z")
        #expect(
            try Self.refusal(when, at: desk)
                == "The ledger knew nothing before 22 November 2026; for the day itself use --on.")
    }

    private static func refusal(_ when: String, at desk: RecordingDesk) throws -> String? {
        do {
            let moment = try Self.moment(when, at: desk)
            return "accepted: \(moment)"
        } catch LedgerError.refused(let refusal) {
            return refusal.description
        }
    }

    @Test(
        "What is not there is refused",
        arguments: [
            ("@12", "there is no entry @12; the last one is @11; okr log lists the entries"),
            ("start:Q9", "there is no cycle Q9; okr cycle list lists them"),
            ("end:Q9", "there is no cycle Q9; okr cycle list lists them"),
            ("closed:Q9", "there is no cycle Q9; okr cycle list lists them"),
            ("closed:Dec", "the cycle Dec is not closed; use end:Dec for its last day"),
        ])
    func missing(_ when: String, _ sentence: String) throws {
        #expect(try Self.refusal(when, at: Self.desk()) == sentence)
    }

    @Test("A closing is the last one of the cycle, with everything that was recorded by it")
    func closing() throws {
        let desk = try Self.desk()
        let cycle = try known(CycleID.init("Dec"))
        try desk.give(CloseCycle(cycle))
        #expect(try Self.moment("closed:Dec", at: desk) == "@12 on 2026-12-20")
        try desk.set("2026-12-27T23:30:00Z")
        try desk.give(ReopenCycle(cycle, reason: "one more"))
        #expect(try Self.moment("closed:Dec", at: desk) == "@12 on 2026-12-20")
        try desk.give(CloseCycle(cycle, note: "for good"))
        try desk.set("2027-01-04T09:00:00Z")
        #expect(try Self.moment("closed:Dec", at: desk) == "@14 on 2026-12-28")
        #expect(try Self.moment("closed:Dec", on: "2026-12-01", at: desk) == "@14 on 2026-12-01")
    }

    @Test(
        "A text of no form is none",
        arguments: [
            "", "@", "@0", "@-1", "@1.5", "yesterday", "2026-02-30", "2026-02-15T09:00", "-d",
            "-7", "-7y", "-1.5d", "start:", "begin:Dec", "@7 ",
        ])
    func none(_ text: String) {
        #expect(When(text) == nil)
    }

    @Test("Days and months back are those of the calendar, whatever the clocks do between")
    func daylightSaving() throws {
        let desk = try RecordingDesk(at: "2025-01-01T09:00:00Z", zone: RecordingDesk.berlin())
        // Half past midnight, the day after the clocks went forward: it is 23:30 in winter time.
        try desk.set("2026-03-29T22:30:00Z")
        #expect(try Self.moment("-7d", at: desk) == "@2 on 2026-03-23")
        #expect(try Self.moment("-1m", at: desk) == "@2 on 2026-02-28")
        // Half past eleven in the evening, after the clocks went back.
        try desk.set("2026-10-26T22:30:00Z")
        #expect(try Self.moment("-7d", at: desk) == "@2 on 2026-10-19")
    }

    @Test("A day of 23 or 25 hours ends where it ends")
    func oddDays() throws {
        let desk = try RecordingDesk(at: "2026-03-01T09:00:00Z", zone: RecordingDesk.berlin())
        for time in [
            "2026-03-28T23:30:00Z", "2026-03-29T21:59:59Z", "2026-03-29T22:00:00Z",
            "2026-10-25T22:59:59Z", "2026-10-25T23:00:00Z",
        ] {
            try desk.set(time)
            try desk.give(AddTeam(id: "t\(desk.size)", title: "Team"))
        }
        #expect(try Self.moment("2026-03-28", at: desk) == "@2 on 2026-03-28")
        #expect(try Self.moment("2026-03-29", at: desk) == "@4 on 2026-03-29")
        #expect(try Self.moment("2026-03-30", at: desk) == "@5 on 2026-03-30")
        #expect(try Self.moment("2026-10-25", at: desk) == "@6 on 2026-10-25")
        #expect(try Self.moment("2026-10-26", at: desk) == "@7 on 2026-10-26")
    }
}
