import OKRModel
import OKRTesting

// What goalposts say of a story, a line for each move:
// `@12 KR-1 easier 0.35: target 100 → 80`.
extension Story {
    /// The goalposts on a day, as known through an entry.
    func goalposts(
        on day: Day = "2026-03-31", asOf entry: Int? = nil, of filter: GoalFilter = GoalFilter()
    ) -> Goalposts {
        Goalposts(state, at: Perspective(entry: entry ?? last, day: day), of: filter)
    }

    /// The moves, without their share of the cycle.
    func posts(
        asOf entry: Int? = nil, of filter: GoalFilter = GoalFilter()
    ) -> [String] {
        goalposts(asOf: entry, of: filter).moves.map(\.line)
    }

    /// Which way the last move went.
    var lastDirection: MoveDirection? { goalposts().moves.last?.direction }
}

extension PostedMove {
    /// The move in one line.
    var line: String {
        let what = changes.map { change in
            let name = change.member.map { "\(change.field) \($0)" } ?? change.field
            let own = change.direction == direction ? "" : " (\(change.direction.rawValue))"
            return "\(name) \(change.before ?? "–") → \(change.after ?? "–")\(own)"
        }
        let of = amends.map { " of @\($0)" } ?? ""
        return "@\(stamp.entry) \(subject) \(word)\(of) \(direction.rawValue): "
            + what.joined(separator: ", ")
    }
}
