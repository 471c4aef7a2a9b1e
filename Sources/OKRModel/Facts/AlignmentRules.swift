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
        switch goal.type {
        case .objective, .strategy: return
        case .keyResult, .kpi:
            guard parent.counts else { return }
            throw Refusal(
                "\(parent.id) is \(goal.type.called) and cannot count an objective",
                "align to it without a weight: \(parent.id), or to an objective")
        case .initiative:
            throw Refusal(
                "\(parent.id) is an initiative, and nothing stands below one",
                "name the goal that both of them serve")
        }
    }

    /// The goal whose alignments are to be changed: an objective or a part of the strategy.
    static func alignable(_ id: GoalID, in book: some Book) throws -> Goal {
        let goal = try book.openGoal(id, for: "change of its alignments")
        guard goal.type == .keyResult else { return goal }
        throw Refusal(
            "\(id) is a key result and belongs to its objective alone",
            "align the objective, or move the key result: okr move \(id) OBJECTIVE")
    }

    /// Refuses to put a part of the strategy below anything but another part of it, and to count
    /// what has no progress.
    static func check(_ parent: Goal.Parent, above goal: Goal, in book: some Book) throws {
        if goal.type == .strategy { try check(parent.id, aboveStrategy: goal.id, in: book) }
        try refuseCounting(goal.type, goal.id, in: parent)
    }

    /// Refuses to count what has no progress in a goal's.
    static func refuseCounting(_ type: GoalType, _ id: GoalID, in parent: Goal.Parent) throws {
        guard parent.counts, !type.isWhole else { return }
        throw Refusal(
            "\(id) is \(type.called) and does not count in the progress of \(parent.id)",
            "leave the weight out: \(parent.id)")
    }

    /// Refuses anything but a part of the strategy above one.
    static func check(
        _ parent: GoalID, aboveStrategy id: GoalID, in book: some Book
    ) throws {
        guard try book.presentGoal(parent).type != .strategy else { return }
        throw Refusal(
            "\(id) is part of the strategy and stands above \(parent)",
            "align \(parent) to it: okr align \(parent) \(id)")
    }

    /// Refuses to put a goal below another that stands, from a day on, below it already.
    ///
    /// What is in force on any day from then on counts. Complexity: linear in the goals above.
    static func refuseCircle(
        putting goal: GoalID, below parent: GoalID, from day: Day, in book: some Book
    ) throws {
        var reachedFrom: [GoalID: GoalID] = [parent: goal]
        var waiting = [parent]
        while let last = waiting.popLast() {
            if last == goal { throw circle(through: goal, reachedFrom) }
            guard let holder = try book.goal(last), !holder.isVoided else { continue }
            for above in holder.above(from: day) where reachedFrom[above] == nil {
                reachedFrom[above] = last
                waiting.append(above)
            }
        }
    }

    /// Refuses settings that would, from a day on, put a goal above itself.
    static func refuseCircle(
        setting settings: Settings, of goal: Goal, from day: Day, in book: some Book
    ) throws {
        for item in settings.list {
            switch (item.field, item.setting) {
            case (.parent(let id), .alignment), (.objective, .goal(let id)):
                try refuseCircle(putting: goal.id, below: id, from: day, in: book)
            default: continue
            }
        }
    }

    private static func circle(
        through goal: GoalID, _ reachedFrom: [GoalID: GoalID]
    ) -> Refusal {
        var path = [goal]
        var step = reachedFrom[goal]
        while let id = step, id != goal {
            path.append(id)
            step = reachedFrom[id]
        }
        path.append(goal)
        var names = path.reversed().map(\.text)
        // A path as long as the log is no help; where it begins and ends is.
        if names.count > 12 { names.replaceSubrange(6..<names.count - 5, with: ["…"]) }
        return Refusal(
            "\(goal) would stand above itself: \(names.joined(separator: " → "))",
            "take one of these alignments away first: okr unalign GOAL PARENT")
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
