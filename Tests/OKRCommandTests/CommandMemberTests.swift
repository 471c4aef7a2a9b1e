import Testing

@testable import okr

@Suite("A command written as JSON is held against the same declaration")
struct CommandMemberTests {
    @Test("Members become what words would have become")
    func members() throws {
        let invocation = try Example.catalogue.invocation(
            of: "check-in",
            members: [
                CommandMember("goal", "KR-1"), CommandMember("value", "-71.5"),
                CommandMember("done", "a", "b"), CommandMember("help-wanted", .flag(true)),
                CommandMember("json", .flag(false)),
            ])
        let words = [
            "check-in", "KR-1", "-71.5", "--done", "a", "--done", "b", "--help-wanted",
        ]
        guard case .run(let typed) = Example.catalogue.parse(words) else {
            Issue.record("The words do not run")
            return
        }
        #expect(invocation.given == typed.given)
        #expect(invocation.verb.name == "check-in")
    }

    @Test("Two values and a list of arguments are lists")
    func lists() throws {
        let band = try Example.catalogue.invocation(
            of: "kr add",
            members: [
                CommandMember("between", "-5", "5"), CommandMember("objective", "O-1"),
                CommandMember("title", "T"),
            ])
        #expect(band.pair("between")?.0 == "-5")
        let files = try Example.catalogue.invocation(
            of: "import", members: [CommandMember("file", "a", "b")])
        #expect(files.positionals("FILE") == ["a", "b"])
    }

    @Test("A flag is not one of several values")
    func flagForValue() {
        for (verb, name) in [("agree", "goal"), ("check-in", "done")] {
            let error = #expect(throws: UsageError.self) {
                try Example.catalogue.invocation(
                    of: verb, members: [CommandMember(name, .flag(true))])
            }
            #expect(error?.sentence == "'\(name)' is one value or a list of them.")
        }
    }

    @Test("What may be given several times is a list or a single value", arguments: [1, 3])
    func oneOrSeveral(count: Int) throws {
        let goals = (1...count).map { "KR-\($0)" }
        let agreed = try Example.catalogue.invocation(
            of: "agree", members: [CommandMember("goal", .texts(goals))])
        #expect(agreed.given == typed(["agree"] + goals))
        let checked = try Example.catalogue.invocation(
            of: "check-in",
            members: [CommandMember("goal", "KR-1"), CommandMember("done", .texts(goals))])
        #expect(checked.given == typed(["check-in", "KR-1"] + goals.flatMap { ["--done", $0] }))
    }

    @Test("A goal or an entry goes by either name, and means what the words mean")
    func either() throws {
        let text = CommandMember("text", "t")
        for (name, value, given) in [
            ("goal", "KR-1", "KR-1"), ("goal", "@42", "@42"), ("entry", "@42", "@42"),
        ] {
            let invocation = try Example.catalogue.invocation(
                of: "comment", members: [CommandMember(name, value), text])
            #expect(invocation.given == typed(["comment", given, "t"]))
        }
        let number = try Example.catalogue.invocation(
            of: "comment", members: [CommandMember("entry", "42"), text])
        #expect(try number.entry("entry") == 42)
        #expect(try number.goal("goal") == nil)
        let aligned = try Example.catalogue.invocation(
            of: "align", members: [CommandMember("goal", "O-2"), CommandMember("parent", "O-1=2")])
        #expect(aligned.given == typed(["align", "O-2", "O-1=2"]))
    }

    @Test("A key's options are the same as words and as members, and others where one differs")
    func digests() throws {
        let members = [
            CommandMember("done", "a", "b"), CommandMember("goal", "KR-1"),
            CommandMember("key", "k"),
        ]
        let invocation = try Example.catalogue.invocation(of: "check-in", members: members)
        let words = ["check-in", "KR-1", "--done", "a", "--done"]
        #expect(digest(words + ["b"]) == invocation.optionsDigest)
        #expect(digest(words + ["c"]) != invocation.optionsDigest)
        #expect(digest(["agree", "KR-1"]) != digest(["agree", "KR-1", "KR-2"]))
        #expect(digest(["comment", "KR-1", "t"]) != digest(["comment", "@1", "t"]))
    }

    private func digest(_ words: [String]) -> String? {
        guard case .run(let invocation) = Example.catalogue.parse(words) else { return nil }
        return invocation.optionsDigest
    }

    private func typed(_ words: [String]) -> [Invocation.Given]? {
        guard case .run(let invocation) = Example.catalogue.parse(words) else { return nil }
        return invocation.given
    }

    @Test(
        "A sentence says which member is wrong",
        arguments: [
            ("chekc-in", [], "There is no verb 'chekc-in'. Did you mean 'check-in'?"),
            (
                "check-in", [("gaol", ["KR-1"])],
                "'check-in' has no member 'gaol'. Did you mean 'goal'?"
            ),
            (
                "check-in", [("goal", ["KR-1"]), ("confidense", ["1"])],
                "'check-in' has no member 'confidense'. Did you mean 'confidence'?"
            ),
            (
                "check-in", [("goal", ["KR-1"]), ("ledger", ["x"])],
                "'check-in' has no member 'ledger'."
            ),
            ("check-in", [("value", ["1"])], "'goal' is missing: the goal's identifier."),
            ("check-in", [("goal", ["KR-1", "KR-2"])], "'goal' is one value."),
            (
                "check-in", [("GOAL", ["KR-1"])],
                "'check-in' has no member 'GOAL'. Did you mean 'goal'?"
            ),
            (
                "comment", [("goal", ["KR-1"]), ("entry", ["4"])],
                "Give 'goal' or 'entry', and only once."
            ),
            ("comment", [("text", ["t"])], "'goal' or 'entry' is missing: what it is about."),
            (
                "comment", [("entyr", ["4"])],
                "'comment' has no member 'entyr'. Did you mean 'entry'?"
            ),
            ("align", [("goal", ["O-2"]), ("parent", [])], "'parent' is missing: what it serves."),
            ("check-in", [("goal", ["a"]), ("goal", ["b"])], "'goal' is given twice."),
            ("check-in", [("goal", ["KR-1"]), ("note", [])], "'note' is one value."),
            ("check-in", [("goal", ["KR-1"]), ("json", ["x"])], "'json' is true or false."),
            (
                "check-in", [("goal", ["a"]), ("note", ["a"]), ("note", ["b"])],
                "'note' is given twice."
            ),
            ("kr add", [("between", ["3"])], "'between' is a list of 2 values."),
            ("init", [("path", ["acme"])], "'name' is missing: the name of the organization."),
            (
                "report", [("format", ["htm"])],
                "'format' is text, html or csv, not 'htm'. Did you mean 'html'?"
            ),
        ] as [(String, [(String, [String])], String)])
    func refusal(_ verb: String, _ members: [(String, [String])], _ sentence: String) {
        let members = members.map { CommandMember($0.0, .texts($0.1)) }
        let error = #expect(throws: UsageError.self) {
            try Example.catalogue.invocation(of: verb, members: members)
        }
        #expect(error?.sentence == sentence)
    }
}
