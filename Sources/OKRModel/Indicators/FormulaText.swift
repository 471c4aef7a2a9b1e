extension Formula.Node {
    /// The part of a formula as it can be typed, with no more parentheses than it needs.
    var text: String { text(within: 0) }

    private func text(within outer: Int) -> String {
        switch self {
        case .number(let number): number.description
        case .kpi(let id): id.text
        case .negated(let inner): "-" + inner.text(within: 3)
        case .aggregate(let rule, let id): "\(rule.rawValue)(\(id))"
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
