/// What aligning goals and moving them have in common: no goal stands above itself.
enum AlignmentRules {
    /// Refuses parents that are named twice, do not exist, or cannot count what is aligned.
    static func check(_ parents: [Goal.Parent], in book: some Book) throws {
        for (index, parent) in parents.enumerated() {
            guard !parents[..<index].contains(where: { $0.id == parent.id }) else {
                throw Refusal("\(parent.id) is named as a parent twice", "name it once")
            }
            try check(parent, in: book)
        }
    }

    /// Refuses a parent that does not exist or cannot count what is aligned to it.
    static func check(_ parent: Goal.Parent, in book: some Book) throws {
        try GoalRules.check(weight: parent.weight)
        let goal = try book.presentGoal(parent.id)
        if goal.type == .keyResult, parent.counts {
            throw Refusal(
                "\(parent.id) is a key result and cannot count an objective",
                "align to it without a weight: \(parent.id), or to an objective")
        }
    }

    /// Refuses to put a goal below another that stands, from a day on, below it already.
    ///
    /// What is in force on any day from then on counts. Complexity: linear in the goals above.
    static func refuseCircle(
        putting goal: GoalID, below parent: GoalID, from day: Day, in book: some Book
    ) throws {
        var paths = [[goal, parent]]
        var seen: Set<GoalID> = [parent]
        while let path = paths.popLast() {
            guard let last = path.last else { continue }
            if last == goal {
                let names = path.map(\.text).joined(separator: " → ")
                throw Refusal(
                    "\(goal) would stand above itself: \(names)",
                    "take one of these alignments away first: okr unalign GOAL PARENT")
            }
            guard let holder = try book.goal(last), !holder.isVoided else { continue }
            for above in holder.above(from: day) where seen.insert(above).inserted {
                paths.append(path + [above])
            }
        }
    }
}

extension Goal {
    /// What the goal stands below on any day from one on, as known now.
    func above(from day: Day) -> [GoalID] {
        let first = Perspective(entry: .max, day: day)
        let later = changes.compactMap { $0.content(knownThrough: .max) }
            .filter { $0.on > day }.flatMap(\.settings.list)
        var result: [GoalID] = parents(at: first).map(\.id)
        if let objective = objective(at: first) { result.append(objective) }
        for item in later {
            switch (item.field, item.setting) {
            case (.parent(let id), .alignment): result.append(id)
            case (.objective, .goal(let id)): result.append(id)
            default: break
            }
        }
        return result
    }
}
