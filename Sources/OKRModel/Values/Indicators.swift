/// Which way a KPI is better.
public enum KPIDirection: String, Sendable, CaseIterable {
    case up
    case down
}

/// How often a KPI is read.
public enum Frequency: String, Sendable, CaseIterable {
    case daily
    case weekly
    case monthly
    case quarterly
    case yearly

    /// How many days it is on the average: a year has 365.25.
    public var days: Double {
        switch self {
        case .daily: 1
        case .weekly: 7
        case .monthly: 30.436875
        case .quarterly: 91.310625
        case .yearly: 365.25
        }
    }

    /// The same day one period later; months clip at their end.
    public func after(_ day: Day) -> Day {
        switch self {
        case .daily: day + 1
        case .weekly: day + 7
        case .monthly: day.adding(months: 1)
        case .quarterly: day.adding(months: 3)
        case .yearly: day.adding(months: 12)
        }
    }

    /// One period, as a sentence says it: `a week`.
    public var called: String {
        switch self {
        case .daily: "a day"
        case .weekly: "a week"
        case .monthly: "a month"
        case .quarterly: "a quarter"
        case .yearly: "a year"
        }
    }
}

/// Whether a KPI tells what will come or what has come.
public enum KPITiming: String, Sendable, CaseIterable {
    case leading
    case lagging
}

/// What a KPI is about: the company, a team, a person, a process or a system.
public enum KPIScope: Hashable, Sendable {
    case company
    case team(TeamID)
    case person(PersonID)
    /// A process; what it is called stands beside it, for it is a free text.
    case process
    /// A system; what it is called stands beside it, for it is a free text.
    case system

    /// Reads a scope from an entry: `company`, `team:x`, `person:p3`, `process` or `system`.
    init?(_ word: String) {
        switch word {
        case "company": self = .company
        case "process": self = .process
        case "system": self = .system
        default:
            switch Owner(word) {
            case .team(let id)?: self = .team(id)
            case .person(let id)?: self = .person(id)
            case nil: return nil
            }
        }
    }

    /// The scope as it stands in an entry.
    var word: String {
        switch self {
        case .company: "company"
        case .team(let id): Owner.team(id).description
        case .person(let id): Owner.person(id).description
        case .process: "process"
        case .system: "system"
        }
    }
}
