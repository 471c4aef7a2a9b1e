/// A field that changes over time: it holds from a day on, and from the entry that says so.
///
/// What belongs to a list (an alignment, a contributor, a milestone) is a field of its own, so that
/// a change that was recorded late about one member leaves the others alone.
public enum ChangeableField: Hashable, Sendable {
    case measure(MeasureField)
    case weight
    case phases
    case deadline
    case ambition
    case owner
    case reviewer
    case contributor(Owner)
    case objective
    case cycle
    case parent(GoalID)
    case milestone(MilestoneID)
    /// How far an initiative is, from 0 to 100.
    case progress
    /// Whether an initiative is open, done or dropped.
    case effort

    /// What a KPI is worked out by from others.
    case formula
    /// How the target of a KPI was given, where it was given relative to its value.
    case relativeTarget
    /// A value of an outside series beside a KPI.
    case benchmark(BenchmarkID)
    /// That a KPI moves another.
    case influence(GoalID)

    /// The first day of a cycle.
    case start
    /// The last day of a cycle.
    case end
    case cadence
    case grace
    case holidays

    /// The team above a team.
    case above
    case level
    /// The title of a team, which past reports keep.
    case title
    /// Whether a team is retired, and which one took its place.
    case retired

    /// The field's name in the account.
    public var name: String {
        switch self {
        case .measure(let field): field.rawValue
        case .weight: "weight"
        case .phases: "phases"
        case .deadline: "deadline"
        case .ambition: "ambition"
        case .owner: "owner"
        case .reviewer: "reviewer"
        case .contributor: "contributor"
        case .objective: "objective"
        case .cycle: "cycle"
        case .parent: "parent"
        case .milestone: "milestone"
        case .formula: "formula"
        case .relativeTarget: "by"
        case .benchmark: "benchmark"
        case .influence: "influence"
        case .progress: "percent"
        case .effort: "effort"
        case .start: "start"
        case .end: "end"
        case .cadence: "cadence"
        case .grace: "grace"
        case .holidays: "holidays"
        case .above: "parent"
        case .level: "level"
        case .title: "title"
        case .retired: "retired"
        }
    }

    /// The member of a list that the field is, nil where the field is no part of a list.
    public var member: String? {
        switch self {
        case .contributor(let owner): owner.description
        case .parent(let id): id.text
        case .milestone(let id): id.text
        case .benchmark(let id): id.text
        case .influence(let id): id.text
        default: nil
        }
    }
}

/// What a field is set to.
public enum Setting: Hashable, Sendable {
    /// The field was emptied, or the member of a list taken away.
    case nothing
    /// The member of a list is in it.
    case present
    case number(Decimal)
    case whole(Int)
    case day(Day)
    case days([Day])
    case phases([Phase])
    case ambition(Ambition)
    case owner(Owner)
    case goal(GoalID)
    case cycle(CycleID)
    /// Aligned; counted where the weight is above 0.
    case alignment(weight: Decimal?)
    case milestone(weight: Decimal, day: Day?)
    case formula(Formula)
    /// Moves another KPI, with the strength and the lag in days that people claim.
    case influence(strength: Decimal?, lag: Int)
    case effort(Effort)
    case cadence(Cadence)
    case team(TeamID)
    case level(TeamLevel)
    case text(String)
    /// Retired, with the team that took its place.
    case retired(successor: TeamID?)
}

extension Setting {
    /// The number it is, nil where it is none.
    public var number: Decimal? {
        if case .number(let number) = self { number } else { nil }
    }

    /// The day it is, nil where it is none.
    public var day: Day? {
        if case .day(let day) = self { day } else { nil }
    }
}

extension Setting: CustomStringConvertible {
    /// The setting as the account shows it.
    public var description: String {
        switch self {
        case .nothing: "–"
        case .present: "yes"
        case .number(let number): number.description
        case .whole(let whole): String(whole)
        case .day(let day): day.description
        case .days(let days): days.map(\.description).joined(separator: ";")
        case .phases(let phases): phases.map(\.description).joined(separator: ";")
        case .ambition(let ambition): ambition.rawValue
        case .owner(let owner): owner.description
        case .goal(let id): id.text
        case .cycle(let id): id.text
        case .alignment(let weight): weight.map { "counted with \($0)" } ?? "supported"
        case .milestone(let weight, let day): "\(weight)" + (day.map { " by \($0)" } ?? "")
        case .formula(let formula): formula.text
        case .influence(let strength, let lag):
            (strength.map { "strength \($0)" } ?? "unknown strength") + ", lag \(lag)d"
        case .effort(let effort): effort.rawValue
        case .cadence(let cadence): cadence.description
        case .team(let id): id.text
        case .level(let level): level.rawValue
        case .text(let text): text
        case .retired(let successor): successor.map { "into \($0)" } ?? "yes"
        }
    }
}
