import Testing

@testable import okr

@Suite("The command line is read")
struct ParsingTests {
    struct Reading: Sendable, CustomTestStringConvertible {
        let words: [String]
        let verb: String
        let given: [String]

        init(_ words: [String], _ verb: String, _ given: String...) {
            self.words = words
            self.verb = verb
            self.given = given
        }

        var testDescription: String { words.joined(separator: " ") }
    }

    @Test(
        "Words become a verb and what is given to it, in the order given",
        arguments: [
            Reading(["status"], "status"),
            Reading(["status", "--json"], "status", "json="),
            Reading(["--json", "status"], "status", "json="),
            Reading(["--ledger", "acme", "status"], "status", "ledger=acme"),
            Reading(["--ledger=acme", "status", "-q"], "status", "ledger=acme", "quiet="),
            Reading(["--colour", "never", "status"], "status", "color=never"),
            Reading(["check-in", "KR-1", "66.5"], "check-in", "goal=KR-1", "value=66.5"),
            Reading(["check-in", "KR-1", "-5"], "check-in", "goal=KR-1", "value=-5"),
            Reading(["check-in", "KR-1", "-.5"], "check-in", "goal=KR-1", "value=-.5"),
            Reading(
                ["check-in", "--confidence", "0.7", "KR-1", "--note=a=b", "-0.5"], "check-in",
                "confidence=0.7", "goal=KR-1", "note=a=b", "value=-0.5"),
            Reading(
                ["check-in", "KR-1", "--note", "- first"], "check-in", "goal=KR-1", "note=- first"),
            Reading(["check-in", "KR-1", "--note="], "check-in", "goal=KR-1", "note="),
            Reading(["check-in", "KR-1", "--note=--json"], "check-in", "goal=KR-1", "note=--json"),
            Reading(
                ["check-in", "KR-1", "--done", "a", "--done", "b"], "check-in", "goal=KR-1",
                "done=a",
                "done=b"),
            Reading(["check-in", "--", "--json", "-5"], "check-in", "goal=--json", "value=-5"),
            Reading(["status", "--as-of", "-7d"], "status", "as-of=-7d"),
            Reading(
                ["kr", "add", "O-1", "Raise it", "--from", "-3", "--to", "10"], "kr add",
                "objective=O-1", "title=Raise it", "from=-3", "to=10"),
            Reading(
                ["kr", "add", "--between", "-5", "5", "O-1", "T"], "kr add", "between=-5,5",
                "objective=O-1", "title=T"),
            Reading(
                ["kr", "add", "--between=-5", "5", "O-1", "T"], "kr add", "between=-5,5",
                "objective=O-1", "title=T"),
            Reading(
                ["--between", "1", "2", "kr", "--dry-run", "add", "O-1", "T"], "kr add",
                "between=1,2",
                "dry-run=", "objective=O-1", "title=T"),
            Reading(["import", "-"], "import", "file=-"),
            Reading(
                ["import", "a.csv", "--partial", "b.csv"], "import", "file=a.csv", "partial=",
                "file=b.csv"),
            Reading(["agree"], "agree"),
            Reading(["agree", "KR-1", "KR-2"], "agree", "goal=KR-1", "goal=KR-2"),
            Reading(["comment", "KR-1", "Well done"], "comment", "goal=KR-1", "text=Well done"),
            Reading(["comment", "@42", "@ana: why?"], "comment", "entry=@42", "text=@ana: why?"),
            Reading(
                ["align", "O-2", "O-1=0.5", "O-3"], "align", "goal=O-2", "parent=O-1=0.5",
                "parent=O-3"),
            Reading(
                ["milestone", "add", "KR-1", "Beta"], "milestone add", "goal=KR-1", "name=Beta"),
            Reading(["blocker", "resolve", "@7"], "blocker resolve", "entry=@7"),
            Reading(
                ["report", "cycle", "--format", "html"], "report", "name=cycle", "format=html"),
        ])
    func reading(_ reading: Reading) throws {
        guard case .run(let invocation) = Example.catalogue.parse(reading.words) else {
            Issue.record("'\(reading.testDescription)' does not run a verb")
            return
        }
        #expect(invocation.verb.name == reading.verb)
        let given = invocation.given.map { "\($0.name)=\($0.values.joined(separator: ","))" }
        #expect(given == reading.given)
    }

    @Test("An invocation answers by name")
    func accessors() throws {
        let words = ["kr", "add", "O-1", "T", "--between", "-5", "5", "--json"]
        guard case .run(let invocation) = Example.catalogue.parse(words) else {
            Issue.record("The verb does not run")
            return
        }
        #expect(invocation.required("OBJECTIVE") == "O-1")
        #expect(invocation.positional("TITLE") == "T")
        let pair = invocation.pair("between")
        #expect(pair?.0 == "-5" && pair?.1 == "5")
        #expect(invocation.has("json"))
        #expect(!invocation.has("dry-run"))
        #expect(invocation["from"] == nil)
        #expect(invocation.pair("from") == nil)
        #expect(
            invocation.misuse("No.").text == """
                okr: No.
                Usage: okr kr add OBJECTIVE TITLE [options]
                More:  okr help kr add

                """)
    }

    @Test("A repeated option keeps every value and answers with the last")
    func repeated() throws {
        let words = ["check-in", "KR-1", "--done", "a", "--done", "b"]
        guard case .run(let invocation) = Example.catalogue.parse(words) else {
            Issue.record("The verb does not run")
            return
        }
        #expect(invocation.all("done") == ["a", "b"])
        #expect(invocation["done"] == "b")
        #expect(invocation.positionals("GOAL") == ["KR-1"])
    }

    @Test("A version is asked for where there is no verb")
    func version() {
        guard case .version = Example.catalogue.parse(["--version"]) else {
            Issue.record("'--version' is not understood")
            return
        }
    }
}
