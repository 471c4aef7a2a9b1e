import OKRTesting

@testable import OKRModel

extension EntryCodingSample {
    /// The strategy, drafts and their agreement, and the changes of a goal's terms and words.
    static func life() throws -> [EntryCodingSample] {
        try strategy() + initiatives() + assignments() + terms() + [
            .init("O-2", .goalProposed(.init())),
            .init("O-2", .goalReturned(.init(reason: "no customer in it"))),
            .init("O-2", .goalAgreed(.init(reason: "kick-off"))),
            .init("KR-1", .goalAgreed(.init(reason: nil))),
            .init("O-2", .goalRenamed(.init(title: "Fewer bugs reach anybody"))),
            .init("O-2", .goalDescribed(.init(description: "Line one\nline two"))),
            .init("O-2", .goalDescribed(.init(description: nil))),
            .init("KR-1", .unitChanged(.init(unit: "percent"))),
            .init("KR-1", .unitChanged(.init(unit: nil))),
        ]
    }

    private static func strategy() throws -> [EntryCodingSample] {
        [
            .init(
                "S-1",
                .strategyAdded(
                    .init(
                        on: try day("2026-01-02"), owner: nil, parents: [],
                        title: "The first choice of every clinic", description: nil))),
            .init(
                "S-2",
                .strategyAdded(
                    .init(
                        on: try day("2026-01-02"), owner: .person(PersonID(number: 4)),
                        parents: [
                            .init(
                                id: try known(GoalID.init("S-1")),
                                weight: try known(Decimal.init("0.5")))
                        ], title: "Known for reliability", description: "Every day"))),
        ]
    }

    private static func initiatives() throws -> [EntryCodingSample] {
        let served = Goal.Parent(id: try known(GoalID.init("KR-1")), weight: nil)
        let person = Owner.person(PersonID(number: 4))
        let on = try day("2026-02-10")
        return [
            .init(
                "I-1",
                .initiativeAdded(
                    .init(
                        on: on, owner: person, parents: [served],
                        title: "Rewrite the “tests”"))),
            .init(
                "I-2",
                .initiativeAdded(
                    .init(
                        on: on, owner: .team(try known(TeamID.init("platform"))),
                        parents: [served, .init(id: try known(GoalID.init("O-2")), weight: nil)],
                        contributors: [person], deadline: try day("2026-03-20"),
                        title: "Train everybody", description: "Line one\nline two"))),
            .init(
                "I-1",
                .initiativeProgressed(
                    .init(
                        on: on, progress: try known(Decimal.init("37.50")), effort: .open,
                        note: "three of eight"))),
            .init(
                "I-1",
                .initiativeProgressed(.init(on: on, progress: 100, effort: .done, note: nil))),
            .init(
                "I-2",
                .initiativeProgressed(
                    .init(on: on, progress: nil, effort: .dropped, note: "bought"))),
        ]
    }

    private static func assignments() throws -> [EntryCodingSample] {
        let team = Owner.team(try known(TeamID.init("platform")))
        let person = Owner.person(PersonID(number: 4))
        var whole = GoalAssigned(
            on: try day("2026-02-10"), owner: team, reason: "they run it anyway")
        whole.reviewer = .somebody(person)
        whole.added = [person, team]
        whole.removed = [.person(PersonID(number: 5))]
        var without = GoalAssigned(on: try day("2026-02-11"), reason: nil)
        without.reviewer = .nobody
        return [.init("O-2", .goalAssigned(whole)), .init("O-2", .goalAssigned(without))]
    }

    private static func terms() throws -> [EntryCodingSample] {
        [
            .init(
                "KR-1",
                .weightChanged(
                    .init(
                        on: try day("2026-02-10"), weight: try known(Decimal.init("0.50")),
                        reason: "half of it is out of our hands"))),
            .init(
                "O-2",
                .ambitionChanged(
                    .init(
                        on: try day("2026-02-10"), ambition: .committed,
                        reason: "we know how now"))),
        ]
    }

    private static func day(_ text: String) throws -> Day { try known(Day.init(text)) }
}
