import OKRTesting
import Testing

@testable import OKRModel

@Suite("Setting a policy")
struct PolicySetTests {
    private static let today: Day = "2026-02-02"

    @Test("A policy is switched, or gets a parameter of its own kind")
    func set() throws {
        let on = try quarter.and(SetPolicy("own-closing", to: "team"), on: Self.today)
        #expect(on.state.ledgerDescription?.policy(.ownClosing, knownThrough: .max).value == .team)
        try given(quarter).when(
            SetPolicy("late-easing", to: "0.250", reason: " why \n"), on: Self.today
        )
        .then(
            .ledger,
            .policySet(PolicySet(.lateEasing, to: "0.250", reason: "why")))
        try given(quarter).when(SetPolicy("backdated-move", to: "14d"), on: Self.today)
            .then(.ledger, .policySet(PolicySet(.backdatedMove, to: "14d", reason: nil)))
        try given(quarter).when(SetPolicy("late-easing", to: "off"), on: Self.today)
            .then(.ledger, .policySet(PolicySet(.lateEasing, to: "off", reason: nil)))
    }

    @Test("What a policy is already is not recorded again; “on” means its standard")
    func nothing() throws {
        try given(quarter).when(SetPolicy("late-easing", to: "on"), on: Self.today)
            .thenNothing("the policy late-easing is 0.2 already; nothing was recorded")
        let off = try quarter.and(SetPolicy("own-closing", to: "off"), on: Self.today)
        try given(off).when(SetPolicy("own-closing", to: "off"), on: Self.today)
            .thenNothing("the policy own-closing is off already; nothing was recorded")
        try given(off).when(SetPolicy("own-closing", to: "on"), on: Self.today)
            .then(.ledger, .policySet(PolicySet(.ownClosing, to: "on", reason: nil)))
    }

    @Test(
        "Policies and values that nobody knows are refused",
        arguments: [
            (
                "late-easng", "on",
                """
                there is no policy “late-easng”; there are late-easing, baseline-after-check-in, \
                score-above-progress, own-closing, backdated-move, unexplained-move, enforce, and \
                the rules of advice that okr lint --rules lists
                """
            ),
            (
                "late-easing", "1.5",
                "“1.5” is no value of the policy late-easing; give off, or the share of the "
                    + "cycle, such as 0.2"
            ),
            (
                "backdated-move", "7",
                "“7” is no value of the policy backdated-move; give off, or a number of days, "
                    + "such as 7d"
            ),
            (
                "unexplained-move", "team",
                "“team” is no value of the policy unexplained-move; give on or off"
            ),
        ])
    func refused(name: String, value: String, sentence: String) throws {
        try given(quarter).when(SetPolicy(name, to: value), on: Self.today).thenRefused(sentence)
    }

    @Test("The account shows the policy before and after; an unknown one sets nothing")
    func account() throws {
        let story = try quarter.and(SetPolicy("late-easing", to: "0.3"), on: Self.today)
        let line = try #require(Account(story.entries).lines.last)
        #expect(line.differences == [Difference("late-easing", before: "0.2", after: "0.3")])
        let words = Phrasebook(story.state)
        #expect(words.sentence(line.entry) == "Ana Ruiz set the policy late-easing to 0.3")
        var fields = Fields()
        fields.add("policy", "four-eyes")
        fields.add("value", "on")
        let later = story.and(.ledger, .policySet(try PolicySet(fields)), on: Self.today)
        #expect(
            Account(later.entries).lines.last?.applied
                == .doesNotApply("this version knows no policy four-eyes on"))
        #expect(later.state.ledgerDescription?.policies.count == 1)
    }
}
