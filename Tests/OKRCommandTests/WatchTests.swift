import OKRTesting
import Testing

@testable import okr

@Suite("okr status --watch")
struct WatchTests {
    @Test("Without a terminal the scoreboard is printed again whenever something is recorded")
    func printsAgain() throws {
        let world = try FollowingWorld()
        var boards = [try world.okr("status").output]
        let outcome = world.follow(
            "status --watch",
            while: {
                try world.okr("check-in KR-1 3")
                boards.append(try world.okr("status").output)
            }, {}, {},
            {
                try world.okr("check-in KR-1 4")
                try world.okr("check-in KR-1 5")
                boards.append(try world.okr("status").output)
            })
        #expect(outcome.code == 130 && outcome.errors == "")
        #expect(outcome.output == boards.joined(separator: "\n"))
        #expect(outcome.writes.count == 3 && boards[2].contains("50 %"))
    }

    @Test("On a terminal it is drawn in its place, unless that understands no escapes")
    func redraws() throws {
        for (name, first, next) in [
            ("xterm", "\u{1B}[H\u{1B}[2J", "\u{1B}[H\u{1B}[J"), ("dumb", "", "\n"),
        ] {
            let world = try FollowingWorld()
            world.terminal = (name: name, columns: 80)
            let outcome = world.follow(
                "status --watch --color never", while: { try world.okr("check-in KR-1 3") })
            let board = try world.okr("status --width 80").output
            #expect(outcome.writes.count == 2)
            #expect(outcome.writes.first?.hasPrefix(first + "OKRs of Acme\n") == true)
            #expect(outcome.writes.last == next + board)
        }
    }

    @Test("A terminal of another width gets a scoreboard that fits")
    func resized() throws {
        let world = try FollowingWorld()
        world.terminal = (name: "xterm", columns: 80)
        let outcome = world.follow(
            "status --watch --color never", while: {}, { world.terminal?.columns = 40 }, {})
        #expect(outcome.writes.count == 2)
        #expect(
            outcome.writes.last == "\u{1B}[H\u{1B}[J"
                + (try world.okr("status --width 40").output))
    }

    @Test("Filters hold, and a new day counts though nothing was recorded")
    func filtersAndDays() throws {
        let world = try FollowingWorld()
        var boards: [String] = []
        let options = "--all --owner team:t"
        let outcome = world.follow(
            "status --watch \(options)",
            while: {
                boards.append(try world.okr("status \(options)").output)
                try world.okr("team add sub Sub --parent t")
                try world.okr("objective add Sub --cycle C --owner team:sub")
                try world.okr("objective add Other --cycle C --owner team:other")
                boards.append(try world.okr("status \(options)").output)
            },
            {
                world.clock.advance(seconds: 86_400)
                boards.append(try world.okr("status \(options)").output)
            })
        #expect(outcome.output == boards.joined(separator: "\n"))
        #expect(boards[1].contains("O-2 Sub") && !boards[1].contains("O-3 Other"))
        #expect(boards[2].contains("6 January 2026"))
    }

    @Test("As JSON it is a stream of answers, on a terminal too")
    func json() throws {
        let world = try FollowingWorld()
        world.terminal = (name: "xterm", columns: 80)
        let first = try world.okr("status --json").output
        let outcome = world.follow(
            "status --watch --json", while: { try world.okr("check-in KR-1 3") })
        #expect(outcome.output == first + "\n" + (try world.okr("status --json").output))
    }

    @Test("What was known then does not change and cannot be watched")
    func asOf() throws {
        let world = try FollowingWorld()
        let outcome = world.follow("status --watch --as-of @3")
        #expect(outcome.code == 64 && outcome.writes.isEmpty)
        #expect(
            outcome.errors.hasPrefix(
                "okr: --watch and --as-of exclude each other: "
                    + "what was known then does not change.\n"))
    }
}
