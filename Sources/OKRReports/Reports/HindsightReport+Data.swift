import OKRModel
public import OKRText

extension HindsightReport {
    /// The report as JSON: every check-in, whether it was off or not.
    public var json: JSON {
        .object(
            provenance.json + [
                .init("cycle", .string(hindsight.cycle.id.text)),
                .init("checkIns", .array(hindsight.reports.map(json))),
                .init("reporters", .array(hindsight.reporters.map(json))),
                .init("late", .array(hindsight.late.map(json))),
                .init(
                    "lags",
                    [
                        "checkIns": json(hindsight.checkInLags),
                        "changes": json(hindsight.changeLags),
                    ]),
                .init("afterClosing", .array(hindsight.afterClosing.map(JSON.integer))),
            ])
    }

    private func json(_ report: Hindsight.Report) -> JSON {
        let authors = report.stamp.authors
        return [
            "goal": .string(report.goal.id.text), "entry": .integer(report.stamp.entry),
            "time": .string(report.stamp.time.description),
            "on": .string(report.on.description),
            "actor": .string(words.handle(authors.actor)),
            "for": .optional(authors.onBehalfOf.map { words.handle($0) }),
            "relayedBy": .optional(authors.relayedBy.map { words.handle($0) }),
            "valued": .bool(report.isValued), "reported": json(report.then),
            "now": json(report.now), "valueError": .optional(report.valueError),
            "error": .optional(report.error), "shift": .optional(report.shift),
            "off": .bool(report.isOff), "fate": .optional(report.fate?.word),
            "by": .optional(report.fate?.entry),
        ]
    }

    private func json(_ known: Hindsight.Known) -> JSON {
        [
            "value": .optional(known.value), "text": .optional(known.text),
            "progress": .optional(known.progress),
        ]
    }

    private func json(_ one: Hindsight.Reporter) -> JSON {
        [
            "actor": .string(words.handle(one.person)), "checkIns": .integer(one.checkIns),
            "corrected": .integer(one.corrected), "retracted": .integer(one.retracted),
            "superseded": .integer(one.superseded), "compared": .integer(one.compared),
            "meanError": .optional(one.meanError),
            "largestError": .optional(one.worst?.error),
            "largestEntry": .optional(one.worst?.stamp.entry),
        ]
    }

    private func json(_ one: Hindsight.LateEntry) -> JSON {
        let authors = one.stamp.authors
        return [
            "entry": .integer(one.stamp.entry), "goal": .string(one.goal.id.text),
            "kind": .string(one.isCheckIn ? "check-in" : "change"),
            "recorded": .string(one.stamp.day.description),
            "on": .string(one.on.description), "lag": .integer(one.lag),
            "actor": .string(words.handle(authors.actor)),
            "for": .optional(authors.onBehalfOf.map { words.handle($0) }),
            "relayedBy": .optional(authors.relayedBy.map { words.handle($0) }),
        ]
    }

    private func json(_ lags: Lags) -> JSON {
        let spread = zip(Lags.spans, lags.spread).map { span, count -> JSON in
            [
                "from": .integer(span.lowerBound),
                "to": .optional(span.upperBound == .max ? nil : span.upperBound),
                "count": .integer(count),
            ]
        }
        return [
            "count": .integer(lags.count), "imported": .integer(lags.imported),
            "spread": .array(spread), "median": .optional(lags.median),
            "ninetieth": .optional(lags.ninetieth), "largest": .optional(lags.largest),
        ]
    }

    private static let header = [
        "goal", "title", "entry", "recorded", "on", "lag", "actor", "reported", "now",
        "progressThen", "progressNow", "error", "shift", "fate", "by", "for", "relayedBy",
    ]

    /// The check-ins as comma-separated text.
    public var csv: String {
        ([HindsightReport.header] + hindsight.reports.map(row)).map { CSV.row($0) + "\n" }.joined()
    }

    private func row(_ report: Hindsight.Report) -> [String] {
        func number(_ number: Double?) -> String { number.map { "\($0)" } ?? "" }
        let authors = report.stamp.authors
        return [
            report.goal.id.text, SheetCell.harmless(report.goal.title), "\(report.stamp.entry)",
            "\(report.stamp.day)", "\(report.on)", "\(report.stamp.day - report.on)",
            words.handle(authors.actor), SheetCell.harmless(report.then.text ?? ""),
            SheetCell.harmless(report.now.text ?? ""), number(report.then.progress),
            number(report.now.progress), number(report.error), number(report.shift),
            report.fate?.word ?? "", report.fate.map { "\($0.entry)" } ?? "",
            authors.onBehalfOf.map { words.handle($0) } ?? "",
            authors.relayedBy.map { words.handle($0) } ?? "",
        ]
    }
}
