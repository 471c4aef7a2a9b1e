public import OKRModel
public import OKRText

extension ScoreboardReport {
    /// The report as JSON: every goal known, in the order of creation, with stable names.
    public var json: JSON {
        .object(
            provenance.json + [
                .init("cycles", .array(scoreboard.cycles.map(\.json))),
                .init("objectives", .array(scoreboard.objectives.map(json))),
                .init(
                    "keyResults",
                    .array(scoreboard.keyResults.map { $0.json(in: Phrasebook(state)) })),
                .init("kpis", .array([])),
            ])
    }

    private func json(_ figures: ObjectiveFigures) -> JSON {
        figures.json(in: Phrasebook(state))
    }
}

extension Coverage {
    var json: JSON { [.integer(reporting), .integer(total)] }
}

extension JSON {
    /// An exact number with its digits, or `null`.
    static func optional(_ number: Decimal?) -> JSON {
        number.map { .number($0.description) } ?? .null
    }

    /// A day, or `null`.
    static func optional(_ day: Day?) -> JSON {
        day.map { .string($0.description) } ?? .null
    }
}

extension CycleFigures {
    var json: JSON {
        [
            "id": .string(cycle.id.text), "name": .optional(cycle.title),
            "start": .string(cycle.start.description), "end": .string(cycle.end.description),
            "state": "planned", "progress": .optional(progress), "expected": .optional(expected),
            "standing": .string(standing.rawValue), "reporting": reporting.json,
        ]
    }
}

extension ObjectiveFigures {
    func json(in words: Phrasebook) -> JSON {
        let parents = goal.parents.map { parent -> JSON in
            ["id": .string(parent.id.text), "weight": .optional(parent.weight)]
        }
        return [
            "id": .string(goal.id.text), "title": .string(goal.title),
            "owner": .string(words.typed(goal.owner)), "cycle": .optional(goal.cycle?.text),
            "ambition": .optional(goal.ambition?.rawValue), "state": goal.state(isClosed: isClosed),
            "parents": .array(parents), "weight": .optional(goal.weight),
            "progress": .optional(progress), "expected": .optional(expected),
            "standing": .string(standing.rawValue), "score": .optional(score),
            "reporting": reporting.json, "drift": .null,
            "keyResults": .array(keyResults.map { .string($0.text) }),
        ]
    }
}

extension Goal {
    fileprivate func state(isClosed: Bool) -> JSON {
        isVoided ? "voided" : isClosed ? "closed" : "active"
    }
}

extension KeyResultFigures {
    /// The figures under the stable names of `okr status --json`.
    public func json(in words: Phrasebook) -> JSON {
        func measure(_ field: MeasureField) -> JSON { .optional(measures[field]) }
        let original: JSON = [
            "baseline": .optional(original[.baseline]), "target": .optional(original[.target]),
        ]
        let identity: [JSON.Member] = [
            .init("id", .string(goal.id.text)),
            .init("objective", .optional(goal.objective?.text)),
            .init("title", .string(goal.title)),
            .init("owner", .string(words.typed(goal.owner))),
            .init("kind", .optional(goal.kind?.rawValue)), .init("unit", .optional(goal.unit)),
            .init("baseline", measure(.baseline)), .init("target", measure(.target)),
            .init("low", measure(.low)), .init("high", measure(.high)),
            .init("commit", measure(.commit)), .init("stretch", measure(.stretch)),
            .init("weight", .optional(goal.weight)),
        ]
        let figures: [JSON.Member] = [
            .init("value", .optional(value)), .init("valueOn", .optional(valueOn)),
            .init("raw", .optional(raw)), .init("progress", .optional(progress)),
            .init("expected", .double(expected)), .init("pace", .optional(pace)),
            .init("standing", .string(standing.rawValue)), .init("zone", .optional(zone?.rawValue)),
            .init("confidence", .optional(confidence)), .init("watermelon", .bool(isWatermelon)),
            .init("score", .optional(score)), .init("state", goal.state(isClosed: isClosed)),
            .init("lastCheckIn", lastCheckInJSON(words)), .init("checkIns", .integer(checkIns)),
            .init("original", original), .init("moves", .integer(moves)),
            .init("drift", .optional(drift)), .init("due", .optional(due)),
            .init("overdue", .optional(overdue)),
        ]
        return .object(identity + figures)
    }

    private func lastCheckInJSON(_ words: Phrasebook) -> JSON {
        guard let (checkIn, content) = lastCheckIn else { return .null }
        let authors = checkIn.stamp.authors
        return [
            "entry": .integer(checkIn.stamp.entry),
            "time": .string(checkIn.stamp.time.description),
            "on": .string(content.on.description), "actor": .string(words.handle(authors.actor)),
            "for": .optional(authors.onBehalfOf.map { words.handle($0) }),
            "note": .optional(content.note),
        ]
    }
}
