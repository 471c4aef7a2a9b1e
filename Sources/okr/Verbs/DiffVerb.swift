import OKRLedger
import OKRModel
import OKRReports

/// `okr diff`: what changed between two moments.
enum DiffVerb: VerbPage {
    static let verb = Verb(
        "diff", .travel, "Show what changed between two moments, by whom and why.",
        discussion: """
            With one WHEN it compares that moment with now. Each is about the day that it names, \
            unless --on says another: once for both, twice for one each. Without any WHEN, two \
            --on compare two days as known at one moment, which --as-of names.

              okr diff start:2026-Q1 end:2026-Q1
              okr diff -7d --owner team:platform
              okr diff --on 2026-02-01 --on 2026-03-01
            """,
        arguments: [
            Argument("WHEN", "one or two moments: \(When.grammar)", .any)
        ],
        options: Option.filtering + days + [.markdown])

    /// As elsewhere, but for days that may be two.
    private static var days: [Option] {
        Option.reading.map { option in
            guard option.name == "on" else { return option }
            return Option.value(
                "on", "DAY", meaning: "about this day; twice for a day of each moment",
                repeats: true
            ).placed(in: .reading)
        }
    }

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let ledger = try session.openLedger()
        let (first, second) = try moments(invocation, ledger)
        guard max(first.entry, second.entry) > 0 else {
            // Says when the ledger began.
            _ = try ledger.moment(asOf: .instant(first.time), on: nil)
            return
        }
        let isLater = (second.entry, second.on) >= (first.entry, first.on)
        let later = isLater ? second : first
        let entries = try ledger.entries(
            1...later.entry, skippingUnknown: invocation.has("skip-unknown"))
        let reading = try Reading(ledger: ledger, moment: later, entries: entries)
        let views = [first, second].map { Perspective(entry: $0.entry, day: $0.on) }
        let comparison = Comparison(
            reading.state, from: views[0], to: views[1],
            of: (
                try session.filter(in: reading.state, at: views[0]),
                try session.filter(in: reading.state, at: views[1])
            ))
        try session.print(
            DiffReport(
                comparison, from: side(first), to: side(second), of: reading.state,
                provenance: reading.provenance, began: try ledger.firstDay()))
    }

    private static func side(_ moment: Moment) -> DiffReport.Side {
        DiffReport.Side(entry: moment.entry, time: moment.time, on: moment.on)
    }

    /// The two moments that were asked about, each with its day.
    private static func moments(
        _ invocation: Invocation, _ ledger: Ledger
    ) throws -> (Moment, Moment) {
        let whens = try invocation.whens("when")
        let days = try invocation.manyDays("on")
        guard whens.count <= 2 else {
            throw invocation.misuse("There are \(whens.count) moments; two can be compared.")
        }
        guard days.count <= 2 else {
            throw invocation.misuse("There are \(days.count) days; two can be compared (--on).")
        }
        let (early, late) = (days.first, days.last)
        guard let first = whens.first else {
            guard days.count == 2 else {
                throw invocation.misuse(
                    "Two moments are needed, or one to compare with now, or --on twice.")
            }
            let when = try invocation.when("as-of")
            return (
                try ledger.moment(asOf: when, on: early), try ledger.moment(asOf: when, on: late)
            )
        }
        guard !invocation.has("as-of") else {
            throw invocation.misuse(
                "--as-of names the one moment at which two days are compared; a WHEN names its own."
            )
        }
        let second =
            whens.count == 2
            ? try ledger.momentOrNone(asOf: whens[1], on: late)
            : try ledger.moment(asOf: nil, on: late)
        return (try ledger.momentOrNone(asOf: first, on: early), second)
    }
}
