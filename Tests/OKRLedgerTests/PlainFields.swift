import OKRModel

/// A change of fields as it reads after those of its amendments that were asked for.
struct PlainChange {
    let entry: Int
    var on: Day
    var fields: [String: FieldValue]
}

extension PlainEntry {
    static let measures = ["baseline", "target", "commit", "stretch", "low", "high"]

    /// The fields it sets, by name; a member of a list is a field of its own.
    var settings: [String: FieldValue] {
        var fields: [String: FieldValue] = [:]
        func copy(_ names: String...) { for name in names { fields[name] = self[name] } }
        switch kind {
        case "objective-added", "key-result-added", "strategy-added", "initiative-added":
            for name in PlainEntry.measures { copy(name) }
            copy("weight", "phases", "deadline", "ambition", "owner", "reviewer", "objective")
            copy("cycle")
            for owner in words("contributors") { fields["contributor \(owner)"] = .list([]) }
            for parent in list("parents") {
                guard let id = parent["id"]?.asWord else { continue }
                fields["parent \(id)"] = .record([("weight", parent["weight"])])
            }
            for milestone in list("milestones") {
                guard let id = milestone["id"]?.asWord else { continue }
                fields["milestone \(id)"] = .record([
                    ("weight", milestone["weight"]), ("day", milestone["day"]),
                ])
            }
        case "kpi-added":
            copy("owner", "target", "by", "green", "amber", "formula")
            for parent in list("parents") {
                guard let id = parent["id"]?.asWord else { continue }
                fields["parent \(id)"] = .record([("weight", nil)])
            }
        case "thresholds-changed":
            copy("green", "amber")
            for name in words("without") { fields[name] = .gone }
        case "formula-changed": fields["formula"] = self["formula"] ?? .gone
        case "kpi-retired": fields["retired"] = .list([])
        case "benchmark-recorded":
            fields["benchmark \(word("benchmark") ?? "")"] = self["value"]
        case "influence-claimed":
            fields["influence \(word("kpi") ?? "")"] = .record([
                ("strength", self["strength"]), ("lag", self["lag"]),
            ])
        case "influence-dropped": fields["influence \(word("kpi") ?? "")"] = .gone
        case "cycle-added", "cycle-changed":
            copy("start", "end", "cadence", "grace", "holidays")
        case "team-added":
            copy("parent", "level")
            fields["title"] = text("title").map(FieldValue.word)
        case "team-moved":
            copy("parent", "level")
            // An empty word stands for the top.
            if word("parent") == "" { fields["parent"] = .gone }
        case "team-renamed": fields["title"] = text("title").map(FieldValue.word)
        case "team-retired": fields["retired"] = .list([])
        case "team-merged": fields["retired"] = self["into"]
        case "target-changed", "baseline-changed":
            for name in PlainEntry.measures { copy(name) }
            // A number takes the place of a step.
            if kind == "target-changed", word("by") != nil || subject.hasPrefix("KPI-") {
                fields["by"] = self["by"] ?? .gone
            }
        case "goal-assigned":
            copy("owner", "reviewer")
            if word("reviewer") == "none" { fields["reviewer"] = .gone }
            for owner in words("added") { fields["contributor \(owner)"] = .list([]) }
            for owner in words("removed") { fields["contributor \(owner)"] = .gone }
        case "weight-changed": copy("weight")
        case "initiative-progressed":
            // In the account, progress is a figure, and a goal's state that of its life.
            fields["percent"] = self["progress"]
            fields["effort"] = self["state"]
        case "ambition-changed": copy("ambition")
        case "deadline-changed": fields["deadline"] = self["deadline"] ?? .gone
        case "phases-changed": fields["phases"] = self["phases"] ?? .gone
        case "goal-moved": copy("objective", "cycle")
        case "goal-aligned":
            fields["parent \(word("parent") ?? "")"] = .record([("weight", self["weight"])])
        case "goal-unaligned": fields["parent \(word("parent") ?? "")"] = .gone
        case "milestone-added", "milestone-weighed":
            fields["milestone \(word("milestone") ?? "")"] = .record([
                ("weight", self["weight"]), ("day", self["day"]),
            ])
        case "milestone-dropped": fields["milestone \(word("milestone") ?? "")"] = .gone
        default: break
        }
        return fields
    }

    /// Whether it changes fields from a day on.
    var isChange: Bool { !kind.hasSuffix("-added") && !fields.isEmpty || kind == "milestone-added" }
}

extension PlainHistory {
    /// The changes of a subject known through an entry, in the order they were recorded.
    ///
    /// Amendments for which `heeding` answers no are passed over.
    func changes(
        of subject: String, through known: Int, heeding: (PlainEntry) -> Bool = { _ in true }
    ) -> [PlainChange] {
        var list: [PlainChange] = []
        for entry in entries(of: subject, through: known) {
            if entry.isChange {
                list.append(PlainChange(entry: entry.number, on: entry.on, fields: entry.fields))
            }
            guard let amended = entry.amended, heeding(entry) else { continue }
            if entry.kind == "entry-retracted" { list.removeAll { $0.entry == amended } }
            for index in list.indices where list[index].entry == amended {
                list[index].correct(by: entry)
            }
        }
        return list
    }

    /// What a field is set to at a moment: by the change with the greatest day and entry, or at the
    /// creation, which holds from the beginning of time.
    func value(_ field: String, of subject: String, at moment: PlainMoment) -> FieldValue? {
        var value = creation(of: subject)?.fields[field]
        var latest: (Day, Int)?
        for change in changes(of: subject, through: moment.entry) where change.on <= moment.day {
            guard let new = change.fields[field] else { continue }
            if let latest, (change.on, change.entry) < latest { continue }
            latest = (change.on, change.entry)
            value = new
        }
        return value == .gone ? nil : value
    }

    /// The fields with that beginning that were ever set, without it, in the order they first were.
    func members(_ list: String, of subject: String, through known: Int) -> [String] {
        var members: [String] = []
        for entry in entries(of: subject, through: known) {
            let named = entry.fields.keys.filter { $0.hasPrefix(list + " ") }
                .map { String($0.dropFirst(list.count + 1)) }
            for member in named.sorted(by: Plain.isNamedBefore) where !members.contains(member) {
                members.append(member)
            }
        }
        return members
    }

    /// What a goal is aligned to at a moment, with the weight it counts by; nil for support.
    func parents(of goal: String, at moment: PlainMoment) -> [(goal: String, weight: Decimal?)] {
        members("parent", of: goal, through: moment.entry).compactMap { parent in
            value("parent \(parent)", of: goal, at: moment).map { (parent, $0["weight"]?.asNumber) }
        }
    }

    /// The milestones in force at a moment, in the order they were added.
    func milestones(of goal: String, at moment: PlainMoment) -> [PlainMilestone] {
        members("milestone", of: goal, through: moment.entry).compactMap { id in
            value("milestone \(id)", of: goal, at: moment).map {
                PlainMilestone(id: id, $0, day: dueDay(of: id, goal))
            }
        }
    }

    /// The day that a milestone was given when it was added.
    func dueDay(of milestone: String, _ goal: String) -> Day? {
        let added = entries(of: goal, through: lastEntry).first {
            $0.fields["milestone \(milestone)"] != nil
        }
        return added?.fields["milestone \(milestone)"]?["day"]?.asDay
    }

    func measures(of goal: String, at moment: PlainMoment) -> [String: Decimal] {
        var measures: [String: Decimal] = [:]
        for name in PlainEntry.measures {
            measures[name] = value(name, of: goal, at: moment)?.asNumber
        }
        return measures
    }
}

/// A milestone with how much it weighs and when it is due.
struct PlainMilestone: CustomStringConvertible {
    let id: String
    let weight: Double
    let day: Day?

    init(id: String, _ value: FieldValue, day: Day?) {
        self.id = id
        weight = value["weight"]?.asNumber.map { PlainDecimal($0).double } ?? 1
        self.day = day
    }

    var description: String { "\(id)=\(weight)@\(day?.description ?? "-")" }
}

extension PlainChange {
    /// Replaces the day, or the one value that the change set.
    fileprivate mutating func correct(by entry: PlainEntry) {
        if let day = entry.day("on") { on = day }
        if let day = entry["day"] { fields["deadline"] = day }
        if let phases = entry["phases"] { fields["phases"] = phases }
        if let formula = entry["formula"] { fields["formula"] = formula }
        if let word = entry["word"] {
            let names = ["owner", "reviewer", "ambition"].filter { fields[$0] != nil }
            if let name = names.first { fields[name] = word }
        }
        guard let value = entry["value"] else { return }
        let leading = ["target", "percent"].first { fields[$0] != nil }
        let name = leading ?? fields.keys.sorted().first ?? "target"
        if name.hasPrefix("parent ") || name.hasPrefix("milestone ") {
            fields[name] = .record([("weight", value)])
        } else if name.hasPrefix("influence ") {
            fields[name] = .record([("strength", value), ("lag", fields[name]?["lag"])])
        } else {
            fields[name] = value
        }
    }
}

extension Plain {
    /// `m2` before `m10`.
    fileprivate static func isNamedBefore(_ left: String, _ right: String) -> Bool {
        (left.count, left) < (right.count, right)
    }
}
