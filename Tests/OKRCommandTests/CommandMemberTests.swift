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
