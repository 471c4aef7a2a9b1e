/// A formula of a KPI, such as `revenue / headcount`.
///
/// What it names is looked up by whoever evaluates it; to read it, nothing has to exist.
public struct Formula: Hashable, Sendable, CustomStringConvertible {
    /// The formula as it was entered, trimmed.
    public let text: String
    /// What it says.
    public let root: Node

    static let mostBytes = 400
    static let mostOperands = 100
    static let deepest = 64

    /// Reads a formula; the error says at which character it goes wrong, and why.
    public init(_ text: some StringProtocol) throws(FormulaError) {
        self.text = Text.trimmed(String(text))
        var parser = try FormulaParser(self.text)
        root = try parser.whole()
    }

    /// The formula as it was entered, trimmed.
    public var description: String { text }

    /// The KPIs it names, each once, in the order of their first mention.
    public var inputs: [GoalID] {
        var found: [GoalID] = []
        func walk(_ node: Node) {
            switch node {
            case .number: break
            case .kpi(let id), .aggregate(_, let id):
                if !found.contains(id) { found.append(id) }
            case .negated(let inner), .previous(let inner, _): walk(inner)
            case .calculation(_, let left, let right):
                walk(left)
                walk(right)
            }
        }
        walk(root)
        return found
    }

    /// How far it looks back, anywhere in it.
    var spans: Set<Span> {
        func spans(_ node: Node) -> Set<Span> {
            switch node {
            case .number, .kpi, .aggregate: []
            case .negated(let inner): spans(inner)
            case .previous(let inner, let span): spans(inner).union([span])
            case .calculation(_, let left, let right): spans(left).union(spans(right))
            }
        }
        return spans(root)
    }

    /// A part of a formula with everything below it.
    public indirect enum Node: Hashable, Sendable {
        case number(Decimal)
        case kpi(GoalID)
        case negated(Node)
        case calculation(Operator, Node, Node)
        /// Over the segments of a KPI.
        case aggregate(Aggregate, GoalID)
        /// The same so much earlier.
        case previous(Node, Span)
    }

    /// What is done with two numbers.
    public enum Operator: String, Hashable, Sendable, CaseIterable {
        case add = "+"
        case subtract = "-"
        case multiply = "*"
        case divide = "/"
    }
}
