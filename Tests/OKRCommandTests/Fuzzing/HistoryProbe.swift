import OKRLedger
import OKRLog
import OKRModel
import OKRReports
import OKRText

@testable import okr

extension FuzzProbe {
    /// A log of canonical lines that no ledger wrote is refused, or shown like any other.
    ///
    /// Lines are numbered here, so that any of them may follow any other.
    static func history(_ bytes: [UInt8]) throws {
        var lines: [[UInt8]] = []
        for line in bytes.split(separator: 10) {
            let line = numbered(line, lines.count + 1)
            if (try? Line(parsing: line)) != nil { lines.append(line) }
        }
        guard let ledger = parsed({ try FuzzLedger.open(lines) }) else { return }
        try show(ledger)
    }

    private static func numbered(_ line: ArraySlice<UInt8>, _ number: Int) -> [UInt8] {
        let start = Array("{\"specversion\":\"1.0\",\"id\":\"".utf8)
        guard line.starts(with: start) else { return Array(line) }
        let rest = line.dropFirst(start.count).drop { $0 != UInt8(ascii: "\"") }
        return start + Array(String(number).utf8) + rest
    }

    /// Makes every report of a ledger about today, and the scoreboard about the first and last day.
    static func show(_ ledger: Ledger) throws {
        let moment = try ledger.moment(asOf: nil, on: nil)
        let entries = parsed { try ledger.entries(1...moment.entry, skippingUnknown: true) }
        guard let entries else { return }
        let reading = try Reading(ledger: ledger, moment: moment, entries: entries)
        try show(reading)
        for day in [Day(number: .min), Day(number: .max)] {
            let scoreboard = Scoreboard(reading.state, on: day, includingVoided: true)
            _ = ScoreboardReport(scoreboard, of: reading.state, from: reading.provenance).json
        }
        _ = parsed { try ledger.moment(asOf: .entry((ledger.head.size + 1) / 2), on: nil) }
    }

    private static func show(_ reading: Reading) throws {
        let (state, provenance) = (reading.state, reading.provenance)
        let scoreboard = reading.scoreboard(includingVoided: true)
        let status = ScoreboardReport(scoreboard, of: state, from: provenance, showsAllCycles: true)
        try show(status.document, status.json)
        try show(CyclesReport(scoreboard, from: provenance).document)
        let audit = AuditReport(Account(reading.entries), of: state, from: provenance)
        try show(audit.document, audit.json)
        try show(LogReport(reading.entries, of: state, from: provenance).document)
        for id in state.goalOrder.suffix(2) {
            if let goal = GoalReport(of: id, on: scoreboard, state, from: provenance) {
                try show(goal.document, goal.json)
            }
            if let history = GoalHistory(of: id, in: reading.entries) {
                let report = HistoryReport(history, of: state, from: provenance)
                try show(report.document, report.json)
            }
        }
    }

    private static func show(_ document: Document, _ json: JSON = .null) throws {
        for width in [20, 90] {
            let text = TextRenderer(style: TextStyle(width: width)).render(document)
            let isPlain = text.unicodeScalars.allSatisfy { scalar in
                scalar == "\n" || scalar.value >= 0x20 && !(0x7F..<0xA0 ~= scalar.value)
            }
            try require(isPlain, "no control character reaches a terminal")
        }
        let again = try JSON(parsing: Array(json.prettyPrinted().utf8))
        try require(again == json, "what is printed as JSON is JSON")
    }
}
