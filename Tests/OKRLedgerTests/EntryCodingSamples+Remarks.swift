@testable import OKRModel

extension EntryCodingSample {
    /// What people say of goals and their entries.
    static func remarks() throws -> [EntryCodingSample] {
        [
            .init("KR-1", .entryAcknowledged(.init(entry: 12, note: "thank you"))),
            .init("KR-1", .commentAdded(.init(entry: 12, text: "Are the old\ntests counted?"))),
            .init("O-2", .commentAdded(.init(entry: nil, text: "“On we go.”"))),
            .init("O-2", .winRecorded(.init(text: "The first customer renewed unasked."))),
            .init("KR-1", .blockerResolved(.init(entry: 12, note: "the licence came"))),
            .init(
                "ledger",
                .policySet(.init(.lateEasing, to: "0.25", reason: "the last three weeks"))),
            .init("ledger", .policySet(.init(.ownClosing, to: "off", reason: nil))),
            .init(
                "ledger",
                .meetingSet(
                    .init(
                        meeting: try known(MeetingID.init("weekly")),
                        owner: .person(PersonID(number: 4)),
                        kpis: [try known(GoalID.init("KPI-1")), try known(GoalID.init("KPI-2"))],
                        title: "Monday, nine"))),
            .init(
                "cycle:2026-Q1",
                .retroAdded(
                    .init(
                        kind: .next, owner: .person(PersonID(number: 4)),
                        goal: try known(GoalID.init("KR-1")), text: "Measure\nbefore we agree"))),
            .init("cycle:2026-Q1", .retroAdded(.init(kind: .well, text: "We talked"))),
        ]
    }
}
