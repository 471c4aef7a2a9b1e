/// What proposing goals, sending them back and agreeing on them have in common.
enum AgreementRules {
    /// The goal and, of an objective, its key results, as far as they are in a state that fits.
    static func goals(
        with target: Goal, in book: some Book, where fits: (LifeState) -> Bool
    ) throws -> [Goal] {
        switch target.type {
        case .kpi, .initiative:
            throw Refusal(
                "\(target.id) is \(target.type.called) and is never a draft",
                "agree on goals of a cycle: okr agree GOAL")
        case .objective, .keyResult, .strategy: break
        }
        var goals = [target]
        if target.type == .objective { goals += try book.keyResults(of: target.id) }
        return goals.filter { fits($0.life) }
    }
}

extension Goal {
    /// What a turn of the goal's life changes, field by field.
    static func difference(from goal: Goal?, to state: LifeState) -> [Difference] {
        [Difference("state", before: goal?.life.word, after: state.word)]
    }
}
