import OKRTesting
import OKRText
import Testing

@Suite("The built command following others")
struct FollowProcessTests {
    /// Whether lines of JSON, as far as they end, are whole commands.
    private static func isWhole(_ output: String) throws -> Bool {
        var missing = 0
        for line in output.utf8.split(separator: 10) {
            let entry = try JSON(parsing: Array(line))
            missing = missing > 0 ? missing - 1 : (entry["count"]?.integer ?? 1) - 1
        }
        return missing == 0 && (output.isEmpty || output.hasSuffix("\n"))
    }

    @Test("While others write, followers print each command whole, once and in order")
    func concurrent() throws {
        let (_, binary) = try ProcessesTests.ledger()
        let followers = try (1...2).map { _ in
            try binary.start([Binary.path, "log", "--follow", "--json", "--after", "@7"])
        }
        // Whoever is new to the ledger is described first: commands of one entry and of two.
        let writers = try (1...3).map { writer in
            try binary.start([
                "/bin/bash", "-c",
                """
                for number in $(seq 8); do
                okr check-in KR-1 $number --actor w\(writer)-$((number / 2)) || exit 1
                done
                """,
            ])
        }
        let all = 3 * (8 + 5)
        for (follower, enough) in zip(followers, [all / 2, all]) {
            #expect(follower.wait { follower.outputSoFar.utf8.count { $0 == 10 } >= enough })
            follower.send(2)
        }
        for writer in writers { #expect(try writer.finish().code == 0) }
        let log = try binary.okr("log", "--json", "--after", "@7").bytes
        let outcomes = try followers.map { try $0.finish() }
        for outcome in outcomes {
            #expect(outcome.code == 130 && outcome.errors.isEmpty, "\(outcome.errors)")
            #expect(log.starts(with: outcome.bytes))
            #expect(try Self.isWhole(outcome.output))
        }
        #expect(outcomes[1].bytes == log)
    }

    @Test("It ends by the signal that ends it, without a word", arguments: [2, 15] as [Int32])
    func signals(_ signal: Int32) throws {
        let (_, binary) = try ProcessesTests.ledger()
        let shown = try binary.okr("log", "--json")
        let follower = try binary.start([Binary.path, "log", "--follow", "--json"])
        #expect(follower.wait { follower.outputSoFar.utf8.count >= shown.bytes.count })
        follower.send(signal)
        let outcome = try follower.finish()
        #expect(outcome.code == 128 + signal && outcome.errors.isEmpty, "\(outcome.errors)")
        #expect(outcome.bytes == shown.bytes)
    }

    @Test("It ends when its reader has gone, though nothing is recorded any more")
    func readerGone() throws {
        let (_, binary) = try ProcessesTests.ledger()
        let outcome = try binary.shell(
            """
            okr log --follow --json | head -2 | wc -l; echo ${PIPESTATUS[0]}
            """)
        #expect(outcome.output == "2\n141\n")
        #expect(outcome.errors.isEmpty, "\(outcome.errors)")
    }
}
