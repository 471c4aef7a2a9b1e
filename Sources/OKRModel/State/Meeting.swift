/// Which KPIs a meeting looks at, from the entry on that says so.
public struct Meeting: Sendable {
    /// The identifier.
    public let id: MeetingID
    /// Who holds it.
    public let owner: Owner
    /// The KPIs it looks at, in its order.
    public let kpis: [GoalID]
    /// What it is called, where that was said.
    public let title: String?
    /// When and by whom it was recorded.
    public let stamp: Stamp
}

/// The identifier of a meeting.
public typealias MeetingID = Identifier<Meeting>

extension LedgerDescription {
    /// How a meeting is set as known through an entry; nil where it is not.
    public func meeting(_ id: MeetingID, knownThrough entry: Int) -> Meeting? {
        meetings.last { $0.id == id && $0.stamp.entry <= entry }
    }

    /// Every meeting as known through an entry, in the order they were first set.
    public func meetings(knownThrough entry: Int) -> [Meeting] {
        var ids: [MeetingID] = []
        for meeting in meetings where meeting.stamp.entry <= entry && !ids.contains(meeting.id) {
            ids.append(meeting.id)
        }
        return ids.compactMap { meeting($0, knownThrough: entry) }
    }
}
