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
                .init("kpis", .array(scoreboard.kpis.map { $0.json(in: Phrasebook(state)) })),
            ] + strategies + ownersJSON)
    }

    /// The strategy, where there is one.
    private var strategies: [JSON.Member] {
        guard !scoreboard.strategies.isEmpty else { return [] }
        return [.init("strategies", .array(scoreboard.strategies.map(json)))]
    }

    /// The owners asked about, where the report is filtered by owner.
    var ownersJSON: [JSON.Member] {
        guard !scoreboard.owners.isEmpty else { return [] }
        let words = Phrasebook(state)
        return [.init("owners", .array(scoreboard.owners.map { $0.json(in: words) }))]
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
            "start": .string(calendar.start.description),
            "end": .string(calendar.end.description), "state": .string(state.rawValue),
            "progress": .optional(progress), "expected": .optional(expected),
            "standing": .string(standing.rawValue), "reporting": reporting.json,
        ]
    }

    /// The same with what only the list of cycles tells.
    var detailedJSON: JSON {
        json.adding([
            .init("drift", .optional(drift)), .init("parent", .optional(cycle.parent?.text)),
            .init("cadence", .string(calendar.cadence.description)),
            .init("grace", .integer(calendar.grace)),
            .init(
                "holidays",
                .array(calendar.holidays.sorted().map { .string($0.description) })),
        ])
    }
}

extension JSON {
    /// The object with more members.
    func adding(_ more: [JSON.Member]) -> JSON {
        guard case .object(let members) = self else { return self }
        return .object(members + more)
    }
}

extension OwnerFigures {
    func json(in words: Phrasebook) -> JSON {
        [
            "owner": .string(words.typed(owner)), "progress": .optional(progress),
            "expected": .optional(expected), "standing": .string(standing.rawValue),
            "reporting": reporting.json, "drift": .optional(drift),
            "objectives": .array(objectives.map { .string($0.text) }),
        ]
    }
}

extension ObjectiveFigures {
    func json(in words: Phrasebook) -> JSON {
        let parents = terms.parents.map { parent -> JSON in
            ["id": .string(parent.id.text), "weight": .optional(parent.weight)]
        }
        return [
            "id": .string(goal.id.text), "title": .string(goal.title),
            "owner": .optional(terms.owner.map(words.typed)),
            "cycle": .optional(terms.cycle?.text),
            "ambition": .optional(terms.ambition?.rawValue), "state": goal.json(of: life),
            "parents": .array(parents), "weight": .optional(terms.weight),
            "progress": .optional(progress), "expected": .optional(expected),
            "standing": .string(standing.rawValue), "score": .optional(score),
            "reporting": reporting.json, "drift": .optional(drift),
            "keyResults": .array(keyResults.map { .string($0.text) }),
        ]
    }

    /// The same with what only the page of a goal tells.
    func detailedJSON(in words: Phrasebook) -> JSON {
        json(in: words).adding(
            goal.people(terms, in: words) + [.init("band", .optional(band?.rawValue))])
    }
}

extension Goal {
    /// Who stands beside the owner, and what the goal carries on or is carried on by.
    fileprivate func people(_ terms: Terms, in words: Phrasebook) -> [JSON.Member] {
        [
            .init("reviewer", .optional(terms.reviewer.map(words.typed))),
            .init("contributors", .array(terms.contributors.map { .string(words.typed($0)) })),
            .init("carriedFrom", .optional(carriedFrom?.text)),
            .init("carriedTo", .array(carriedTo.map { .string($0.goal.text) })),
        ]
    }

    fileprivate func json(of life: LifeState) -> JSON { .string(word(of: life)) }

    /// Where it is in its life, in a word.
    func word(of life: LifeState) -> String {
        if isVoided { return "voided" }
        return life.closing == nil ? life.word : "closed"
    }
}

extension KeyResultFigures {
    /// The figures under the stable names of `okr status --json`.
    public func json(in words: Phrasebook) -> JSON { json(in: words, namesRelay: false) }

    private func json(in words: Phrasebook, namesRelay: Bool) -> JSON {
        func measure(_ field: MeasureField) -> JSON { .optional(measures[field]) }
        let original: JSON = [
            "baseline": .optional(original[.baseline]), "target": .optional(original[.target]),
        ]
        let identity: [JSON.Member] = [
            .init("id", .string(goal.id.text)),
            .init("objective", .optional(terms.objective?.text)),
            .init("title", .string(goal.title)),
            .init("owner", .optional(terms.owner.map(words.typed))),
            .init("kind", .optional(goal.kind?.rawValue)), .init("unit", .optional(goal.unit)),
            .init("baseline", measure(.baseline)), .init("target", measure(.target)),
            .init("low", measure(.low)), .init("high", measure(.high)),
            .init("commit", measure(.commit)), .init("stretch", measure(.stretch)),
            .init("weight", .optional(terms.weight)),
        ]
        let figures: [JSON.Member] = [
            .init("value", .optional(value)), .init("valueOn", .optional(valueOn)),
            .init("raw", .optional(raw)), .init("progress", .optional(progress)),
            .init("expected", .double(expected)), .init("pace", .optional(pace)),
            .init("standing", .string(standing.rawValue)), .init("zone", .optional(zone?.rawValue)),
            .init("confidence", .optional(confidence)), .init("watermelon", .bool(isWatermelon)),
            .init("score", .optional(score)), .init("state", goal.json(of: life)),
            .init("lastCheckIn", lastCheckInJSON(words, namesRelay: namesRelay)),
            .init("checkIns", .integer(checkIns)),
            .init("original", original), .init("moves", .integer(moves)),
            .init("drift", .optional(drift)), .init("due", .optional(due)),
            .init("overdue", .optional(overdue)),
        ]
        return .object(identity + figures)
    }

    /// The same with what only the page of a goal tells.
    func detailedJSON(in words: Phrasebook) -> JSON {
        json(in: words, namesRelay: true).adding(plan + goal.people(terms, in: words))
    }

    /// What only some kinds have.
    private var plan: [JSON.Member] {
        let milestones = yardstick.milestones.map { milestone -> JSON in
            [
                "id": .string(milestone.id.text), "name": .string(goal.name(of: milestone.id)),
                "weight": .optional(milestone.weight), "day": .optional(milestone.day),
                "done": .bool(done?.contains(milestone.id) ?? false),
            ]
        }
        let phases = terms.phases.map { phase -> JSON in
            ["day": .string(phase.day.description), "value": .optional(phase.value)]
        }
        return [
            .init("period", .optional(yardstick.plan.period?.rawValue)),
            .init("bound", .optional(yardstick.plan.bound?.rawValue)),
            .init("milestones", .array(milestones)), .init("phases", .array(phases)),
            .init("deadline", .optional(terms.deadline)),
            .init("start", .optional(firstDay)), .init("end", .optional(lastDay)),
            .init(
                "zones",
                .object(
                    goal.zones.map { .init($0.zone.rawValue, .string($0.text)) })),
            .init("band", .optional(band?.rawValue)),
        ]
    }

    /// The last check-in; who typed it stands in the page of the goal alone, for the members of
    /// the status are fixed.
    private func lastCheckInJSON(_ words: Phrasebook, namesRelay: Bool) -> JSON {
        guard let (checkIn, content) = lastCheckIn else { return .null }
        let authors = checkIn.stamp.authors
        let relay = JSON.Member(
            "relayedBy", .optional(authors.relayedBy.map { words.handle($0) }))
        return .object(
            [
                .init("entry", .integer(checkIn.stamp.entry)),
                .init("time", .string(checkIn.stamp.time.description)),
                .init("on", .string(content.on.description)),
                .init("actor", .string(words.handle(authors.actor))),
                .init("for", .optional(authors.onBehalfOf.map { words.handle($0) })),
            ] + (namesRelay ? [relay] : []) + [.init("note", .optional(content.note))])
    }
}
