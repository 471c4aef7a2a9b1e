/// Says which KPIs a meeting looks at.
public struct SetMeeting: Command {
    /// The meeting's identifier.
    public var meeting: String
    /// Who holds it.
    public var owner: OwnerName
    /// The KPIs it looks at, in the order it does.
    public var kpis: [GoalID]
    /// What it is called.
    public var title: String?

    /// Makes the intention.
    public init(_ meeting: String, owner: OwnerName, kpis: [GoalID], title: String? = nil) {
        self.meeting = meeting
        self.owner = owner
        self.kpis = kpis
        self.title = title
    }

    /// Refuses an unknown owner, no KPI at all, one named twice, and what is no KPI in use; the
    /// same set again changes nothing.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        guard let id = MeetingID(meeting) else {
            throw Refusal("“\(meeting)” cannot be an identifier", "use \(MeetingID.grammar)")
        }
        guard !kpis.isEmpty else {
            throw Refusal("meeting \(id) looks at no KPI", "name the KPIs with --kpi ID")
        }
        for (index, kpi) in kpis.enumerated() {
            guard !kpis[..<index].contains(kpi) else {
                throw Refusal("\(kpi) is named twice", "name it once")
            }
            let goal = try book.presentGoal(kpi)
            guard goal.type == .kpi else {
                throw Refusal(
                    "\(kpi) is \(goal.type.called), and a meeting looks at KPIs",
                    "name KPIs with --kpi ID")
            }
            if let day = goal.retired(at: .latest) {
                throw Refusal(
                    "\(kpi) was retired on \(day)", "name a KPI that is still read with --kpi ID")
            }
        }
        let fact = MeetingSet(
            meeting: id, owner: try book.taker(named: owner), kpis: kpis,
            title: try title.map { try Text.title($0, of: "meeting \(id)") })
        if let known = try book.ledger()?.meeting(id, knownThrough: .max),
            known.owner == fact.owner, known.kpis == kpis, known.title == fact.title
        {
            return .nothing("meeting \(id) is set so already; nothing was recorded")
        }
        let remarks =
            5...10 ~= kpis.count
            ? [] : ["a meeting has time for five to ten KPIs; this one has \(kpis.count)"]
        return Decision(.ledger, .meetingSet(fact), remarks: remarks)
    }
}

/// It was said which KPIs a meeting looks at.
public struct MeetingSet: LedgerFact {
    /// The name on the wire.
    public static let name = "meeting-set"
    /// The members of the payload.
    public static let schema = Schema(
        ["meeting": .word, "owner": .word, "kpis": .list(.word)], texts: ["title"])

    /// The meeting.
    public let meeting: MeetingID
    /// Who holds it.
    public let owner: Owner
    /// The KPIs it looks at.
    public let kpis: [GoalID]
    /// What it is called; nil once erased.
    public let title: String?

    init(meeting: MeetingID, owner: Owner, kpis: [GoalID], title: String?) {
        self.meeting = meeting
        self.owner = owner
        self.kpis = kpis
        self.title = title
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("meeting", meeting.text)
        fields.add("owner", owner.description)
        fields.add("kpis", words: kpis.map(\.text))
        fields.addText("title", title)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        meeting = try required(fields.word("meeting") { MeetingID($0) }, "meeting")
        owner = try required(fields.word("owner") { Owner($0) }, "owner")
        kpis = try fields.words("kpis") { GoalID($0) } ?? []
        title = fields.text("title")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "let meeting \(meeting), held by \(words.owner(owner)), look at "
            + kpis.map(\.text).joined(separator: ", ")
    }

    /// Who holds it.
    public var named: [Subject] { [owner.subject] }

    /// The owner and the KPIs before and after.
    public func differences(from ledger: LedgerDescription?) -> [Difference] {
        let before = ledger?.meeting(meeting, knownThrough: .max)
        func list(_ kpis: [GoalID]) -> String { kpis.map(\.text).joined(separator: ", ") }
        return [
            Difference(
                "owner", before: before?.owner.description, after: owner.description),
            Difference("kpis", before: (before?.kpis).map(list), after: list(kpis)),
            Difference("title", before: before?.title, after: title),
        ].filter { $0.before != $0.after }
    }

    /// The meeting looks at them from here on.
    public func evolve(_ ledger: inout LedgerDescription?, at entry: Entry) -> Applied {
        guard ledger != nil else { return .doesNotApply("there is no ledger yet") }
        ledger?.meetings.append(
            Meeting(id: meeting, owner: owner, kpis: kpis, title: title, stamp: Stamp(entry)))
        return .applied
    }
}
