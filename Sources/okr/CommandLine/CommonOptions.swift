extension Option {
    /// The options of every verb that records something; a day where one makes sense.
    static func recording(on day: String? = "the day it was true; today unless given") -> [Option] {
        let onDay: [Option] = day.map { [.value("on", "DAY", meaning: $0)] } ?? []
        let others: [Option] = [
            .value(
                "actor", "WHO", meaning: "who does it; OKR_ACTOR or the login name unless given"),
            .value("for", "WHO", meaning: "on whose behalf it is done"),
            .value(
                "key", "TEXT", meaning: "a key of your own: the same command twice records once"),
            .value("expect", "REVISION", meaning: "refuse if the goal has changed since"),
            .flag("dry-run", "decide, and record nothing"),
            .flag("clock-is-right", "record though the clock is far from the last entry's time"),
            .flag("json", "print JSON"),
        ]
        return (onDay + others).map { $0.placed(in: .recording) }
    }

    /// The options of every verb that answers from the record.
    static let reading: [Option] = [
        Option.value(
            "as-of", "WHEN",
            meaning:
                "as it was known then: @N, an instant, a day, start:CYCLE, end:CYCLE, "
                + "closed:CYCLE or -7d"),
        .value("on", "DAY", meaning: "about this day; today unless given"),
        .flag("json", "print JSON"),
        .flag("skip-unknown", "pass over entries of types that this version does not know"),
    ].map { $0.placed(in: .reading) }

    /// Markdown instead of text, for verbs whose answer is sent to people.
    static let markdown = Option.flag("markdown", "print Markdown").placed(in: .reading)

    /// A sheet instead of text, for verbs whose answer is a table.
    static let csv = Option.flag("csv", "print CSV").placed(in: .reading)

    /// The options of every verb that lists goals.
    static let filtering: [Option] = [
        Option.value("cycle", "ID", meaning: "of this cycle alone"),
        .value("owner", "WHO", meaning: "of team:ID with the teams below it, or of person:ID"),
        .value("goal", "ID", meaning: "this goal and what belongs to it"),
    ].map { $0.placed(in: .filtering) }

    /// The options that every verb understands.
    static let everywhere: [Option] = [
        Option.value(
            "ledger", "PATH",
            meaning: "the ledger; OKR_LEDGER or the nearest one above this folder unless given"),
        .value(
            "color", "WHEN", meaning: "auto, always or never", oneOf: ["auto", "always", "never"],
            aliases: ["colour"]),
        .value("width", "COLUMNS", meaning: "the width of the output"),
        .flag("quiet", "print nothing but the answer", letter: "q"),
        .flag("help", "explain the verb", letter: "h"),
    ].map { $0.placed(in: .everywhere) }
}
