/// Corrects a check-in or a change of fields; the original stays visible.
public struct CorrectEntry: Command {
    /// The entry to correct; a correction means what it corrected.
    public var entry: Int
    /// The number that replaces the value recorded.
    public var value: Decimal?
    /// What replaces a value that is no number: a zone, an owner, a day, phases, an ambition.
    public var word: String?
    /// The names of the milestones done that replace those recorded.
    public var done: [String]?
    /// The names of the milestones taken back that replace those recorded.
    public var undone: [String]?
    /// The day that replaces the one recorded.
    public var on: Day?
    /// The confidence that replaces the one recorded.
    public var confidence: Decimal?
    /// The note that replaces the one recorded.
    public var note: String?
    /// Why.
    public var reason: String?

    /// Makes the intention.
    public init(
        _ entry: Int, value: Decimal? = nil, word: String? = nil, done: [String]? = nil,
        undone: [String]? = nil, on: Day? = nil, confidence: Decimal? = nil,
        note: String? = nil, reason: String? = nil
    ) {
        self.entry = entry
        self.value = value
        self.word = word
        self.done = done
        self.undone = undone
        self.on = on
        self.confidence = confidence
        self.note = note
        self.reason = reason
    }

    /// Yields the correction, unless the entry is no check-in or change, or was retracted.
    ///
    /// Also refuses a missing reason, a day to come and fields that would contradict each other.
    /// Closed goals allow it.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let goal = try Amendment.goal(ofEntry: entry, in: book)
        let reason = try Amendment.reason(reason)
        let note = try Text.note(note, "note")
        guard
            text != nil || done != nil || undone != nil || on != nil || confidence != nil
                || note != nil
        else {
            throw Refusal(
                "nothing is said that would replace anything of @\(entry)",
                "give --value, --done, --undone, --on, --confidence or --note")
        }
        let on = try on.map { try GoalRules.pastDay($0, today: today) }
        let amended = try Amendment.amended(entry, of: goal)
        var fact = EntryCorrected(entry: amended.entry, reason: reason)
        fact.content.on = on
        fact.content.confidence = confidence
        fact.content.note = note
        let stays: Bool
        switch amended {
        case .checkIn(let checkIn): stays = try correct(checkIn, of: goal, &fact)
        case .change(let change):
            stays = try correct(change, of: goal, &fact, in: book)
        }
        if stays { return .nothing("@\(entry) says so already; nothing was recorded") }
        return Decision(
            .goal(goal.id), .entryCorrected(fact),
            remarks: try on.map { try GoalRules.remarks(on: $0, of: goal, in: book) } ?? [])
    }

    private var text: String? { word ?? value?.description }

    /// Fills in what a correction of a check-in says, and whether it changes nothing.
    private func correct(
        _ checkIn: CheckIn, of goal: Goal, _ fact: inout EntryCorrected
    ) throws -> Bool {
        try CheckInRules.check(confidence: confidence)
        guard let before = checkIn.content(knownThrough: .max) else { return false }
        if text != nil, let kpi = goal.kpi(behind: checkIn) {
            throw Refusal(
                "the value of \(goal.id) is that of \(kpi), and @\(checkIn.stamp.entry) has none "
                    + "of its own",
                "correct the reading of \(kpi): okr history \(kpi) names it")
        }
        if let text {
            if let zone = ReachedZone(rawValue: Text.trimmed(text).lowercased()) {
                fact.content.zone = zone
            } else {
                fact.content.value = try Amendment.value(text, of: goal)
            }
        }
        let day = on ?? before.on
        fact.content.done = try done.map { try CheckInRules.milestones($0, of: goal, on: day) }
        fact.content.undone = try undone.map {
            try CheckInRules.milestones($0, of: goal, on: day)
        }
        let after = before.replacing(fact.content)
        try CheckInRules.check(after, fits: goal)
        return before == after
    }

    /// Fills in what a correction of a change says, and whether it changes nothing.
    private func correct(
        _ change: Change, of goal: Goal, _ fact: inout EntryCorrected, in book: some Book
    ) throws -> Bool {
        guard confidence == nil, note == nil, done == nil, undone == nil else {
            throw Refusal(
                "@\(change.stamp.entry) is a change of a goal, without confidence or note",
                "correct its --value or --on")
        }
        guard let (day, settings) = change.content(knownThrough: .max) else { return false }
        if let on {
            try AlignmentRules.refuseCircle(setting: settings, of: goal, from: on, in: book)
            try KPIRules.check(exposing: change, of: goal, in: book)
        }
        guard let text else {
            if let on, case .formula(let formula)? = settings[.formula] {
                try KPIRules.check(formula, of: goal.id, from: on, in: book)
            }
            return (on ?? day) == day
        }
        guard let field = change.correctableField, let old = change.settings[field] else {
            throw Refusal(
                "@\(change.stamp.entry) has no one value that could be replaced",
                "retract it and record the change again")
        }
        let setting = try Amendment.setting(field, text, old, in: book)
        if field == .progress, case .number(let percent) = setting {
            try InitiativeRules.check(percent: percent, replacing: change)
        }
        fact.setting = setting
        if settings[field] == setting, (on ?? day) == day { return true }
        try Amendment.check(setting, of: field, in: goal, on: on ?? day, book)
        return false
    }
}

/// A check-in or a change of fields was corrected.
public struct EntryCorrected: GoalFact {
    /// The name on the wire.
    public static let name = "entry-corrected"
    /// The members of the payload.
    public static let schema = Schema(
        [
            "entry": .whole, "on": .day, "value": .number, "zone": .word, "done": .list(.word),
            "undone": .list(.word), "confidence": .number, "word": .word, "day": .day,
            "phases": .phases, "formula": .word,
        ],
        texts: ["note", "reason"])

    /// The entry of the check-in or change.
    public let entry: Int
    /// What replaces parts of a check-in; of a change its day.
    public internal(set) var content = CheckIn.Amended()
    /// What the field that a change set is set to instead.
    public internal(set) var setting: Setting?
    /// Why; nil once erased.
    public let reason: String?

    init(
        entry: Int, content: CheckIn.Amended = .init(), setting: Setting? = nil, reason: String?
    ) {
        self.entry = entry
        self.content = content
        self.setting = setting
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("entry", entry)
        fields.add("on", content.on)
        fields.add("value", content.value ?? Amendment.number(of: setting))
        fields.add("zone", content.zone?.rawValue)
        fields.add("done", content.done.map { .list($0.map { .word($0.text) }) })
        fields.add("undone", content.undone.map { .list($0.map { .word($0.text) }) })
        fields.add("confidence", content.confidence)
        fields.add("word", Amendment.word(of: setting))
        fields.add("day", setting?.day)
        if case .phases(let phases)? = setting { fields.add(phases) }
        if case .formula(let formula)? = setting { fields.add("formula", formula.text) }
        fields.addText("note", content.note)
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        entry = try required(fields.whole("entry"), "entry")
        content.on = try fields.day("on")
        content.value = try fields.number("value")
        content.zone = try fields.word("zone") { ReachedZone(rawValue: $0) }
        content.done = try fields.words("done") { MilestoneID($0) }
        content.undone = try fields.words("undone") { MilestoneID($0) }
        content.confidence = try fields.number("confidence")
        content.note = fields.text("note")
        if let phases = try fields.phases() {
            setting = .phases(phases)
        } else if let formula = try fields.formula("formula") {
            setting = .formula(formula)
        } else if let day = try fields.day("day") {
            setting = .day(day)
        } else if let word = try fields.word("word", as: Amendment.setting(ofWord:)) {
            setting = word
        } else {
            setting = content.value.map(Setting.number)
        }
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        var parts: [String] = []
        if let value = content.value ?? Amendment.number(of: setting) {
            parts.append("value to \(words.value(value, correcting: entry, of: subject))")
        } else if case .owner(let owner)? = setting {
            parts.append("value to \(words.owner(owner))")
        } else if let setting {
            parts.append("value to \(setting)")
        }
        if let zone = content.zone { parts.append("zone to \(zone.rawValue)") }
        func names(_ milestones: [MilestoneID]) -> String {
            milestones.isEmpty ? "none" : words.milestones(milestones, of: subject)
        }
        if let done = content.done { parts.append("done to \(names(done))") }
        if let undone = content.undone { parts.append("not done to \(names(undone))") }
        if let on = content.on { parts.append("day to \(on)") }
        if let confidence = content.confidence { parts.append("confidence to \(confidence)") }
        if content.note != nil { parts.append("note") }
        let what = parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))"
        return "corrected \(words.amended(entry, of: subject))\(what)"
    }

    /// Who replaces the owner or reviewer recorded.
    public var named: [Subject] {
        if case .owner(let owner)? = setting { [owner.subject] } else { [] }
    }

    /// What the entry said before and after.
    public func differences(from goal: Goal?) -> [Difference] {
        guard let goal else { return [] }
        if let checkIn = goal.checkIns.first(where: { $0.stamp.entry == entry }) {
            return differences(of: checkIn, in: goal)
        }
        guard let change = goal.changes.first(where: { $0.stamp.entry == entry }),
            let (day, settings) = change.content(knownThrough: .max)
        else { return [] }
        var list: [Difference] = []
        if let on = content.on { list.append(Difference("on", before: "\(day)", after: "\(on)")) }
        if let field = change.correctableField, let setting = corrected(field, in: change) {
            list.append(Difference(field, before: settings[field], after: setting))
        }
        return list
    }

    private func differences(of checkIn: CheckIn, in goal: Goal) -> [Difference] {
        guard let before = checkIn.content(knownThrough: .max) else { return [] }
        let after = before.replacing(content)
        func names(_ milestones: [MilestoneID]) -> String? {
            milestones.isEmpty ? nil : milestones.map(goal.name(of:)).joined(separator: ", ")
        }
        var list = [
            Difference("on", before: "\(before.on)", after: "\(after.on)"),
            Difference("value", before: before.value?.description, after: after.value?.description),
            Difference("zone", before: before.zone?.rawValue, after: after.zone?.rawValue),
            Difference("done", before: names(before.done), after: names(after.done)),
            Difference("undone", before: names(before.undone), after: names(after.undone)),
        ]
        list.append(
            Difference(
                "confidence", before: before.confidence?.description,
                after: after.confidence?.description))
        list.append(Difference("note", before: before.note, after: after.note))
        return list.filter { $0.before != $0.after }
    }

    /// What the field of a change is set to; its due day stays with a milestone weighed anew.
    private func corrected(_ field: ChangeableField, in change: Change) -> Setting? {
        guard let setting, let old = change.settings[field] else { return nil }
        switch (old, setting) {
        case (.alignment, .number(let weight)): return .alignment(weight: weight)
        case (.milestone(_, let day), .number(let weight)):
            return .milestone(weight: weight, day: day)
        case (.influence(_, let lag), .number(let strength)):
            return .influence(strength: strength, lag: lag)
        default: return setting
        }
    }

    /// The correction holds from here on; what was known before it stays what it was.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveExisting(&goal) { goal in
            let stamp = Stamp(entry)
            if let index = goal.checkIns.firstIndex(where: { $0.stamp.entry == self.entry }) {
                if let retraction = goal.checkIns[index].retraction {
                    return .doesNotApply(retraction.whyNothingApplies(to: self.entry))
                }
                let milestones = (content.done ?? []) + (content.undone ?? [])
                if let why = goal.lacking(milestones) { return .doesNotApply(why) }
                goal.checkIns[index].corrections.append(
                    .init(stamp: stamp, content: content, reason: reason))
                return .applied
            }
            if let index = goal.changes.firstIndex(where: { $0.stamp.entry == self.entry }) {
                let change = goal.timeline.changes[index]
                if let retraction = change.retraction {
                    return .doesNotApply(retraction.whyNothingApplies(to: self.entry))
                }
                goal.timeline.changes[index].corrections.append(
                    .init(
                        stamp: stamp, on: content.on,
                        setting: change.correctableField.flatMap { corrected($0, in: change) },
                        reason: reason))
                return .applied
            }
            return .doesNotApply("@\(self.entry), which it corrects, is not there")
        }
    }
}

extension EntryCorrected {
    /// Whether two facts say the same, in memory and as read from an entry.
    public static func == (left: EntryCorrected, right: EntryCorrected) -> Bool {
        left.fields == right.fields
    }

    /// Hashes what the fact says.
    public func hash(into hasher: inout Hasher) { hasher.combine(fields) }
}

extension Goal {
    /// The KPI that gave the value when a check-in on a key result was recorded.
    fileprivate func kpi(behind checkIn: CheckIn) -> GoalID? {
        checkIn.content.value == nil ? kpi(knownThrough: checkIn.stamp.entry) : nil
    }
}
