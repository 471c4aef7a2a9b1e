/// A rule that the whole history is held to; a ledger switches it and sets its parameter.
///
/// The words are those of `okr policy set`; each rule is a page under `Policies/`.
public enum Policy: String, Sendable, CaseIterable {
    /// No easing late in a cycle without a second person's acknowledgement.
    case lateEasing = "late-easing"
    /// No change of a baseline after the first check-in.
    case baselineAfterCheckIn = "baseline-after-check-in"
    /// No score above the computed progress without a note.
    case scoreAboveProgress = "score-above-progress"
    /// Nobody closes their own goal as achieved.
    case ownClosing = "own-closing"
    /// No move of the goalposts dated back by more than some days.
    case backdatedMove = "backdated-move"
    /// No move of the goalposts without a reason.
    case unexplainedMove = "unexplained-move"

    /// How a policy is set.
    public enum Value: Hashable, Sendable, CustomStringConvertible {
        case off
        case on
        /// A share of the cycle, 0 to 1.
        case share(Decimal)
        /// A number of days.
        case days(Int)
        /// Of one's team, too.
        case team

        /// The value as it is typed and recorded.
        public var description: String {
            switch self {
            case .off: "off"
            case .on: "on"
            case .share(let share): share.description
            case .days(let days): "\(days)d"
            case .team: "team"
            }
        }
    }

    /// How it is set where the ledger says nothing.
    public var standard: Value {
        switch self {
        case .lateEasing: Decimal(significand: 2, scale: 1).map(Value.share) ?? .on
        case .backdatedMove: .days(7)
        default: .on
        }
    }

    /// What is not to be, in a sentence.
    public var meaning: String {
        switch self {
        case .lateEasing:
            "Goalposts are not eased in the last fifth of a cycle, or whatever share is set, "
                + "unless a second person acknowledges it."
        case .baselineAfterCheckIn: "A baseline is not changed after the first check-in."
        case .scoreAboveProgress: "No score is above the computed progress without a note."
        case .ownClosing:
            "Nobody closes their own goal as achieved; with “team” nor one of their own team."
        case .backdatedMove:
            "A move of the goalposts is not dated back by more than a week, or the days set."
        case .unexplainedMove: "No move of the goalposts goes without a reason."
        }
    }

    /// What it can be set to, for error messages.
    public var grammar: String {
        switch self {
        case .lateEasing: "off, or the share of the cycle, such as 0.2"
        case .backdatedMove: "off, or a number of days, such as 7d"
        case .ownClosing: "on, off or team"
        default: "on or off"
        }
    }

    /// Reads a value of this policy; nil where it is none.
    public func value(_ text: String) -> Value? {
        switch (self, text) {
        case (_, "off"): return .off
        case (_, "on"): return standard
        case (.ownClosing, "team"): return .team
        case (.lateEasing, _):
            guard let share = Decimal(text), share > 0, share <= 1 else { return nil }
            return .share(share)
        case (.backdatedMove, _): return Cadence.span(text).map(Value.days)
        default: return nil
        }
    }
}
