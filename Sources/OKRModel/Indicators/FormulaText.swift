extension Formula.Node {
    /// The part of a formula as it can be typed, with no more parentheses than it needs.
    var text: String { text(within: 0) }

    private func text(within outer: Int) -> String {
        switch self {
        case .number(let number): number.description
        case .kpi(let id): id.typed
        case .negated(let inner): "-" + inner.text(within: 3)
        case .aggregate(let rule, let id): "\(rule.rawValue)(\(id.typed))"
        case .previous(let inner, let span): "previous(\(inner.text(within: 0)), \(span))"
        case .calculation(let sign, let left, let right):
            enclosed(
                left.text(within: sign.rank) + " \(sign.rawValue) "
                    + right.text(within: sign.rank + 1), sign.rank < outer)
        }
    }

    private func enclosed(_ text: String, _ isEnclosed: Bool) -> String {
        isEnclosed ? "(\(text))" : text
    }
}

extension Formula.Operator {
    /// How tightly it binds.
    fileprivate var rank: Int {
        switch self {
        case .add, .subtract: 1
        case .multiply, .divide: 2
        }
    }
}

extension GoalID {
    /// The identifier as a formula names it: in quotes where it would be read as something else.
    fileprivate var typed: String {
        let begins = text.utf8.first.map {
            $0 == 95 || (65...90).contains($0) || (97...122).contains($0)
        }
        return begins == true ? text : "\"\(text)\""
    }
}
