/// What the changes of teams have in common.
enum TeamRules {
    /// The team, unless it is retired by a day.
    static func team(_ id: TeamID, on day: Day, in book: some Book) throws -> Team {
        guard let team = try book.team(id) else {
            throw Refusal("there is no team \(id)", "add it: okr team add \(id) TITLE")
        }
        let view = Perspective(entry: .max, day: day)
        guard team.isRetired(at: view) else { return team }
        let successor = team.successor(at: view)
        throw Refusal(
            "team \(id) is retired by \(day)",
            successor.map { "name the team that took its place: \($0)" } ?? "name another team")
    }

    /// The teams that stand right below one on a day and are not retired, in the order of creation.
    static func teams(below id: TeamID, on day: Day, in book: some Book) throws -> [Team] {
        let view = Perspective(entry: .max, day: day)
        return try book.teamIDs().compactMap { try book.team($0) }
            .filter { $0.parent(at: view) == id && !$0.isRetired(at: view) }
    }

    /// Refuses to put a team below one that stands, from a day on, below it already.
    ///
    /// What is in force on any day from then on counts. Complexity: linear in the teams above.
    static func refuseCircle(
        putting team: TeamID, below parent: TeamID, from day: Day, in book: some Book
    ) throws {
        guard let path = try path(from: parent, upTo: team, from: day, in: book) else { return }
        let names = ([team] + path).map(\.text).joined(separator: " → ")
        throw Refusal(
            "team \(team) would stand below itself: \(names)",
            "move one of them first: okr team move ID --top")
    }

    /// The way up from a team to one above it on any day from one on, both included.
    static func path(
        from team: TeamID, upTo goal: TeamID, from day: Day, in book: some Book
    ) throws -> [TeamID]? {
        var paths = [[team]]
        var seen: Set<TeamID> = [team]
        while let path = paths.popLast() {
            guard let last = path.last else { continue }
            if last == goal { return path }
            for above in try book.team(last)?.above(from: day) ?? []
            where seen.insert(above).inserted {
                paths.append(path + [above])
            }
        }
        return nil
    }
}

extension Team {
    /// The teams above it on any day from one on, as known now.
    fileprivate func above(from day: Day) -> [TeamID] {
        let days = [day] + timeline.daysOfChanges(after: day)
        return days.compactMap { parent(at: Perspective(entry: .max, day: $0)) }
    }
}
