import OKRLedger
import OKRLog
import OKRModel
import OKRText

extension FuzzProbe {
    /// What is read as a moment, number or name is written so that it reads as the same.
    static func moment(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        if let day = Day(text) { try require(day.description == text, "a day has one text") }
        if let instant = Instant(text) {
            try require(
                Instant(instant.description) == instant, "an instant reads as it is written")
        }
        if let number = Decimal(text) { try check(number) }
        if let cadence = Cadence(text) {
            try require(Cadence(cadence.description) == cadence, "a cadence reads as it is written")
            _ = (cadence.next(after: Day(number: .min)), cadence.next(after: Day(number: .max)))
        }
        if let name = OwnerName(text) {
            try require(name.description == text, "an owner has one text")
        }
        if let subject = Subject(text) {
            try require(subject.description == text, "a subject has one text")
        }
        guard let when = When(text) else { return }
        let ledger = try FuzzLedger.open(keepsState: false)
        guard let moment = parsed({ try ledger.moment(asOf: when, on: nil) }) else { return }
        try require(1...ledger.head.size ~= moment.entry, "a moment names an entry there is")
    }

    private static func check(_ number: Decimal) throws {
        let digits = number.description
        let again = Decimal(digits)
        try require(
            again?.significand == number.significand && again?.scale == number.scale,
            "a number reads as it is written")
        let json = try JSON(parsing: Array(digits.utf8))
        try require(json.digits == digits, "a number is one of JSON")
        try require(number.double == Double(digits), "a number's double is the nearest one")
    }

    /// A rule gives an offset at every instant.
    static func rule(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        let zone = parsed {
            try Zone(name: "Test", initialOffset: 0, transitions: [], rule: text)
        }
        if let zone { try check(zone) }
    }

    /// A time-zone file gives an offset at every instant, and a ledger keeps all of it.
    static func zone(_ bytes: [UInt8]) throws {
        guard let zone = parsed({ try Zone(name: "Test", tzif: bytes) }) else { return }
        try check(zone)
        let kept = try FuzzLedger.create(in: zone)
        try require(kept.coding.zone == zone, "a ledger keeps its zone")
    }

    private static func check(_ zone: Zone) throws {
        let years = [Int64.min, -62_135_596_800_000_000, -1, 0, 1_771_146_000_000_000, .max]
        let transitions = [zone.transitions.first, zone.transitions.last].compactMap { $0 }
        let instants = years + transitions.flatMap { [$0.at * 1_000_000, $0.at * 1_000_000 - 1] }
        for microseconds in instants {
            let instant = Instant(microseconds: microseconds)
            try require(abs(zone.offset(at: instant)) < 26 * 3600, "an offset is below 26 hours")
            let seconds = zone.localTime(of: instant).secondsOfDay
            if microseconds > .min, microseconds < .max {
                try require(0..<86_400 ~= seconds, "a clock shows a second of a day")
            }
        }
        for number in [Int.min, -1, 0, 20_499, .max] {
            let day = Day(number: number)
            let (start, end) = (zone.start(of: day), zone.end(of: day))
            // Beyond the first and the last day there is no other one.
            guard -1...20_499 ~= number else { continue }
            try require(start <= end + 1, "a day ends once it begins, or is skipped")
            try require(zone.day(of: start) >= day, "no earlier day is at the start of a day")
            try require(zone.day(of: end) <= day, "no later day is at the end of a day")
        }
    }
}
