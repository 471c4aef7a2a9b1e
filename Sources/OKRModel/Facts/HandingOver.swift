extension AssignmentRules {
    /// Gives everything that somebody owns, reviews or contributes to, to somebody else.
    ///
    /// What comes to them on a later day that is known already goes there from that day on, so that
    /// nothing open is left with them. Complexity: linear in the goals, for each of those days.
    static func handoverOfEverything(
        from owner: Owner, to successor: Owner, on day: Day, today: Day, reason: String?,
        in book: some Book
    ) throws -> [Decision.Happening] {
        let book = Rehearsal(book, today: today)
        var days: Set<Day> = [day]
        for id in try book.goalIDs() {
            if let goal = try book.goal(id) {
                days.formUnion(goal.days(bringing: owner, after: day))
            }
        }
        var events: [Decision.Happening] = []
        for day in days.sorted() {
            let given = try handover(
                from: owner, to: successor, withRoles: true, on: day, reason: reason, in: book)
            for happening in given { try book.apply(happening) }
            events += given
        }
        return events
    }
}

extension Goal {
    /// The days after one on which somebody comes to have the goal, as known now.
    fileprivate func days(bringing owner: Owner, after day: Day) -> [Day] {
        changes.compactMap { $0.content(knownThrough: .max) }.filter { content in
            guard content.on > day else { return false }
            return content.settings[.owner] == .owner(owner)
                || content.settings[.reviewer] == .owner(owner)
                || content.settings[.contributor(owner)] == .present
        }.map(\.on)
    }
}
