/// What is wrong with an expression, and where.
public struct ExpressionError: Error, Hashable, Sendable {
    /// The character at which it is wrong, from 1; one past the end where something is missing.
    public let column: Int
    /// How many characters are wrong, at least 1.
    public let length: Int
    /// What is wrong, in a sentence without a full stop.
    public let problem: String
    /// The word that is not known, nil where something else is wrong.
    public let typed: String?
    /// The words that are known in its place.
    public let candidates: [String]

    init(
        at place: Range<Int>, _ problem: String, typed: String? = nil, candidates: [String] = []
    ) {
        column = place.lowerBound + 1
        length = max(1, place.count)
        self.problem = problem
        self.typed = typed
        self.candidates = candidates
    }
}
