import OKRModel
import Testing

@Suite("Time zones")
struct ZoneTests {
    private let berlin = Zone.Transition(at: 1_774_746_000, offset: 7200)  // 2026-03-29T01:00:00Z

    @Test("A zone of four parts answers before, between and after its transitions")
    func parts() throws {
        let zone = try Zone(
            name: "Test/Place", initialOffset: 3208,
            transitions: [.init(at: -2_422_054_408, offset: 3600), berlin],
            rule: "CET-1CEST,M3.5.0,M10.5.0/3")
        let offsets = [
            "1893-03-31T23:06:31Z", "1893-03-31T23:06:32Z", "2026-03-29T00:59:59.999999Z",
            "2026-03-29T01:00:00Z", "2026-10-25T00:59:59Z", "2026-10-25T01:00:00Z",
            "2999-07-01T00:00:00Z",
        ].map { Instant($0).map(zone.offset(at:)) }
        #expect(offsets == [3208, 3600, 3600, 7200, 7200, 3600, 7200])
        let again = try Zone(
            name: zone.name, initialOffset: zone.initialOffset, transitions: zone.transitions,
            rule: zone.rule)
        #expect(again == zone)
    }

    @Test("UTC is a zone without transitions")
    func utc() throws {
        #expect(try Zone(name: "UTC", initialOffset: 0, transitions: [], rule: "") == .utc)
        let day = try #require(Day("2026-02-15"))
        #expect(Zone.utc.start(of: day).description == "2026-02-15T00:00:00.000000Z")
        #expect(Zone.utc.end(of: day).description == "2026-02-15T23:59:59.999999Z")
        let instant = try #require(Instant("1969-12-31T23:59:59.999999Z"))
        #expect(Zone.utc.day(of: instant) == Day("1969-12-31"))
        #expect(Zone.utc.localTime(of: instant).secondsOfDay == 86_399)
    }

    @Test("The last transition keeps its offset where there is no rule")
    func noRule() throws {
        let zone = try Zone(name: "A", initialOffset: 0, transitions: [berlin], rule: "")
        #expect(zone.offset(at: Instant(microseconds: .max)) == 7200)
        #expect(zone.offset(at: Instant(microseconds: .min)) == 0)
    }

    @Test(
        "Parts that make no zone are refused",
        arguments: [
            ("", 0, [], ""), ("/etc/passwd", 0, [], ""), ("../UTC", 0, [], ""), ("A//B", 0, [], ""),
            ("A/", 0, [], ""), ("A B", 0, [], ""), ("Ä", 0, [], ""),
            (String(repeating: "a", count: 65), 0, [], ""),
            ("A", 93_600, [], ""), ("A", -93_600, [], ""), ("A", 0, [(0, 100_000)], ""),
            ("A", 0, [(1, 0), (1, 3600)], ""), ("A", 0, [(2, 0), (1, 3600)], ""),
            ("A", 0, [(1_000_000_000_000, 0)], ""), ("A", 0, [], "nonsense"),
        ] as [(String, Int, [(Int64, Int)], String)])
    func refusals(name: String, offset: Int, transitions: [(Int64, Int)], rule: String) {
        let transitions = transitions.map { Zone.Transition(at: $0.0, offset: $0.1) }
        let error = #expect(throws: ZoneError.self) {
            try Zone(name: name, initialOffset: offset, transitions: transitions, rule: rule)
        }
        #expect(error?.remedy.isEmpty == false)
    }

    @Test("A day that the clock skips is empty and lies between its neighbours")
    func skippedDay() throws {
        // Apia left out 2011-12-30 by moving from UTC−10 to UTC+14.
        let zone = try Zone(
            name: "Pacific/Apia", initialOffset: -36_000,
            transitions: [.init(at: 1_325_239_200, offset: 50_400)], rule: "")
        let skipped = try #require(Day("2011-12-30"))
        #expect(zone.end(of: skipped + -1).description == "2011-12-30T09:59:59.999999Z")
        #expect(zone.start(of: skipped).description == "2011-12-30T10:00:00.000000Z")
        #expect(zone.end(of: skipped).description == "2011-12-30T09:59:59.999999Z")
        #expect(zone.start(of: skipped + 1).description == "2011-12-30T10:00:00.000000Z")
    }

    @Test("Where midnight is skipped the day begins with the change")
    func skippedMidnight() throws {
        // São Paulo, 2018-11-04: 00:00 became 01:00.
        let zone = try Zone(
            name: "America/Sao_Paulo", initialOffset: -10_800,
            transitions: [.init(at: 1_541_300_400, offset: -7200)], rule: "")
        let day = try #require(Day("2018-11-04"))
        #expect(zone.start(of: day).description == "2018-11-04T03:00:00.000000Z")
        #expect(zone.localTime(of: zone.start(of: day)).secondsOfDay == 3600)
        #expect(zone.end(of: day).description == "2018-11-05T01:59:59.999999Z")
    }

    @Test("Where midnight comes twice the day begins with the first and ends the day before late")
    func doubledMidnight() throws {
        // St John's, 2010-11-07: 00:01 became 23:01 of the day before.
        let zone = try Zone(
            name: "America/St_Johns", initialOffset: -9000,
            transitions: [.init(at: 1_289_097_060, offset: -12_600)], rule: "")
        let day = try #require(Day("2010-11-07"))
        #expect(zone.start(of: day).description == "2010-11-07T02:30:00.000000Z")
        #expect(zone.end(of: day + -1).description == "2010-11-07T03:29:59.999999Z")
        #expect(zone.day(of: zone.end(of: day + -1)) == day + -1)
        #expect(zone.day(of: zone.start(of: day)) == day)
    }
}
