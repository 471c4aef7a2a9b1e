@testable import OKRModel

extension EntryCodingSample {
    /// What people say of goals and their entries.
    static func remarks() -> [EntryCodingSample] {
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
        ]
    }
}
