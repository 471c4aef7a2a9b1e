import OKRModel
import OKRTesting
import Testing

@Suite("Rules of time zones")
struct PosixRuleTests {
    @Test(
        "A rule tells the offset through the year",
        arguments: [
            ("UTC0", "2026-07-01T00:00:00Z", 0),
            ("<+0545>-5:45", "2026-07-01T00:00:00Z", 20_700),
            ("<-03>3", "2026-07-01T00:00:00Z", -10_800),
            ("ABC-24:59:59", "2026-07-01T00:00:00Z", 89_999),
            // Central Europe: 29 March and 25 October 2026 at 01:00 UTC.
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T00:59:59Z", 3600),
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T01:00:00Z", 7200),
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-25T00:59:59Z", 7200),
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-25T01:00:00Z", 3600),
            // Lord Howe: half an hour of summer time, over the turn of the year.
            ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2026-01-01T00:00:00Z", 39_600),
            ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2026-07-01T00:00:00Z", 37_800),
            // Dublin: the standard time is the one of summer.
            ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-07-01T00:00:00Z", 3600),
            ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-12-31T23:59:59Z", 0),
            // Gaza: 50 hours after the fourth Thursday, 28 March 2026.
            ("EET-2EEST,M3.4.4/50,M10.4.4/50", "2026-03-27T23:59:59Z", 7200),
            ("EET-2EEST,M3.4.4/50,M10.4.4/50", "2026-03-28T00:00:00Z", 10_800),
            // Nuuk: the evening before the last Sunday.
            ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", -7200),
            ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00Z", -3600),
            // Day 60 is 1 March with J, and 1 March or in leap years 29 February + 1 without it.
            ("A1T0B1T,J60/0,J300/0", "2026-03-01T00:00:00Z", nil),
            ("AAA0BBB,J60/0,J300/0", "2024-02-29T23:59:59Z", 0),
            ("AAA0BBB,J60/0,J300/0", "2024-03-01T00:00:00Z", 3600),
            ("AAA0BBB,59/0,300/0", "2024-02-29T00:00:00Z", 3600),
            ("AAA0BBB,59/0,300/0", "2026-02-28T23:59:59Z", 0),
            ("AAA0BBB,59/0,300/0", "2026-03-01T00:00:00Z", 3600),
            // Summer time all year (RFC 8536 §3.3.1), also at the second where it is renewed.
            ("EST5EDT,0/0,J365/25", "2026-12-31T23:59:59Z", -14_400),
            ("EST5EDT,0/0,J365/25", "2027-01-01T05:00:00Z", -14_400),
            ("EST5EDT,0/0,J365/25", "2027-01-01T04:59:59Z", -14_400),
        ] as [(String, String, Int?)])
    func offsets(rule: String, instant: String, offset: Int?) throws {
        let instant = try #require(Instant(instant))
        let zone = try? Zone(name: "A", initialOffset: 1, transitions: [], rule: rule)
        #expect(zone?.offset(at: instant) == offset)
    }

    @Test(
        "What is not a rule is refused",
        arguments: [
            "UTC", "0", "AB0", "<AB>0", "<ABC0", "<A C>0", "Ä12", "CET-25", "CET-1:60",
            "CET-1:0:60",
            "CET-", "CET--1", "CET-1:", "CET-1 ", " CET-1", "CET-1CEST", "CET-1CE,M3.5.0,M10.5.0",
            "CET-1CEST,M3.5.0", "CET-1CEST,M3.5.0,", "CET-1CEST,M3.5.0,M10.5.0,M1.1.1",
            "CET-1CEST,M0.5.0,M10.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.0.0,M10.5.0",
            "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,M3.5,M10.5.0",
            "CET-1CEST,J0,J1", "CET-1CEST,J366,J1", "CET-1CEST,366,1", "CET-1CEST,-1,1",
            "CET-1CEST,M3.5.0/168,M10.5.0", "CET-1CEST,M3.5.0/-168,M10.5.0",
            "CET-1CEST,M3.5.0/,M10.5.0",
            "CET-1CEST,M3.5.0/0001,M10.5.0", "CET-1CEST-2-3,M3.5.0,M10.5.0", "CET-1,M3.5.0,M10.5.0",
        ])
    func refusals(rule: String) {
        let error = #expect(throws: ZoneError.self) {
            try Zone(name: "A", initialOffset: 0, transitions: [], rule: rule)
        }
        #expect(error?.problem.contains(rule) == true)
    }

    @Test(
        "Random rules agree with the C library",
        .enabled(if: PythonOracle.isAvailable), arguments: [3, UInt64.random(in: 0...UInt64.max)])
    func randomRules(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var questions: [(rule: String, second: Int)] = []
        for _ in 0..<400 {
            let rule = randomRule(&random)
            for _ in 0..<20 {
                let year = Int.random(in: 1971...2199, using: &random)
                let newYear = try #require(Day(year: year, month: 1, day: 1))
                // The C library looks at one year only; stay clear of its ends.
                let day = newYear + Int.random(in: 9...355, using: &random)
                questions.append(
                    (rule, day.number * 86_400 + Int.random(in: 0..<86_400, using: &random)))
            }
        }
        let answers = try PythonOracle.lines(
            of: """
                import os, sys, time
                for line in sys.stdin:
                    os.environ["TZ"], second = line.split()
                    time.tzset()
                    print(time.localtime(int(second)).tm_gmtoff)
                """, given: questions.map { "\($0.rule) \($0.second)" })
        try #require(answers.count == questions.count)
        for (question, answer) in zip(questions, answers) {
            let zone = try Zone(name: "A", initialOffset: 0, transitions: [], rule: question.rule)
            let instant = Instant(microseconds: Int64(question.second) * 1_000_000)
            #expect(
                String(zone.offset(at: instant)) == answer, "seed \(seed), \(question)")
        }
    }

    private func randomRule(_ random: inout SeededRandom) -> String {
        func time(_ limit: Int) -> String {
            let sign = ["", "", "-", "+"].randomElement(using: &random) ?? ""
            let rest = ["", "", ":30", ":45:15"].randomElement(using: &random) ?? ""
            return sign + String(Int.random(in: 0..<limit, using: &random)) + rest
        }
        func date(_ months: ClosedRange<Int>) -> String {
            let month = Int.random(in: months, using: &random)
            let date: String
            switch Int.random(in: 0...3, using: &random) {
            case 0: date = "J\(month * 30)"
            case 1: date = String(month * 30)
            default:
                let week = Int.random(in: 1...5, using: &random)
                date = "M\(month).\(week).\(Int.random(in: 0...6, using: &random))"
            }
            return date + (Bool.random(using: &random) ? "/" + time(100) : "")
        }
        let standard = "<A-1>" + time(13)
        guard Int.random(in: 0...9, using: &random) > 0 else { return standard }
        let summer = "BBB" + (Bool.random(using: &random) ? time(13) : "")
        let dates = [date(2...4), date(8...10)]
        let isNorthern = Bool.random(using: &random)
        return "\(standard)\(summer),\(dates[isNorthern ? 0 : 1]),\(dates[isNorthern ? 1 : 0])"
    }
}
