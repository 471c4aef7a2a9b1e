import OKRModel
import OKRReports

/// `okr due`: the key results that owe a check-in.
enum DueVerb: VerbPage {
    static let verb = Verb(
        "due", .checkIns, "Show which key results owe a check-in, and which KPIs a reading.",
        discussion: """
            A check-in is due a cadence of the cycle after the last one; late once the grace has \
            gone by; missed after another cadence. A reading of a KPI is due one of its periods after \
            the last one. With --csv it is a sheet to be filled in and \
            given to okr import: rows in which nothing was filled in are passed over.

              okr due --within 7d
              okr due --csv > check-ins.csv
            """,
        options: [
            .value(
                "within", "DAYS",
                meaning: "also those that come due within so many days, such as 7d"),
            .flag("csv", "print a sheet to be filled in"),
        ] + Option.filtering + Option.reading)

    static func run(_ invocation: Invocation, _ session: Session) throws {
        guard !(invocation.has("csv") && invocation.has("json")) else {
            throw invocation.misuse("--csv and --json exclude each other.")
        }
        let days = try within(invocation)
        let reading = try session.reading()
        let filter = try session.filter(in: reading.state, at: reading.view)
        let scoreboard = reading.scoreboard().filtered(filter, in: reading.state)
        let report = DueReport(
            scoreboard.dueCheckIns(within: days), readings: scoreboard.dueReadings(within: days),
            of: reading.state, from: reading.provenance)
        if invocation.has("csv") { return try session.surroundings.write(report.sheet) }
        if invocation.has("json") { return try session.print(report.json) }
        try session.print(report.document)
    }

    private static func within(_ invocation: Invocation) throws -> Int {
        guard let text = invocation["within"] else { return 0 }
        guard let days = Cadence.span(text.hasSuffix("d") ? text : text + "d") else {
            throw invocation.misuse("'\(text)' is not a number of days such as 7d (--within).")
        }
        return days
    }
}
