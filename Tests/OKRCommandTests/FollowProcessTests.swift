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
        for words in [["log", "--follow", "--json"], ["status", "--watch"]] {
            let shown = try binary.okr(words.filter { $0 != "--follow" && $0 != "--watch" })
            let follower = try binary.start([Binary.path] + words)
            #expect(follower.wait { follower.outputSoFar.utf8.count >= shown.bytes.count })
            follower.send(signal)
            let outcome = try follower.finish()
            #expect(outcome.code == 128 + signal && outcome.errors.isEmpty, "\(outcome.errors)")
            #expect(outcome.bytes == shown.bytes)
        }
    }

    @Test("It ends when its reader has gone, though nothing is recorded any more")
    func readerGone() throws {
        let (_, binary) = try ProcessesTests.ledger()
        let outcome = try binary.shell(
            """
            okr log --follow --json | head -2 | wc -l; echo ${PIPESTATUS[0]}
            okr status --watch | head -1; echo ${PIPESTATUS[0]}
            """)
        #expect(outcome.output == "2\n141\nOKRs of Acme\n141\n")
        #expect(outcome.errors.isEmpty, "\(outcome.errors)")
    }

    /// Watches on a pseudo terminal, records a value from beside it, and presses Ctrl-C.
    private static let terminal = """
        import fcntl, os, pty, struct, subprocess, sys, termios
        child, terminal = pty.fork()
        if child == 0:
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 72, 0, 0))
            os.execvp("okr", ["okr", "status", "--watch"])
        shown = b""
        def wait(for_what):
            global shown
            while for_what not in shown:
                shown += os.read(terminal, 65536)
        wait(b"as known at @7")
        subprocess.run(["okr", "check-in", "KR-1", "700"], check=True, stdout=subprocess.DEVNULL)
        wait(b"as known at @8")
        os.write(terminal, b"\\x03")
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        sys.stdout.flush()
        sys.stdout.buffer.write(shown.replace(b"\\r\\n", b"\\n"))
        """

    @Test(
        "On a terminal the scoreboard is drawn in its place until Ctrl-C",
        .enabled(if: PythonOracle.isAvailable))
    func terminal() throws {
        let (scratch, _) = try ProcessesTests.ledger()
        try scratch.write(Self.terminal, to: "watch.py")
        let outcome = try Binary(in: scratch, environment: ["TERM": "xterm", "NO_COLOR": "1"])
            .shell("python3 watch.py")
        #expect(outcome.code == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        #expect(outcome.output.hasPrefix("-2\n\u{1B}[H\u{1B}[2JOKRs of Acme\n"))
        #expect(outcome.output.split(separator: "\u{1B}[H\u{1B}[J").count == 2)
    }
}
