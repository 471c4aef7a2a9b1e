/// A fact that sets fields of a team from a day on.
public protocol TeamChange: TeamFact {
    /// The day from which they hold.
    var on: Day { get }
    /// The fields with what they are set to.
    var settings: Settings { get }
}

extension TeamChange {
    /// The fields in force that day before and after.
    public func differences(from team: Team?) -> [Difference] {
        team?.timeline.differences(settings, on: on) ?? []
    }

    /// The fields hold from their day on.
    public func evolve(_ team: inout Team?, at entry: Entry) -> Applied {
        evolveExisting(&team) { team in
            team.timeline.changes.append(Change(entry, on: on, settings, reason: reason))
            return .applied
        }
    }
}
