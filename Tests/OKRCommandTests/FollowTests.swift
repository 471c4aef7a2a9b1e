import Foundation
import OKRLog
import OKRTesting
import Testing

@testable import okr

@Suite("okr log --follow")
struct FollowTests {
    @Test("What others record is printed as it comes, aligned below what there was")
    func goesOn() throws {
        let world = try FollowingWorld()
        let outcome = world.follow(
            "log --follow --after @6 --width 80",
            while: { try world.okr("check-in KR-1 3") }, {},
            { try world.okr("check-in KR-1 4 --actor bartholomew-the-second") })
        #expect(outcome.code == 130 && outcome.errors == "")
        #expect(
            outcome.output == """
                Log of Acme
                Acme · as known at @7, recorded 2026-01-05 09:06 · about 5 January 2026

                Entry  Recorded          Who              Type                   Subject
                ────────────────────────────────────────────────────────────────────────────────
                   @7  2026-01-05 09:06  ana              key-result-added       KR-1 “Sales”
                   @8  2026-01-05 09:07  ana              check-in-recorded      KR-1 “Sales”
                   @9  2026-01-05 09:08  bartholomew-the  person-described       bartholomew-th…
                                         -second, typed
                                         by ana
                  @10  2026-01-05 09:08  bartholomew-the  check-in-recorded      KR-1 “Sales”
                                         -second, typed
                                         by ana

                """)
        #expect(outcome.writes.count == 3, "a command is written at once")
    }

    @Test("Where there is nothing yet, the head of the table waits for what comes")
    func nothingYet() throws {
        let world = try FollowingWorld()
        let outcome = world.follow(
            "log --follow --after @9",
            while: { try world.okr("check-in KR-1 3") }, { try world.okr("check-in KR-1 4") },
            { try world.okr("check-in KR-1 5") })
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 5 && lines[2].hasPrefix("Entry"))
        #expect(lines[4].hasPrefix("  @10  2026-01-05 09:09"), "\(outcome.output)")
    }

    @Test("As JSON it prints the lines that the log has, each once and in order")
    func json() throws {
        let world = try FollowingWorld()
        let outcome = world.follow(
            "log --follow --json --after @4",
            while: { try world.okr("check-in KR-1 3 --actor ben") },
            {
                try world.okr("check-in KR-1 4")
                try world.okr("check-in KR-1 5 --actor cleo")
            })
        #expect(outcome.code == 130 && outcome.errors == "")
        #expect(outcome.output == (try world.okr("log --json --after @4").output))
        #expect(outcome.writes.map { $0.split(separator: "\n").count } == [1, 1, 1, 2, 1, 2])
    }

    @Test(
        "A filter holds for what comes too, as the ledger knows it by then",
        arguments: [
            ("--goal O-1", [6, 7, 9, 11]), ("--goal KR-1", [7, 9]), ("--actor ben", [12, 13]),
            ("--type key-result-added", [7, 11]), ("--since @9", [9, 10, 11, 12, 13]),
            ("--since 2026-01-06", [12, 13]), ("--owner team:t", [3, 6, 7, 9, 10, 11, 13]),
            ("--since 2026-01-06 --actor ana", []), ("--cycle C --type check-in-recorded", [9]),
        ])
    func filters(_ filter: String, _ expected: [Int]) throws {
        let world = try FollowingWorld()
        try world.okr("person add --handle ben --name Ben")
        let outcome = world.follow(
            "log --follow --json \(filter)",
            while: { try world.okr("check-in KR-1 3") },
            { try world.okr("team add sub Sub --parent t") },
            { try world.okr("kr add O-1 Calls --from 0 --to 5") },
            {
                world.clock.advance(seconds: 86_400)
                try world.okr("cycle add D --from 2026-01-01 --to 2026-03-31 --actor ben")
                try world.okr("objective add Sub --cycle D --owner team:sub --actor ben")
            })
        let numbers = outcome.output.matches(of: /"id":"(\d+)"/).compactMap { Int($0.1) }
        #expect(numbers == expected)
        #expect(outcome.code == 130)
    }

    @Test("What is not acknowledged is not printed, and is once the next writer has counted it")
    func unacknowledged() throws {
        let world = try FollowingWorld()
        let outcome = world.follow(
            "log --follow --json --after @7",
            while: {
                let head = try world.scratch.bytes("acme/head")
                try world.okr("check-in KR-1 3 --actor ben")
                try world.scratch.write(head, to: "acme/head")
            }, { #expect(world.written.isEmpty) },
            {
                #expect(world.written.isEmpty)
                try world.okr("check-in KR-1 4")
            }, { #expect(world.written.count == 2) })
        #expect(outcome.code == 130 && outcome.errors == "")
        #expect(outcome.writes.map { $0.split(separator: "\n").count } == [2, 1])
        #expect(outcome.output == (try world.okr("log --json --after @7").output))
    }

    @Test("A reader takes no lock and leaves every file as it was")
    func readsOnly() throws {
        let world = try FollowingWorld()
        let files = world.scratch.files(under: "acme")
        let before = try files.map { try world.scratch.bytes($0) }
        let store = try FileStore(opening: world.scratch.path + "/acme")
        let outcome = try store.exclusively {
            world.follow("log --follow", while: {}, {}, {})
        }
        #expect(outcome.code == 130)
        #expect(world.scratch.files(under: "acme") == files)
        #expect(try files.map { try world.scratch.bytes($0) } == before)
    }

    @Test("A ledger that is removed is missed, also where its files go one by one")
    func removed() throws {
        for isSlow in [false, true] {
            let world = try FollowingWorld()
            func removeSome() throws {
                try world.scratch.remove("acme/head")
                try world.scratch.remove("acme/log/00000000000000000001.jsonl")
            }
            func removeAll() throws { try world.scratch.remove("acme") }
            let outcome = world.follow(
                "log --follow --json --after @7",
                while: { try world.okr("check-in KR-1 3") }, isSlow ? removeSome : removeAll,
                isSlow ? removeAll : {})
            #expect(outcome.code == 66 && outcome.writes.count == 1)
            #expect(
                outcome.errors.hasSuffix(
                    "There is no ledger here. Make one with init, "
                        + "or name the folder of another.\n"),
                "\(outcome.errors)")
        }
    }

    @Test("A line that was altered before it was read is damage, and is not printed")
    func damaged() throws {
        let world = try FollowingWorld()
        let log = "acme/log/00000000000000000001.jsonl"
        let outcome = world.follow(
            "log --follow --json --after @7",
            while: { try world.okr("check-in KR-1 3") },
            {
                try world.okr("check-in KR-1 4")
                var bytes = try world.scratch.bytes(log)
                bytes[bytes.count - 100] ^= 1
                try world.scratch.write(bytes, to: log)
            }, {})
        #expect(outcome.code == 74 && outcome.writes.count == 1)
        #expect(outcome.errors.contains("entry 9"), "\(outcome.errors)")
    }

    @Test("A ledger that became shorter is not the one that was followed")
    func shorter() throws {
        let world = try FollowingWorld()
        try world.scratch.copy("acme", to: "old")
        let outcome = world.follow(
            "log --follow --json --after @7",
            while: { try world.okr("check-in KR-1 3") },
            { try world.scratch.copy("old", to: "acme") }, {})
        #expect(outcome.code == 74 && outcome.writes.count == 1)
        #expect(outcome.errors.contains("not the one that was read before"))
    }

    @Test("An interruption while much is printed ends it between two commands")
    func interruptedBetween() throws {
        let world = try FollowingWorld()
        world.writesBeforeInterrupt = 3
        let outcome = world.follow("log --follow --json")
        #expect(outcome.code == 130 && outcome.errors == "")
        let first = try world.okr("log --json --until @4").writes
        #expect(outcome.writes == first && first.count == 3, "the first command has two entries")
    }

    @Test("What comes after no entry is all there is")
    func afterNone() throws {
        let world = try FollowingWorld()
        let all = try world.okr("log --json").writes
        for none in ["0", "@0"] {
            #expect(try world.okr("log --json --after \(none)").writes == all)
            #expect(world.follow("log --follow --json --after \(none)").writes == all)
        }
    }

    @Test(
        "What is complete cannot be followed",
        arguments: ["--as-of @3", "--until @3", "--until 2026-01-05", "--as-of -1d"])
    func complete(option: String) throws {
        let world = try FollowingWorld()
        let outcome = world.follow("log --follow \(option)")
        let name = option.split(separator: " ")[0]
        #expect(outcome.code == 64 && outcome.writes.isEmpty)
        #expect(
            outcome.errors.hasPrefix(
                "okr: --follow and \(name) exclude each other: "
                    + "what was recorded by then is complete.\n"))
    }
}
