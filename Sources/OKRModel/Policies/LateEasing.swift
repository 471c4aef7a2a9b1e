/// `late-easing`: no easing in the last part of a cycle without a second person's acknowledgement.
///
/// The share of the cycle is that of the day the move was recorded; to date it back does not help.
/// A second person is neither the author nor whom the author acted or typed for.
extension PolicyJudge {
    mutating func judgeLateEasing(_ value: Policy.Value) {
        guard case .share(let share) = value else { return }
        for move in moves where move.direction == .easier {
            guard let elapsed = move.shareElapsed, !Ratio.isBelow(elapsed, 1 - share.double) else {
                continue
            }
            let percent = Int((elapsed * 100).rounded())
            var remedy = "have somebody else look and say okr ack @\(move.stamp.entry)"
            if case .cycle = move.subject {
                remedy = "nobody can acknowledge it for a cycle; set its end back"
            }
            add(
                .lateEasing, move.subject, move.stamp,
                "eased the goalposts when \(percent) % of the cycle had gone by", remedy,
                acknowledgedBy: acknowledgements(of: move))
        }
    }

    private func acknowledgements(of move: PostedMove) -> [Stamp] {
        guard case .goal(let id) = move.subject else { return [] }
        let authors = move.stamp.authors
        let involved = [authors.actor, authors.onBehalfOf, authors.relayedBy]
        // An entry is about one goal, but what it moves may be another: what it counts in.
        let remarks = ([id] + [move.added].compactMap { $0 })
            .compactMap { state.goals[$0] }.flatMap(\.remarks)
        return remarks.compactMap { remark in
            guard remark.kind == .acknowledgement(entry: move.stamp.entry),
                remark.stamp.entry <= view.entry,
                !involved.contains(remark.stamp.authors.actor)
            else { return nil }
            return remark.stamp
        }
    }
}
