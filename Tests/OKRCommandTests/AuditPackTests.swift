import Foundation
import OKRModel
import OKRTesting
import Testing

@testable import okr

/// Audit packs of the stories that are built in, checked by their own script.
@Suite("Audit packs", .enabled(if: PythonOracle.isAvailable))
struct AuditPackTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    /// Types a command and answers what it prints; problems stand after the output.
    @discardableResult
    private func type(_ command: [String]) -> (printed: String, code: Int32) {
        PackWorld.run(command, in: scratch.path)
    }

    private func makePack(_ story: String = "account", _ options: [String] = []) throws {
        #expect(type(["demo", "ledger", "--story", story]).code == 0)
        let made = type(["audit-pack", "2026-Q1", "--out", "pack", "--ledger", "ledger"] + options)
        #expect(made.code == 0, "\(made.printed)")
    }

    /// Checks a folder with the script of the repository, not the one that stands in it.
    private func verify(_ name: String, _ more: [String] = []) throws -> String {
        try PythonOracle.lines(
            of: PackWorld.verifying,
            given: [Repository.root + "/Sources/CAuditPack/verify.py", scratch.path + "/" + name]
                + more
        ).joined(separator: "\n")
    }

    @Test("A pack is good, names the checkpoint, and is the same every time")
    func good() throws {
        try makePack()
        let checkpoint = type(["checkpoint", "--ledger", "ledger"]).printed
        let lines = checkpoint.split(separator: "\n")
        let verdict = try verify("pack")
        #expect(verdict.hasPrefix("GOOD: "), "\(verdict)")
        #expect(verdict.contains("the log with \(lines[1]) entries and the root \(lines[2])"))
        try scratch.write(checkpoint, to: "kept")
        #expect(try verify("pack", [scratch.path + "/kept"]).hasSuffix("the one that was kept"))
        #expect(try scratch.bytes("pack/verify.py") == AuditPack.verifier)

        type(["audit-pack", "2026-Q1", "--out", "again", "--ledger", "ledger"])
        let names = scratch.files(under: "pack").map { $0.dropFirst("pack/".count) }
        #expect(scratch.files(under: "again").map { $0.dropFirst("again/".count) } == names)
        for name in names {
            #expect(try scratch.bytes("pack/\(name)") == scratch.bytes("again/\(name)"))
        }
    }

    @Test("Whoever has a pack and Python checks it where it lies, with the documented script")
    func asDocumented() throws {
        try makePack()
        let page = try String(
            contentsOfFile: Repository.root + "/docs/reference/audit-pack.md", encoding: .utf8)
        let script = page.components(separatedBy: "```python\n")[1]
            .components(separatedBy: "```\n")[0]
        #expect(Array(script.utf8) == AuditPack.verifier)
        let own = try PythonOracle.lines(
            of: "import runpy, sys; runpy.run_path(input(), run_name='__main__')",
            given: [scratch.path + "/pack/verify.py"])
        #expect(own.first?.hasPrefix("GOOD: 72 entries of 17 subjects") == true, "\(own)")
    }

    @Test("A pack out of a log of several tiles is good, also as of an earlier entry")
    func severalTiles() throws {
        try makePack("quarter")
        #expect(try verify("pack").hasPrefix("GOOD: "))
        let earlier = [
            "audit-pack", "2026-Q1", "--out", "earlier", "--ledger", "ledger", "--as-of", "@512",
        ]
        #expect(type(earlier).code == 0)
        #expect(try verify("earlier").contains("the log with 512 entries"))
    }

    @Test("A pack with any byte changed is refused")
    func anyByte() throws {
        try makePack()
        let isFull = ProcessInfo.processInfo.environment["OKR_TESTS"] == "full"
        let report = try PythonOracle.lines(
            of: PackWorld.flipping,
            given: [
                Repository.root + "/Sources/CAuditPack/verify.py", scratch.path + "/pack",
                isFull ? "60" : "12",
            ])
        #expect(report.last?.hasSuffix("changed bytes refused") == true, "\(report)")
        #expect(report.filter { $0.hasPrefix("ACCEPTED") } == [])
    }

    @Test("A pack whose sums fit is refused for what its entries and its tree say")
    func forged() throws {
        try makePack()
        let report = try PythonOracle.lines(
            of: PackWorld.forging,
            given: [
                Repository.root + "/Sources/CAuditPack/verify.py", scratch.path + "/pack",
            ])
        #expect(
            report == [
                "a value: the crc of entry 24 is wrong",
                "a value and its crc: entry 24 is not the one in the tree",
                "a note: the texts of entry 24 are other ones",
                "an entry left out: a revision of KR-1 is missing before 29",
                "a tile: the tiles do not make the root of the checkpoint",
                "a root: the tiles do not make the root of the checkpoint",
                "a size: tile/0/000.p/72 has another width",
                "a row: audit.csv tells of entry 13 another subject",
                "a file more: SHA256SUMS is not that of the files: more",
                "a file less: SHA256SUMS is not that of the files: ",
            ])
    }

    @Test("A folder that is none, or no pack, is refused with what to name")
    func noPack() throws {
        #expect(
            try verify("none") == "there is no folder \(scratch.path)/none; name that of the pack")
        try scratch.write("x", to: "file")
        #expect(
            try verify(".")
                == "\(scratch.path) has no file SHA256SUMS; it is no audit pack, or not whole")
    }

    @Test("A pack without texts has none in any file, and is good")
    func withoutTexts() throws {
        try makePack("account", ["--without-private"])
        #expect(try verify("pack").hasPrefix("GOOD: "))
        let texts = [
            "Harbour", "Ana", "Ruiz", "Ben Hale", "Dora", "Departures", "leave on time", "ramp",
            "telephone", "Night crew", "lock is closed", "Easter", "Guests come", "cleo",
        ]
        for file in scratch.files(under: "pack") where !file.contains("/tile/") {
            let text = String(decoding: try scratch.bytes(file), as: UTF8.self)
            for word in texts { #expect(!text.contains(word), "\(file) holds “\(word)”") }
        }
        let audit = String(decoding: try scratch.bytes("pack/audit.md"), as: UTF8.self)
        #expect(audit.contains("p1, for p3"), "authors are told by what stands in the entry")
    }

    @Test("Nothing is overwritten, and an unknown cycle or moment is refused")
    func refusals() throws {
        try makePack()
        let again = type(["audit-pack", "2026-Q1", "--out", "pack", "--ledger", "ledger"])
        #expect(
            again.printed == """
                okr: there is something at pack already; give a folder that is not there yet; \
                nothing is overwritten

                """)
        #expect(again.code == 1)
        let unknown = type(["audit-pack", "2026-Q9", "--out", "other", "--ledger", "ledger"])
        #expect(unknown.printed == "okr: there is no cycle 2026-Q9; okr cycle list lists them\n")
        let early = type(
            ["audit-pack", "2026-Q1", "--out", "other", "--ledger", "ledger", "--as-of", "@3"])
        #expect(
            early.printed == "okr: there is no cycle 2026-Q1 as of @3; okr cycle list lists them\n")
        let nowhere = type(["audit-pack", "2026-Q1", "--out", "no/where", "--ledger", "ledger"])
        #expect(nowhere.code == 66, "\(nowhere.printed)")
        #expect(scratch.files(under: "other") == [])
    }

    @Test("A cycle of which nothing happened yet has a pack, too")
    func emptyCycle() throws {
        for command in [
            ["init", "ledger", "--name", "Acme", "--timezone", "UTC"],
            [
                "cycle", "add", "Q1", "--from", "2020-01-01", "--to", "2020-03-31", "--ledger",
                "ledger",
            ],
            ["audit-pack", "Q1", "--out", "pack", "--ledger", "ledger"],
        ] {
            let (printed, code) = type(command)
            #expect(code == 0, "\(printed)")
        }
        #expect(try verify("pack").hasPrefix("GOOD: 3 entries of 3 subjects"))
        let start = String(
            decoding: try scratch.bytes("pack/status-1-start.json"), as: UTF8.self)
        #expect(start.contains("The ledger knew nothing before"))
    }

    @Test("A pack holds the KPI behind a key result, whole and of its own, and is good")
    func linked() throws {
        for command in [
            ["init", "ledger", "--name", "Acme", "--timezone", "UTC"],
            ["cycle", "add", "Q1", "--from", "2026-01-01", "--to", "2026-03-31"],
            ["person", "add", "--handle", "ana", "--name", "Ana Ruiz"],
            ["kpi", "add", "Revenue", "--owner", "person:ana"],
            ["kpi", "add", "Heads", "--owner", "person:ana"],
            ["kpi", "add", "Apart", "--owner", "person:ana"],
            ["kpi", "add", "A head", "--owner", "person:ana", "--formula", "KPI-1 / KPI-2"],
            ["check-in", "KPI-1", "90"], ["check-in", "KPI-2", "3"],
            ["objective", "add", "Grow", "--cycle", "Q1", "--owner", "person:ana"],
            [
                "kr", "add", "O-1", "Earn more a head", "--from", "20", "--to", "40", "--kpi",
                "KPI-4",
            ],
            ["check-in", "KPI-1", "105"],
        ] {
            let (printed, code) = type(
                command[0] == "init" ? command : command + ["--ledger", "ledger"])
            #expect(code == 0, "\(command): \(printed)")
        }
        let made = type(["audit-pack", "Q1", "--out", "pack", "--ledger", "ledger"])
        #expect(made.code == 0, "\(made.printed)")
        #expect(try verify("pack").hasPrefix("GOOD: "))
        func text(_ name: String) throws -> String {
            String(decoding: try scratch.bytes("pack/" + name), as: UTF8.self)
        }
        let revisions = try text("revisions.txt").split(separator: "\n")
        for line in ["KPI-1: 1…3", "KPI-2: 1…2", "KPI-4: 1…1"] {
            #expect(revisions.contains { $0 == line }, "\(line)")
        }
        #expect(!revisions.contains { $0.hasPrefix("KPI-3") })
        // 105 / 3 is 35, three quarters of the way from 20 to 40.
        #expect(try text("status-4-known.json").contains("\"progress\": 0.75"))
        #expect(try text("audit.csv").contains("KPI-1"))
    }
}
