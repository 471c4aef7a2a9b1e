/// A rule that a ledger switches, some of them with a parameter.
///
/// The words are those of `okr policy set`. The whole history is held to all but one of them, each
/// a page under `Policies/`; `enforce` is about what is yet to be recorded.
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
    /// Nobody records what their roles do not let them.
    case enforce

    /// Whether the history is held to it, or else what is yet to be recorded.
    public var isOfHistory: Bool { self != .enforce }

    /// The policies that the history is held to.
    public static let ofHistory = allCases.filter(\.isOfHistory)

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
        case .enforce: .off
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
        case .enforce:
            "Nobody records what their roles do not let them; it is refused, and not judged later."
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
        case (.enforce, "on"): return .on
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
