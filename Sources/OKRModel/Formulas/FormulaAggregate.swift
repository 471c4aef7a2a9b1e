extension Formula {
    /// How the segments of a KPI become one number: a function of formulas, and a KPI's own rule.
    public enum Aggregate: String, Hashable, Sendable, CaseIterable {
        case sum
        case avg
        case min
        case max
        case count

        /// The function of that name, however it is capitalized; nil where there is none.
        public init?(named word: some StringProtocol) {
            self.init(rawValue: word.lowercased())
        }
    }
}
