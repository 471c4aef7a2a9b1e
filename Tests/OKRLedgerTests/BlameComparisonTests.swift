import OKRLedger
import OKRLog
import OKRModel
import Testing

@Suite("The entry behind every field against a plain search")
struct BlameComparisonTests {
    @Test(
        "Blame names an entry that really holds the value, and the value is the one in force",
        arguments: comparedSeeds)
    func everyFieldAgrees(seed: UInt64) throws {
        var random = try RandomLedger(seed: seed)
        try random.fill(random.int(60...130))
        let entries = try (1..<random.ledger.head.size + 1).map { try random.ledger.entry($0) }
        // One state that knows everything answers for any earlier entry.
        let state = try random.ledger.state()
        for _ in 0..<3 {
            let known = random.int(1...entries.count)
            let about = entries[random.int(1...known) - 1].day
            let moment = PlainMoment(
                entry: known, day: random.chance(3) ? about + random.int(-40...60) : about)
            let plain = PlainBlame(Array(entries.prefix(known)), at: moment)
            var differences: [String] = []
            for id in state.goalOrder {
                let goal = try #require(state.goals[id])
                let records = goal.fieldRecords(
                    at: Perspective(entry: known, day: moment.day))
                differences += plain.differences(from: records, of: id.text)
            }
            guard differences.isEmpty else {
                let log = entries.prefix(known).map { PlainEntry($0).description }
                Issue.record(
                    """
                    OKR_SEED=\(seed): as of @\(known) on \(moment.day)
                    \(differences.joined(separator: "\n"))
                    \(log.joined(separator: "\n"))
                    """)
                return
            }
        }
    }
}

/// What each field of a goal holds, and whether an entry says so, worked out from wire members.
struct PlainBlame {
    private let history: PlainHistory
    private let entries: [PlainEntry]
    private let moment: PlainMoment

    init(_ entries: [Entry], at moment: PlainMoment) {
        history = PlainHistory(entries)
        self.entries = entries.map { PlainEntry($0) }
        self.moment = moment
    }

    /// What disagrees with the fields of one goal, in words.
    func differences(from records: [FieldRecord], of goal: String) -> [String] {
        var differences: [String] = []
        let view = history.standingStill(goal, at: moment)
        let wanted = expected(goal, at: view)
        var seen: Set<String> = []
        for record in records {
            let name = ([record.name] + [record.memberID].compactMap { $0 }).joined(separator: " ")
            seen.insert(name)
            guard let held = record.held else { continue }
            let expectation = wanted[name] ?? nil
            if held.value != expectation {
                differences.append(
                    "\(goal) \(name): \(held.value ?? "–"), plainly \(expectation ?? "–")")
            }
            let source = entries[held.source.entry - 1]
            if source.subject != goal || !says(source, held.value, in: name, record) {
                differences.append(
                    "\(goal) \(name): @\(source.number) does not say \(held.value ?? "–")")
            }
        }
        for (name, value) in wanted where value != nil && !seen.contains(name) {
            differences.append("\(goal) \(name): no one, plainly \(value ?? "–")")
        }
        return differences
    }

    /// What every field that can change holds, by its name and member.
    private func expected(_ goal: String, at view: PlainMoment) -> [String: String?] {
        guard let creation = history.creation(of: goal) else { return [:] }
        var result: [String: String?] = [:]
        for field in names(of: goal, through: view.entry) {
            result[field] = text(history.value(field, of: goal, at: view), of: field, goal)
        }
        let title = creation.text("title") ?? goal
        var words: [String: String?] = ["title": title]
        words["description"] = creation.text("description")
        words["unit"] = creation.word("unit")
        for name in ["carriedFrom", "kind", "period", "bound"] {
            result[name] = creation.word(name)
        }
        var score: String?
        var isVoided = false
        for entry in history.entries(of: goal, through: moment.entry) {
            switch entry.kind {
            case "goal-renamed": words["title"] = entry.text("title")
            case "goal-described": words["description"] = entry.text("description")
            case "unit-changed": words["unit"] = entry.word("unit")
            case "zone-described":
                words["zone \(entry.word("zone") ?? "")"] = entry.text("text")
            case "goal-closed": score = entry.number("score")?.description
            case "goal-reopened": score = nil
            case "goal-voided": isVoided = true
            default: break
            }
        }
        for (name, text) in words { result[name] = text }
        for zone in ["commit", "target", "stretch"] where creation.word("kind") == "zones" {
            result["zone \(zone)"] = words["zone \(zone)"] ?? creation.text("\(zone)Zone")
        }
        result["score"] = score
        result["state"] = isVoided ? "voided" : history.life(of: goal, at: moment.entry)
        merge(checkIns: goal, at: view, into: &result)
        return result
    }

    private func names(of goal: String, through known: Int) -> Set<String> {
        Set(history.entries(of: goal, through: known).flatMap(\.fields.keys))
    }

    private func merge(
        checkIns goal: String, at view: PlainMoment, into result: inout [String: String?]
    ) {
        var best: [String: (Day, Int)] = [:]
        for checkIn in history.checkIns(of: goal, at: view) {
            func take(_ name: String, _ text: String?) {
                if let latest = best[name], (checkIn.on, checkIn.entry) < latest { return }
                best[name] = (checkIn.on, checkIn.entry)
                result[name] = text
            }
            if let value = checkIn.value { take("value", value.description) }
            if let zone = checkIn.zone { take("value", zone) }
            if let confidence = checkIn.confidence { take("confidence", confidence.description) }
            for name in checkIn.done { take("done \(name)", "yes") }
            for name in checkIn.undone { take("done \(name)", nil) }
        }
    }

    /// A value as it is written in an entry, in the words of the account.
    private func text(_ value: FieldValue?, of field: String, _ goal: String) -> String? {
        guard let value, value != .gone else { return nil }
        if field.hasPrefix("contributor ") || field == "retired" { return "yes" }
        if field.hasPrefix("influence ") {
            let strength = value["strength"]?.asNumber.map { "strength \($0)" }
            return "\(strength ?? "unknown strength"), lag \(value["lag"]?.asWhole ?? -1)d"
        }
        if field.hasPrefix("parent ") {
            return value["weight"]?.asNumber.map { "counted with \($0)" } ?? "supported"
        }
        if field.hasPrefix("milestone ") {
            let day = history.dueDay(of: String(field.dropFirst("milestone ".count)), goal)
            let weight = value["weight"]?.asNumber ?? 1
            return "\(weight)" + (day.map { " by \($0)" } ?? "")
        }
        if let phases = value.asList {
            let parts = phases.map { phase in
                "\(phase["day"]?.asDay?.description ?? "")=\(phase["value"]?.asNumber ?? 0)"
            }
            return parts.isEmpty ? nil : parts.joined(separator: ";")
        }
        return value.asNumber?.description ?? value.asDay?.description ?? value.asWord
    }

    /// Whether an entry says that a field holds a value; a corrected day lets what it corrects say.
    private func says(
        _ entry: PlainEntry, _ value: String?, in name: String, _ record: FieldRecord
    ) -> Bool {
        if entry.kind == "entry-corrected", let amended = entry.amended {
            if corrections(entry, of: name).contains(value) { return true }
            guard entry["on"] != nil else { return false }
            // The day alone is corrected: an earlier entry about the same says the value.
            let others = entries.filter {
                $0.number == amended || ($0.amended == amended && $0.number < entry.number)
            }
            return others.contains { says($0, value, in: name, record) }
        }
        if entry.fields.keys.contains(name) {
            return text(entry.fields[name], of: name, entry.subject) == value
        }
        let member = record.memberID ?? ""
        switch record.name {
        case "value":
            return [entry.number("value")?.description, entry.word("zone")].contains(value)
        case "confidence": return entry.number("confidence")?.description == value
        case "done": return entry.words(value == nil ? "undone" : "done").contains(member)
        case "title":
            return (entry.text("title") ?? entry.subject) == value
        case "description": return entry.text("description") == value
        case "unit", "kind", "period", "bound", "carriedFrom":
            return entry.word(record.name) == value
        case "zone": return (entry.text("text") ?? entry.text("\(member)Zone")) == value
        case "score": return entry.number("score")?.description == value
        case "state":
            let words = [
                "goal-closed": entry.word("outcome"), "goal-voided": "voided",
                "goal-agreed": "active", "goal-reopened": "active", "goal-proposed": "proposed",
                "goal-returned": "draft",
            ]
            return (words[entry.kind] ?? entry.word("state") ?? "active") == value
        default: return false
        }
    }

    /// What a correction puts in place of what an entry says of a field, where it says anything.
    private func corrections(_ entry: PlainEntry, of name: String) -> [String?] {
        if name.hasPrefix("done ") {
            let member = String(name.dropFirst("done ".count))
            return (entry.words("done").contains(member) ? ["yes"] : [])
                + (entry.words("undone").contains(member) ? [nil] : [])
        }
        if name == "confidence" {
            return [entry.number("confidence")].compactMap { $0 }.map(\.description)
        }
        if name.hasPrefix("influence "), let strength = entry["value"] {
            let claim = entries.first { $0.number == entry.amended }
            let record = FieldValue.record([("strength", strength), ("lag", claim?["lag"])])
            return [text(record, of: name, entry.subject)]
        }
        return ["value", "word", "day", "phases", "zone", "formula"].compactMap {
            entry[$0]
        }.map { value in
            if name.hasPrefix("parent ") || name.hasPrefix("milestone ") {
                return text(.record([("weight", value)]), of: name, entry.subject)
            }
            return text(value, of: name, entry.subject)
        }
    }
}
