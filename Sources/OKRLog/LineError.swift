/// Why a line is refused: the rule it breaks and the column where it does.
public struct LineError: Error, Hashable, Sendable {
    /// The rule that is broken, as a phrase without a full stop.
    public let problem: String
    /// The byte at which it shows, counted from 1.
    public let column: Int

    /// Makes an error from a phrase and the byte where the rule is broken, counted from 1.
    public init(_ problem: String, column: Int) {
        self.problem = problem
        self.column = column
    }
}

extension LineError: CustomStringConvertible {
    /// The problem and its column in one phrase.
    public var description: String { "\(problem) (column \(column))" }
}
