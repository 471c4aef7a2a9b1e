import Foundation
import OKRModel
import OKRTesting
import Testing

private let folder = "/usr/share/zoneinfo/"

private let hasZones: Bool = {
    if FileManager.default.fileExists(atPath: folder + "Europe/Berlin") { return true }
    print("skipped: this system has no time-zone files in \(folder)")
    return false
}()

private func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: folder + name)))
}

private let names = [
    "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe",
    "Pacific/Apia", "Pacific/Kwajalein", "Asia/Kathmandu", "Asia/Kolkata", "Africa/Casablanca",
    "Africa/Monrovia", "Europe/Dublin", "America/Scoresbysund", "Antarctica/Troll", "Asia/Gaza",
    "Asia/Tehran", "America/St_Johns", "Asia/Manila", "America/Godthab", "Pacific/Chatham", "UTC",
    "Etc/GMT+12", "Etc/GMT-14",
]

@Suite("Time-zone files", .enabled(if: hasZones))
struct TZifTests {
    @Test(
        "Offset and civil day are Python's, around every transition and at random",
        .enabled(if: PythonOracle.isAvailable), arguments: names)
    func oracle(name: String) throws {
        let zone = try Zone(name: name, tzif: bytes(of: name))
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededRandom(seed: seed)
        var seconds = zone.transitions.flatMap { transition in
            [-86_400, -3600, -1, 0, 1, 3600, 86_400].map { transition.at + $0 }
        }
        // 1900 to 2200.
        for _ in 0..<2000 {
            seconds.append(Int64.random(in: -2_208_988_800...7_258_118_400, using: &random))
        }
        // Every hour of the weeks in which a rule may change the clock.
        for (first, last) in [("2099-02-20", "2099-04-20"), ("2099-08-30", "2099-11-20")] {
            let (first, last) = (try #require(Day(first)), try #require(Day(last)))
            for hour in (first.number * 24)...(last.number * 24) {
                seconds += [Int64(hour) * 3600 - 1, Int64(hour) * 3600]
            }
        }
        let answers = try PythonOracle.lines(
            of: reader, given: [folder + name] + seconds.map(String.init))
        try #require(answers.count == seconds.count)
        var differences: [String] = []
        for (second, answer) in zip(seconds, answers) {
            let instant = Instant(microseconds: second * 1_000_000)
            let ours = "\(zone.offset(at: instant)) \(zone.day(of: instant))"
            if ours != answer { differences.append("\(second): \(ours) instead of \(answer)") }
        }
        #expect(differences == [], "seed \(seed)")
    }

    private let reader = """
        import sys, zoneinfo
        from datetime import datetime, timedelta, timezone
        with open(sys.stdin.readline().strip(), "rb") as file:
            zone = zoneinfo.ZoneInfo.from_file(file)
        epoch = datetime(1970, 1, 1, tzinfo=timezone.utc)
        for line in sys.stdin:
            local = (epoch + timedelta(seconds=int(line))).astimezone(zone)
            print(int(local.utcoffset().total_seconds()), local.date().isoformat())
        """

    @Test("A day begins and ends with the first and last of its instants", arguments: names)
    func days(name: String) throws {
        let zone = try Zone(name: name, tzif: bytes(of: name))
        for transition in zone.transitions.suffix(40) {
            let middle = zone.day(of: Instant(microseconds: transition.at * 1_000_000))
            for day in [middle + -1, middle, middle + 1] {
                let (start, end) = (zone.start(of: day), zone.end(of: day))
                #expect(zone.day(of: start) >= day)
                #expect(zone.day(of: start + -1) < day)
                #expect(zone.day(of: end) <= day)
                #expect(zone.day(of: end + 1) > day)
                for quarter in -104..<208 {
                    let instant = Instant(utc: day, secondsOfDay: quarter * 900 + 7)
                    let other = zone.day(of: instant)
                    if instant < start, other >= day { Issue.record("\(instant) is in \(day)") }
                    if instant > end, other <= day { Issue.record("\(instant) is in \(day)") }
                }
            }
        }
        let day = try #require(Day("2187-06-30"))
        #expect(zone.day(of: zone.start(of: day)) == day)
        #expect(zone.end(of: day) + 1 == zone.start(of: day + 1))
    }

    @Test("The four parts that a ledger keeps make the same zone again, with short numbers")
    func roundtrip() throws {
        let all = try FileManager.default.subpathsOfDirectory(atPath: folder)
        var count = 0
        for name in all where Zone.isName(name) && !name.hasPrefix("right/") {
            guard let bytes = try? bytes(of: name), bytes.starts(with: "TZif".utf8) else {
                continue
            }
            let zone = try Zone(name: name, tzif: bytes)
            let again = try Zone(
                name: zone.name, initialOffset: zone.initialOffset, transitions: zone.transitions,
                rule: zone.rule)
            #expect(again == zone)
            #expect(zone.transitions.allSatisfy { String($0.at.magnitude).count <= 12 })
            count += 1
        }
        #expect(count > 300)
    }

    @Test("The 32-bit block of a file of the first version is read")
    func firstVersion() throws {
        var bytes = try bytes(of: "Europe/Berlin")
        let later = try Zone(name: "Europe/Berlin", tzif: bytes)
        bytes[4] = 0
        let first = try Zone(name: "Europe/Berlin", tzif: bytes)
        #expect(first.rule.isEmpty)
        let instant = try #require(Instant("2010-07-01T00:00:00Z"))
        #expect(first.offset(at: instant) == (first.transitions.isEmpty ? 3208 : 7200))
        #expect(later.offset(at: instant) == 7200)
    }

    @Test("Leap seconds are refused")
    func leapSeconds() throws {
        var bytes = try bytes(of: "UTC")
        let second = try #require(bytes[44...].firstRange(of: "TZif".utf8)).lowerBound
        bytes[second + 31] = 1
        let error = #expect(throws: ZoneError.self) { try Zone(name: "UTC", tzif: bytes) }
        #expect(error?.problem.contains("leap seconds") == true)
    }

    @Test("Files cut at any length or with any byte changed are read or refused, never fatal")
    func damage() throws {
        let whole = try bytes(of: "Pacific/Apia")
        for length in 0..<whole.count {
            let cut = Array(whole.prefix(length))
            #expect(throws: ZoneError.self) { try Zone(name: "A", tzif: cut) }
        }
        let day = try #require(Day("2026-02-15"))
        var refused = 0
        for index in whole.indices {
            for change in [0x01, 0x80, 0xFF] as [UInt8] {
                var damaged = whole
                damaged[index] ^= change
                guard let zone = try? Zone(name: "A", tzif: damaged) else {
                    refused += 1
                    continue
                }
                #expect(zone.start(of: day) <= zone.end(of: day + 1))
            }
        }
        #expect(refused > 100)
    }

    @Test("Other bytes are refused", arguments: ["", "TZif", "TZif2", "[Desktop Entry]"])
    func otherBytes(text: String) {
        for length in [0, 44, 400] {
            let bytes = Array(text.utf8) + [UInt8](repeating: 0xFF, count: length)
            #expect(throws: ZoneError.self) { try Zone(name: "A", tzif: bytes) }
        }
    }
}
