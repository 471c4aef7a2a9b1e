import OKRModel
import Testing

@testable import okr

@Suite("Wrong usage is explained")
struct UsageErrorTests {
    @Test(
        "A sentence says what is wrong and what was probably meant",
        arguments: [
            (["stats"], "There is no verb 'stats'. Did you mean 'status'?"),
            (["sttaus"], "There is no verb 'sttaus'. Did you mean 'status'?"),
            (["STATUS"], "There is no verb 'STATUS'. Did you mean 'status'?"),
            (["kr-add", "O-1"], "There is no verb 'kr-add'. Did you mean 'kr add'?"),
            (["kr", "ad"], "There is no verb 'kr ad'. Did you mean 'kr add'?"),
            (["kr", "wonder"], "There is no verb 'kr wonder'."),
            (["add", "kr"], "There is no verb 'add kr'. Did you mean 'kr add'?"),
            (["checkin", "KR-1"], "There is no verb 'checkin'. Did you mean 'check-in'?"),
            (["helpp"], "There is no verb 'helpp'. Did you mean 'help'?"),
            (["help", "stauts"], "There is no verb 'stauts'. Did you mean 'status'?"),
            (["--json"], "A verb is missing."),
            (["--bogus"], "There is no option '--bogus'."),
            (["--verson"], "There is no option '--verson'. Did you mean '--version'?"),
            (
                ["check-in", "KR-1", "--confidense", "1"],
                "'okr check-in' has no option '--confidense'. Did you mean '--confidence'?"
            ),
            (
                ["check-in", "KR-1", "--conf", "1"],
                "'okr check-in' has no option '--conf'. Did you mean '--confidence'?"
            ),
            (["status", "-json"], "'okr status' has no option '-json'. Did you mean '--json'?"),
            (["status", "-x"], "'okr status' has no option '-x'."),
            (["status", "--note", "a"], "'okr status' has no option '--note'."),
            (["check-in", "KR-1", "--note"], "'--note TEXT' needs a value."),
            (["check-in", "KR-1", "--note", "--json"], "'--note TEXT' needs a value."),
            (["check-in", "KR-1", "--note", "--"], "'--note TEXT' needs a value."),
            (
                ["check-in", "KR-1", "--note", "--ok"],
                "'--note TEXT' needs a value. If '--ok' is the value, write '--note=--ok'."
            ),
            (["kr", "add", "O-1", "T", "--between", "3"], "'--between LOW HIGH' needs 2 values."),
            (["status", "--json=yes"], "'--json' takes no value."),
            (["status", "--on", "a", "--on", "b"], "'--on' is given twice."),
            (["status", "--json", "--json"], "'--json' is given twice."),
            (["status", "json"], "'json' is one argument too many. Did you mean '--json'?"),
            (["status", "x"], "'x' is one argument too many."),
            (
                ["kr", "add", "O-1", "Raise", "code"],
                "'code' is one argument too many. A text of several words needs quotes."
            ),
            (["check-in"], "GOAL is missing: the goal's identifier."),
            (["kr", "add", "O-1"], "TITLE is missing: what it is."),
            (["import"], "FILE is missing: a CSV file, or - for the standard input."),
            (["comment"], "GOAL|@ENTRY is missing: what it is about."),
            (["align", "O-2"], "PARENT[=WEIGHT] is missing: what it serves."),
            (
                ["blocker", "reslove", "@7"],
                "There is no verb 'blocker reslove'. Did you mean 'blocker resolve'?"
            ),
            (["blocker", "@7"], "There is no verb 'blocker @7'."),
            (
                ["milestone", "KR-1", "add"],
                "There is no verb 'milestone KR-1'. Did you mean 'milestone add'?"
            ),
            (["init", "acme"], "'--name NAME' is missing: the name of the organization."),
            (
                ["report", "x", "--format", "htm"],
                "'--format' is text, html or csv, not 'htm'. Did you mean 'html'?"
            ),
            (
                ["status", "--color", "sometimes"],
                "'--color' is auto, always or never, not 'sometimes'."
            ),
        ])
    func sentence(_ words: [String], _ sentence: String) {
        guard case .usageError(let error) = Example.catalogue.parse(words) else {
            Issue.record("'\(words.joined(separator: " "))' is taken for right")
            return
        }
        #expect(error.sentence == sentence)
    }

    @Test("An error ends with how the verb is typed and where to read more")
    func text() {
        let words = [["init", "acme"], ["kr", "ad"], ["stats"]]
        let texts = words.map { words -> String in
            guard case .usageError(let error) = Example.catalogue.parse(words) else { return "" }
            return error.text
        }
        #expect(
            texts.joined() == """
                okr: '--name NAME' is missing: the name of the organization.
                Usage: okr init PATH --name NAME [options]
                More:  okr help init
                okr: There is no verb 'kr ad'. Did you mean 'kr add'?
                Usage: okr kr VERB [arguments] [options]
                More:  okr help kr
                okr: There is no verb 'stats'. Did you mean 'status'?
                Usage: okr VERB [arguments] [options]
                More:  okr help

                """)
        #expect(UsageError.exitCode == 64)
    }

    @Test(
        "A distance counts insertions, deletions, replacements and swaps of neighbours",
        arguments: [
            ("", "", 0), ("a", "", 1), ("", "abc", 3), ("status", "status", 0),
            ("sttaus", "status", 1),
            ("kitten", "sitting", 3), ("ab", "ba", 1), ("ca", "abc", 3), ("größe", "grösse", 2),
        ])
    func distance(_ source: String, _ target: String, _ distance: Int) {
        #expect(NearMiss.distance(from: source, to: target) == distance)
        #expect(NearMiss.distance(from: target, to: source) == distance)
    }
}
