import OKRModel

/// `okr policy set`: sets a policy.
enum PolicySetVerb: WritingPage {
    static let verb = Verb(
        "policy set", .account, "Set a policy that okr lint --history judges by, or enforce roles.",
        discussion: """
            A policy is on, off, or has a parameter. It is judged over the whole history as it is \
            set at the moment asked about; who set it, and when, is in the log. okr lint \
            --history --policies lists them. The policy “enforce” judges nothing that was recorded: \
            while it is on, what a person's roles do not let them do is refused.

              okr policy set late-easing 0.25 --reason "the last three weeks"
              okr policy set own-closing team
              okr policy set backdated-move off
              okr policy set enforce on
            """,
        arguments: [
            Argument("NAME", "the policy, such as late-easing"),
            Argument("VALUE", "on, off or its parameter"),
        ],
        options: [.value("reason", "TEXT", meaning: "why")] + Option.recording(on: nil))

    static func command(_ invocation: Invocation) throws -> any Command {
        SetPolicy(
            invocation.required("NAME"), to: invocation.required("VALUE"),
            reason: invocation["reason"])
    }
}
