/// Whether the values of two KPIs bear out that one moves the other.
///
/// Changes of the one from a period to the next are paired with changes of the other so many
/// periods later, and Pearson's r is taken over the pairs.
public struct InfluenceCheck: Sendable {
    /// The KPI that is said to move the other.
    public let from: GoalID
    /// The KPI that is said to be moved.
    public let to: GoalID
    /// The period whose changes are compared: the longer of the two frequencies.
    public let period: Frequency
    /// The lag that was asked about, in days.
    public let lagDays: Int
    /// The same in whole periods.
    public let lag: Int
    /// How strongly, as is claimed; nil where nobody says.
    public let strength: Decimal?
    /// The changes that were compared, in the order of time.
    public let pairs: [Pair]
    /// Pearson's correlation of the changes; nil for fewer than three pairs, or where the changes
    /// of one KPI are all the same.
    public let correlation: Double?

    /// A change of the one KPI and the change of the other a lag later.
    public struct Pair: Hashable, Sendable {
        /// A day of the period in which the second KPI changed.
        public let period: KPIPeriod
        /// By how much the first KPI changed, a lag earlier.
        public let from: Double
        /// By how much the second one changed.
        public let to: Double
    }

    /// How few pairs tell nothing.
    public static let fewest = 3

    /// Compares two KPIs as known at a perspective; nil where one of them is none.
    ///
    /// The KPIs may be given in any relation: a claim is not needed. Complexity: linear in the
    /// readings of both, a few times over.
    public init?(
        from: GoalID, to: GoalID, lag days: Int, strength: Decimal? = nil, at view: Perspective,
        in state: State
    ) {
        guard let first = state.goals[from]?.indicator, let second = state.goals[to]?.indicator
        else { return nil }
        var reader = KPIReader(KPISource(state), knownThrough: view.entry)
        let period =
            first.frequency.days > second.frequency.days ? first.frequency : second.frequency
        self.init(
            from: from, to: to, period: period, lag: days, strength: strength,
            reader.values(of: from, by: period, at: view),
            reader.values(of: to, by: period, at: view))
    }

    init(
        from: GoalID, to: GoalID, period: Frequency, lag days: Int, strength: Decimal?,
        _ causes: [KPIPeriod: Double], _ effects: [KPIPeriod: Double]
    ) {
        self.from = from
        self.to = to
        self.period = period
        self.strength = strength
        lagDays = days
        lag = Int((Double(days) / period.days).rounded(.toNearestOrAwayFromZero))
        var pairs: [Pair] = []
        for later in effects.keys.sorted() {
            let earlier = later.moved(by: -lag)
            guard let rise = InfluenceCheck.change(in: later, of: effects),
                let before = InfluenceCheck.change(in: earlier, of: causes)
            else { continue }
            pairs.append(Pair(period: later, from: before, to: rise))
        }
        self.pairs = pairs
        correlation =
            pairs.count < InfluenceCheck.fewest
            ? nil : InfluenceCheck.pearson(pairs.map { ($0.from, $0.to) })
    }

    /// The value of a period less that of the one directly before; nil where either is absent.
    private static func change(in period: KPIPeriod, of values: [KPIPeriod: Double]) -> Double? {
        guard let value = values[period], let before = values[period.moved(by: -1)] else {
            return nil
        }
        return value - before
    }

    /// Pearson's r, the means first; nil where one side does not vary.
    static func pearson(_ pairs: [(x: Double, y: Double)]) -> Double? {
        let count = Double(pairs.count)
        guard count > 0 else { return nil }
        let meanX = pairs.reduce(0) { $0 + $1.x } / count
        let meanY = pairs.reduce(0) { $0 + $1.y } / count
        var (both, ofX, ofY) = (0.0, 0.0, 0.0)
        for pair in pairs {
            let (dx, dy) = (pair.x - meanX, pair.y - meanY)
            both += dx * dy
            ofX += dx * dx
            ofY += dy * dy
        }
        guard ofX > 0, ofY > 0 else { return nil }
        // Rounding must not carry it beyond what a correlation can be.
        return max(-1, min(1, both / (ofX.squareRoot() * ofY.squareRoot())))
    }

    /// What the numbers say of the claim.
    public var verdict: Verdict {
        guard let correlation else { return .tooLittle }
        guard let strength else { return .unclaimed }
        let excess = Ratio.billionths(abs(correlation) - abs(strength.double))
        let near = Ratio.billionths(InfluenceCheck.near)
        if strength.isZero { return excess <= near ? .bearsOut : .doesNotBearOut }
        guard strength.double * correlation > 0 else { return .doesNotBearOut }
        if excess > near { return .stronger }
        return excess < -near ? .weaker : .bearsOut
    }

    /// How far the observed correlation may lie from the claimed strength and still bear it out.
    static let near = 0.2

    /// What the numbers say of a claim.
    public enum Verdict: Hashable, Sendable {
        /// There are too few changes, or they are all the same.
        case tooLittle
        /// Nobody says how strongly it moves the other.
        case unclaimed
        /// Sign and size agree.
        case bearsOut
        /// The sign agrees, and the size falls short.
        case weaker
        /// The sign agrees, and the size is beyond what is claimed.
        case stronger
        /// The sign is another, or there is nothing where something is claimed.
        case doesNotBearOut
    }
}

/// A day, an ISO week, a month, a quarter or a year of the calendar.
public struct KPIPeriod: Hashable, Sendable, Comparable {
    /// Which it is.
    public let frequency: Frequency
    /// Its place among all of its kind.
    let number: Int

    /// The period that a day lies in.
    public init(_ frequency: Frequency, containing day: Day) {
        self.frequency = frequency
        let (year, month, _) = day.parts
        number =
            switch frequency {
            case .daily: day.number
            // Weeks begin on Monday, and 1970-01-01 was a Thursday.
            case .weekly: Day.floorDivide(day.number + 3, 7)
            case .monthly: year * 12 + month - 1
            case .quarterly: year * 4 + (month - 1) / 3
            case .yearly: year
            }
    }

    private init(_ frequency: Frequency, _ number: Int) {
        self.frequency = frequency
        self.number = number
    }

    /// The period so many later.
    func moved(by count: Int) -> KPIPeriod { KPIPeriod(frequency, number + count) }

    /// Whether one lies before the other; both are of one kind.
    public static func < (left: KPIPeriod, right: KPIPeriod) -> Bool { left.number < right.number }
}

extension KPIReader {
    /// The value of each period: that of the last day in it on which the KPI was read.
    mutating func values(
        of id: GoalID, by period: Frequency, at view: Perspective
    ) -> [KPIPeriod: Double] {
        var values: [KPIPeriod: Double] = [:]
        for day in days(of: id, at: view) {
            let reading = reading(of: id, at: Perspective(entry: view.entry, day: day))
            guard let value = reading.value else { continue }
            values[KPIPeriod(period, containing: day)] = value.double
        }
        return values
    }
}
