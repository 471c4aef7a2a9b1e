extension Formula {
    /// How much earlier `previous` looks: `1 year`.
    public struct Span: Hashable, Sendable, CustomStringConvertible {
        /// How many of the unit, 1 to 1000.
        public let count: Int
        /// What is counted.
        public let unit: Unit

        static let counts = 1...1000

        /// Makes a span, or nil where the count is not from 1 to 1000.
        public init?(_ count: Int, _ unit: Unit) {
            guard Span.counts.contains(count) else { return nil }
            self.count = count
            self.unit = unit
        }

        /// What a span counts.
        public enum Unit: String, Hashable, Sendable, CaseIterable {
            case day
            case week
            case month
            case quarter
            case year

            /// Reads `year` or `years`, however it is capitalized; nil where it is no unit.
            public init?(named word: some StringProtocol) {
                let word = word.lowercased()
                guard let unit = Unit.allCases.first(where: { $0.names.contains(word) }) else {
                    return nil
                }
                self = unit
            }

            /// One of it, and more of it.
            var names: [String] { [rawValue, rawValue + "s"] }
        }

        /// The span as it can be typed: `1 year`, `2 years`.
        public var description: String { "\(count) \(unit.rawValue)" + (count == 1 ? "" : "s") }

        /// The day so much earlier, nil where that lies before the first day there is.
        ///
        /// Months keep the day of the month; one too short ends earlier: 29 February minus 1 year
        /// is 28 February.
        public func before(_ day: Day) -> Day? { moved(day, by: -count) }

        /// The day so much later, nil where that lies behind the last day there is.
        public func after(_ day: Day) -> Day? { moved(day, by: count) }

        private func moved(_ day: Day, by count: Int) -> Day? {
            switch unit {
            case .day: Span.moved(day, days: count)
            case .week: Span.moved(day, days: 7 * count)
            case .month: Span.moved(day, months: count)
            case .quarter: Span.moved(day, months: 3 * count)
            case .year: Span.moved(day, months: 12 * count)
            }
        }

        private static func moved(_ day: Day, days: Int) -> Day? {
            let number = day.number + days
            return (Day.first...Day.last).contains(number) ? Day(number: number) : nil
        }

        /// Asks for the year first, because a day keeps itself within those there are.
        private static func moved(_ day: Day, months: Int) -> Day? {
            let (year, month, _) = day.parts
            let years = Day.floorDivide(year * 12 + month - 1 + months, 12)
            return (1...9999).contains(years) ? day.adding(months: months) : nil
        }
    }
}
