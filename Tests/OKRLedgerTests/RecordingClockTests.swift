import OKRLog
import OKRModel
import OKRTesting
import Testing

@testable import OKRLedger

@Suite("Recording by the clock")
struct RecordingClockTests {
    /// A desk whose last entry was recorded on 1 January 2026 at 09:00:00.000005.
    private static func desk() throws -> RecordingDesk {
        let desk = try RecordingDesk.withQuarter()
        try desk.set("2026-01-01T09:00:00.000005Z")
        try desk.give(RecordingDesk.checkIn())
        return desk
    }

    private static func lastTime(_ desk: RecordingDesk) throws -> String {
        try desk.entries(last: 1)[0].time.description
    }

    @Test("A clock that stands still gives each command a microsecond of its own")
    func frozen() throws {
        let desk = try RecordingDesk()
        for command in try RecordingDesk.quarter() { try desk.give(command) }
        #expect(
            try desk.entries(last: 6).map { String($0.time.description.suffix(10)) } == [
                "00.000000Z", "00.000000Z", "00.000001Z", "00.000002Z", "00.000003Z", "00.000004Z",
            ])
    }

    @Test("A clock up to a minute behind goes on from the last entry")
    func slightlyBehind() throws {
        let desk = try Self.desk()
        try desk.set("2026-01-01T08:59:00.000005Z")
        try desk.give(RecordingDesk.checkIn())
        #expect(try Self.lastTime(desk) == "2026-01-01T09:00:00.000006Z")
    }

    @Test("A clock more than a minute behind is refused")
    func behind() throws {
        let desk = try Self.desk()
        try desk.set("2026-01-01T08:59:00.000004Z")
        #expect(
            try desk.refusal(RecordingDesk.checkIn())
                == "the clock says 2026-01-01T08:59:00.000004Z, which is behind the last entry, "
                + "recorded 2026-01-01T09:00:00.000005Z; set the clock right, or say "
                + "--clock-is-right, which is recorded")
        #expect(desk.size == 7)
    }

    @Test("A clock exactly 400 days ahead is taken, a microsecond more is refused")
    func ahead() throws {
        let desk = try Self.desk()
        try desk.set("2027-02-05T09:00:00.000006Z")
        #expect(
            try desk.refusal(RecordingDesk.checkIn())
                == "the clock says 2027-02-05T09:00:00.000006Z, which is more than 400 days ahead "
                + "of the last entry, recorded 2026-01-01T09:00:00.000005Z; set the clock right, "
                + "or say --clock-is-right, which is recorded")
        try desk.set("2027-02-05T09:00:00.000005Z")
        try desk.give(RecordingDesk.checkIn())
        #expect(try Self.lastTime(desk) == "2027-02-05T09:00:00.000005Z")
    }

    @Test("With the author's word the clock is taken, and that is recorded in front")
    func accepted() throws {
        let desk = try Self.desk()
        try desk.set("2025-12-31T09:00:00Z")
        let recorded = try desk.give(RecordingDesk.checkIn(), acceptsClock: true)
        #expect(
            recorded.entries.map(\.event.name) == ["clock-accepted", "check-in-recorded"])
        #expect(recorded.entries.map(\.count) == [2, nil])
        #expect(recorded.entries[0].event == .clockAccepted(ClockAccepted(difference: -86_400)))
        #expect(recorded.ownEntries.map(\.event.name) == ["check-in-recorded"])
        // Behind the last entry, time still goes on from it.
        #expect(try Self.lastTime(desk) == "2026-01-01T09:00:00.000006Z")
        try desk.set("2030-01-01T00:00:00Z")
        let ahead = try desk.give(RecordingDesk.checkIn(), acceptsClock: true)
        #expect(ahead.entries.map(\.event.name) == ["clock-accepted", "check-in-recorded"])
        #expect(try Self.lastTime(desk) == "2030-01-01T00:00:00.000000Z")
    }

    @Test("Of commands recorded together the first gives the author's word for all")
    func acceptedOnce() throws {
        let desk = try Self.desk()
        try desk.set("2025-12-31T09:00:00Z")
        var request = Request(try RecordingDesk.checkIn(), by: Author(login: "ana"))
        request.acceptsClock = true
        let results = try desk.ledger.record([request, request, request], .stopAtRefusal)
        let names = results.map { result -> [String] in
            guard case .recorded(let recorded) = result else { return [] }
            return recorded.entries.map(\.event.name)
        }
        #expect(
            names == [
                ["clock-accepted", "check-in-recorded"], ["check-in-recorded"],
                ["check-in-recorded"],
            ])
    }

    @Test("The author's word is not recorded where the clock needs none")
    func needless() throws {
        let desk = try Self.desk()
        #expect(
            try desk.give(RecordingDesk.checkIn(), acceptsClock: true).entries.map(\.event.name)
                == ["check-in-recorded"])
    }

    @Test("Today is the day of the entry's own time, in the ledger's zone")
    func today() throws {
        let desk = try RecordingDesk(at: "2026-01-01T09:00:00Z", zone: RecordingDesk.berlin())
        for command in try RecordingDesk.quarter() { try desk.give(command) }
        // 23:30 in London is 00:30 the next day in Berlin.
        try desk.set("2026-01-05T23:30:00Z")
        let late = try desk.give(RecordingDesk.checkIn())
        #expect(late.entries.first?.day.description == "2026-01-06")
        guard case .checkInRecorded(let fact)? = late.entries.first?.event else {
            Issue.record("no check-in was recorded")
            return
        }
        #expect(fact.content.on.description == "2026-01-06")
        // The clock falls back over midnight; the time, and with it the day, does not.
        try desk.set("2026-01-06T23:00:00Z")
        try desk.give(RecordingDesk.checkIn())
        try desk.set("2026-01-06T22:59:30Z")
        #expect(
            try desk.give(RecordingDesk.checkIn()).entries.first?.day.description == "2026-01-07")
    }
}
