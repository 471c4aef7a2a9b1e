import OKRModel

/// Who may do what, worked out from wire members alone and by the wording of the reference.
struct PlainPermissions {
    /// What each person holds at the end: `editor platform`, `contributor`, ….
    private let roles: [String: Set<String>]
    private let history: PlainHistory
    private let entries: [Entry]

    init(_ entries: [Entry]) {
        self.entries = entries
        history = PlainHistory(entries)
        var roles: [String: Set<String>] = [:]
        var gone: Set<String> = []
        for entry in entries.map({ PlainEntry($0) }) {
            let role = [entry.word("role"), entry.word("team")].compactMap { $0 }
                .joined(separator: " ")
            switch entry.kind {
            case "role-granted": roles[entry.subject, default: []].insert(role)
            case "role-revoked": roles[entry.subject]?.remove(role)
            case "person-left": gone.insert(entry.subject)
            default: break
            }
        }
        self.roles = roles.filter { !gone.contains($0.key) }
    }

    /// The roles of a person at the end.
    func held(by person: PersonID) -> Set<String> { roles["person:\(person)"] ?? [] }

    /// The numbers of the first entries of all commands that would have been refused.
    var refused: [Int] {
        var refused: [Int] = []
        var index = 0
        while index < entries.count {
            let count = entries[index].count ?? 1
            if mayNot(Array(entries[index..<index + count])) {
                refused.append(entries[index].number)
            }
            index += count
        }
        return refused
    }

    private func mayNot(_ command: [Entry]) -> Bool {
        guard let first = command.first, first.event.name != "ledger-created" else { return false }
        if let relay = first.authors.relayedBy,
            held(by: relay).isDisjoint(with: ["admin", "relay"])
        {
            return true
        }
        // Whom recording adds stands first, unless a person is all there is.
        var own = command[...]
        while let next = own.first,
            next.event.name == "clock-accepted"
                || next.event.name == "person-described" && own.count > 1
        { own = own.dropFirst() }
        return own.contains { !may($0, by: first.authors.actor, in: command) }
    }

    private func may(_ entry: Entry, by actor: PersonID, in command: [Entry]) -> Bool {
        let held = held(by: actor)
        if held.contains("admin") { return true }
        let plain = PlainEntry(entry)
        let before = PlainMoment(entry: (command.first?.number ?? 1) - 1, day: entry.day)
        let kind = plain.kind
        let isContributor = held.contains { $0.hasPrefix("contributor") }
        guard isContributor || held.contains(where: { $0.hasPrefix("editor") }) else {
            return false
        }
        if ["command-noted", "retro-added"].contains(kind) { return true }
        guard case .goal(let id) = entry.subject else { return false }
        let goal = id.text
        let isNew = history.entries(of: goal, through: before.entry).isEmpty
        // What the command itself has added belongs to whom it was added for.
        let added = command.map { PlainEntry($0) }.first { $0.subject == goal }?.word("owner")
        let owner = isNew ? added : history.value("owner", of: goal, at: before)?.asWord
        func edits(_ owner: String?) -> Bool {
            teams(over: owner, before).contains { held.contains("editor \($0)") }
        }
        func reports() -> Bool {
            edits(owner) || isContributor && isTheirs(goal, actor, before)
                || teams(over: owner, before).contains { held.contains("contributor \($0)") }
        }
        switch kind {
        case "comment-added", "entry-acknowledged": return isContributor || edits(owner)
        case "check-in-recorded", "win-recorded", "blocker-resolved", "benchmark-recorded",
            "initiative-progressed":
            return reports()
        case "strategy-added": return false
        default: break
        }
        if let amended = plain.amended, entries[amended - 1].event.name == "check-in-recorded",
            entries[amended - 1].authors.actor == actor
        {
            return reports()
        }
        if history.creation(of: goal)?.kind == "strategy-added" { return false }
        return owners(plain, owner, before, in: command).allSatisfy(edits)
    }

    /// The owners whose editors a change needs.
    private func owners(
        _ entry: PlainEntry, _ owner: String?, _ before: PlainMoment, in command: [Entry]
    ) -> [String?] {
        func owning(_ objective: String?) -> String? {
            guard let objective else { return nil }
            let added = command.map { PlainEntry($0) }.first {
                $0.subject == objective && $0.kind == "objective-added"
            }
            return added?.word("owner") ?? self.owner(objective, before)
        }
        if entry.kind == "objective-added" { return [entry.word("owner")] }
        if entry.kind == "key-result-added" {
            return [entry.word("owner"), owning(entry.word("objective"))]
        }
        var owners = [owner]
        if entry.kind == "kpi-added", let whole = entry.word("of") {
            owners = [entry.word("owner"), self.owner(whole, before)]
        }
        if entry.kind == "goal-moved", let objective = entry.word("objective") {
            owners.append(owning(objective))
        }
        if entry.kind == "goal-assigned", let new = entry.word("owner") { owners.append(new) }
        if let amended = entry.amended, let word = entry.word("word"), Owner(word) != nil,
            PlainEntry(entries[amended - 1]).fields["owner"] != nil
        {
            owners.append(word)
        }
        if history.entries(of: entry.subject, through: before.entry).isEmpty { return owners }
        // Only this entry's own effect counts, not that of others in its command.
        let own = PlainHistory(
            entries.filter { $0.number <= before.entry } + [entries[entry.number - 1]])
        let after = PlainMoment(entry: entry.number, day: before.day)
        owners.append(own.value("owner", of: entry.subject, at: after)?.asWord)
        return owners
    }

    private func owner(_ goal: String, _ before: PlainMoment) -> String? {
        history.value("owner", of: goal, at: before)?.asWord
    }

    private func isTheirs(_ goal: String, _ actor: PersonID, _ before: PlainMoment) -> Bool {
        var having = history.members("contributor", of: goal, through: before.entry).filter {
            history.value("contributor \($0)", of: goal, at: before) != nil
        }
        having += [owner(goal, before)].compactMap { $0 }
        let reviewer = history.value("reviewer", of: goal, at: before)?.asWord
        if reviewer == "person:\(actor)" || having.contains("person:\(actor)") { return true }
        return team(of: "person:\(actor)", before).map { having.contains("team:\($0)") } ?? false
    }

    /// The team that an owner is or belongs to, and all above it.
    private func teams(over owner: String?, _ moment: PlainMoment) -> [String] {
        var teams: [String] = []
        var next = owner.flatMap { owner in
            owner.hasPrefix("team:")
                ? String(owner.dropFirst("team:".count)) : team(of: owner, moment)
        }
        while let team = next, !teams.contains(team) {
            teams.append(team)
            next = history.value("parent", of: "team:\(team)", at: moment)?.asWord
        }
        return teams
    }

    private func team(of person: String, _ moment: PlainMoment) -> String? {
        history.entries(of: person, through: moment.entry)
            .filter { $0.kind == "person-described" }.compactMap { $0.word("team") }.last
    }
}
