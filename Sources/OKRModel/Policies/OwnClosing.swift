/// `own-closing`: nobody closes their own goal as achieved.
///
/// A goal is one's own where one owns it on the day it is closed, or is who the closing was done
/// for; set to `team`, also where one belongs to the team that owns it.
extension PolicyJudge {
    mutating func judgeOwnClosings(_ value: Policy.Value) {
        for goal in goals {
            for (stamp, closing) in closings(of: goal) where closing.outcome == .achieved {
                let asked = Perspective(entry: stamp.entry, day: stamp.day)
                guard let owner = goal.owner(at: asked), isOwn(owner, stamp.authors, value) else {
                    continue
                }
                let of = if case .team = owner { "their own team" } else { "their own" }
                add(
                    .ownClosing, .goal(goal.id), stamp, "closed a goal of \(of) as achieved",
                    "have somebody else reopen it, look, and close it")
            }
        }
    }

    private func isOwn(_ owner: Owner, _ authors: Authors, _ value: Policy.Value) -> Bool {
        let acting = [authors.actor, authors.onBehalfOf].compactMap { $0 }
        switch owner {
        case .person(let id): return acting.contains(id)
        case .team(let id):
            return value == .team && acting.contains { state.persons[$0]?.team == id }
        }
    }
}
