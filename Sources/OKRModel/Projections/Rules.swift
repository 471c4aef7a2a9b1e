/// By which rules figures are counted; a what-if replay counts by others than the standard ones.
///
/// Tools differ on every one of them. `standard` is what GoalLedger counts by, and what every state
/// counts by unless `okr replay` sets another. The names and values are those of
/// `docs/reference/rules.md`; `NamedRule.all` lists them.
public struct Rules: Hashable, Sendable {
    /// On which sides progress ends.
    public var clamping: Clamping = .both
    /// What the progress of a metric is a share of.
    public var metric: MetricRatio = .fromBaseline
    /// What the progress of a metric is whose baseline and target are equal.
    public var flat: FlatRatio = .none
    /// How progress is rounded before it counts.
    public var rounding: ProgressRounding = .none
    /// Whether a bound itself is within.
    public var bounds: BoundEdge = .inclusive
    /// How a key result that keeps a value is measured.
    public var maintaining: Maintaining = .met
    /// Which periods a share of periods is a share of.
    public var periods: PeriodsCounted = .all
    /// How milestones count.
    public var milestones: MilestoneCounting = .weighted
    /// What reaching each zone is worth.
    public var zones = ZoneWorth()
    /// What is expected on a day.
    public var expected: ExpectedCurve = .linear
    /// What a standing compares.
    public var standing: StandingBasis = .ratio
    /// The pace below which a goal is at risk.
    public var atRiskPace: Threshold = 0.9
    /// The pace below which a goal is off track.
    public var offTrackPace: Threshold = 0.7
    /// The difference to what is expected from which a goal is at risk.
    public var atRiskGap: Threshold = 0.05
    /// The difference to what is expected from which a goal is off track.
    public var offTrackGap: Threshold = 0.1
    /// On which side a figure stands that equals a threshold.
    public var edge: PaceEdge = .better
    /// Whose missed check-in makes a goal pending.
    public var missed: MissedCheckIns = .guardrails
    /// How a goal with contributors stands.
    public var wholes: WholeStanding = .figures
    /// What a goal without a value counts as.
    public var pending: PendingCounting = .afterGrace
    /// What a goal counts as that nothing is measured against.
    public var unmeasured: UnmeasuredCounting = .never
    /// How the figures of contributors become one.
    public var mean: RollUpMean = .weighted
    /// What contributes to an objective.
    public var contributors: ContributorsCounted = .all
    /// What is counted where all weights are 0.
    public var weightless: WeightlessCounting = .none
    /// What the progress is where nothing counts.
    public var nothing: NothingCounting = .none
    /// Which score a closed goal has.
    public var score: ScoreSource = .given
    /// The scores from which a committed goal is green and amber.
    public var committed = ScoreBands(green: 0.95, amber: 0.7)
    /// The scores from which an aspirational goal is green and amber.
    public var aspirational = ScoreBands(green: 0.7, amber: 0.4)
    /// The declared confidence from which an off-track goal is a watermelon.
    public var watermelon: Threshold = 0.7
    /// How a KPI is that has a value and neither thresholds nor a target.
    public var untargeted: UntargetedHealth = .untargeted
    /// How much of the way to its target may be left of a KPI that is amber.
    public var amber = AmberShare(most: 0.1)
    /// How many of its periods a KPI's last reading speaks for.
    public var stale: Threshold = 2.0

    /// The rules of GoalLedger.
    public static let standard = Rules()

    /// Makes the standard rules.
    public init() {}
}

/// A number that figures are compared with, with the digits it was given by.
public struct Threshold: Hashable, Sendable, ExpressibleByFloatLiteral, CustomStringConvertible {
    /// The number as it was given.
    public let decimal: Decimal
    /// The nearest double, which figures are compared with.
    public let double: Double

    /// Makes a threshold of a number.
    public init(_ decimal: Decimal) {
        self.decimal = decimal
        double = decimal.double
    }

    /// Makes a threshold of a literal.
    public init(floatLiteral value: Double) {
        let digits = value == value.rounded() ? "\(Int64(value))" : "\(value)"
        self.init(Decimal(digits) ?? .zero)
    }

    /// Reads a number of 0 or more.
    public init?(_ text: some StringProtocol) {
        guard let decimal = Decimal(text), !decimal.isNegative else { return nil }
        self.init(decimal)
    }

    /// The digits it was given by.
    public var description: String { decimal.description }
}

/// What reaching each zone is worth.
public struct ZoneWorth: Hashable, Sendable, CustomStringConvertible {
    var fail: Threshold = 0.0
    var commit: Threshold = 0.3
    var target: Threshold = 0.7
    var stretch: Threshold = 1.0

    /// Makes the standard worth: 0, 0.3, 0.7 and 1.
    public init() {}

    /// Reads four numbers, none below the one before it: `0/0.3/0.7/1`.
    public init?(_ text: some StringProtocol) {
        guard let numbers = Threshold.list(text, count: 4), numbers.map(\.double).isRising else {
            return nil
        }
        (fail, commit, target, stretch) = (numbers[0], numbers[1], numbers[2], numbers[3])
    }

    /// The four numbers.
    public var description: String {
        [fail, commit, target, stretch].map(\.digits).joined(separator: "/")
    }

    /// What reaching a zone is worth.
    public func worth(of zone: ReachedZone) -> Double {
        switch zone {
        case .fail: fail.double
        case .commit: commit.double
        case .target: target.double
        case .stretch: stretch.double
        }
    }
}

/// The scores from which a goal is green and amber.
public struct ScoreBands: Hashable, Sendable, CustomStringConvertible {
    /// The score from which it is green.
    public let green: Threshold
    /// The score from which it is amber.
    public let amber: Threshold

    init(green: Threshold, amber: Threshold) {
        self.green = green
        self.amber = amber
    }

    /// Reads two numbers, green first: `0.95/0.7`.
    public init?(_ text: some StringProtocol) {
        guard let numbers = Threshold.list(text, count: 2),
            numbers.reversed().map(\.double).isRising
        else { return nil }
        self.init(green: numbers[0], amber: numbers[1])
    }

    /// The two numbers.
    public var description: String { "\(green.digits)/\(amber.digits)" }
}

/// How much of the way to its target may be left of a KPI that is amber.
public struct AmberShare: Hashable, Sendable, CustomStringConvertible {
    /// The greatest share; nil where no KPI is amber by its target.
    public let most: Threshold?

    init(most: Threshold?) { self.most = most }

    /// Reads a share of 0 or more, or `off`.
    public init?(_ text: some StringProtocol) {
        guard text != "off" else {
            most = nil
            return
        }
        guard let share = Threshold(text) else { return nil }
        most = share
    }

    /// The share, or `off`.
    public var description: String { most?.description ?? "off" }
}

extension Threshold {
    /// The digits, without the decimals of a whole number.
    var digits: String { double == double.rounded() ? "\(Int64(double))" : description }

    static func list(_ text: some StringProtocol, count: Int) -> [Threshold]? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Threshold($0) }
        return parts.count == count && numbers.count == count ? numbers : nil
    }
}

extension [Double] {
    fileprivate var isRising: Bool { zip(self, dropFirst()).allSatisfy { $0 <= $1 } }
}
