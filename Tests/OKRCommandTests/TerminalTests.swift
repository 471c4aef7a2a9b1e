import OKRTesting
import Testing

@Suite("The built command on a terminal, and where it may not write")
struct TerminalTests {
    /// Runs `okr` on a pseudo terminal of 72 columns and prints what it showed.
    private static let terminal = """
        import fcntl, os, pty, struct, sys, termios
        child, terminal = pty.fork()
        if child == 0:
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 72, 0, 0))
            os.execvp("okr", ["okr"] + sys.argv[1:])
        shown = b""
        while True:
            try:
                chunk = os.read(terminal, 65536)
            except OSError:
                break
            if not chunk:
                break
            shown += chunk
        sys.stdout.buffer.write(shown.replace(b"\\r\\n", b"\\n"))
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        """

    private static func show(
        _ arguments: String, environment: [String: String], in scratch: Scratch
    ) throws -> BinaryOutcome {
        try scratch.write(terminal, to: "terminal.py")
        return try Binary(in: scratch, environment: environment)
            .shell("python3 terminal.py \(arguments)")
    }

    @Test(
        "Colour is for terminals that have it and users who want it",
        .enabled(if: PythonOracle.isAvailable))
    func colour() throws {
        let (scratch, _) = try ProcessesTests.ledger()
        let cases: [(arguments: String, environment: [String: String], isColoured: Bool)] = [
            ("status", ["TERM": "xterm-256color"], true),
            ("status", ["TERM": "dumb"], false),
            ("status", ["TERM": ""], false),
            ("status", ["TERM": "xterm", "NO_COLOR": "1"], false),
            ("status --color never", ["TERM": "xterm"], false),
            ("status --color always", ["TERM": "dumb"], true),
            ("status --json", ["TERM": "xterm"], false),
            ("log --json", ["TERM": "xterm"], false),
            ("help", ["TERM": "dumb"], false),
            ("help", ["TERM": "xterm", "NO_COLOR": "1"], false),
            ("help", ["TERM": "xterm"], true),
        ]
        for (arguments, environment, isColoured) in cases {
            let shown = try Self.show(arguments, environment: environment, in: scratch)
            #expect(shown.code == 0, "\(shown.output)")
            #expect(shown.bytes.contains(27) == isColoured, "\(arguments) \(environment)")
        }
    }

    @Test("What is shown fits the terminal", .enabled(if: PythonOracle.isAvailable))
    func width() throws {
        let (scratch, binary) = try ProcessesTests.ledger()
        try binary.okr(
            "objective", "add", String(repeating: "long ", count: 90), "--cycle", "Age",
            "--owner", "team:acme")
        for verb in ["status", "status --all", "show O-2", "audit", "log", "cycle list", "help"] {
            let shown = try Self.show(verb, environment: ["TERM": "dumb"], in: scratch)
            let longest = shown.output.split(separator: "\n").map(\.count).max() ?? 0
            #expect(shown.code == 0 && longest <= 72, "\(verb): \(longest) columns")
        }
    }

    @Test(
        "A large import shows how far it is on a terminal, and only there",
        .enabled(if: PythonOracle.isAvailable))
    func progress() throws {
        let (scratch, _) = try ProcessesTests.ledger()
        let rows = (1...1200).map { "KR-1,2001-01-01,\($0)\n" }.joined()
        try scratch.write("goal,on,value\n" + rows, to: "rows.csv")
        let shown = try Self.show("import rows.csv", environment: ["TERM": "xterm"], in: scratch)
        #expect(shown.output.contains("500 of 1200") && shown.output.contains("1200 of 1200"))
        #expect(shown.output.hasSuffix("1200 rows recorded\n"))
        try scratch.write("goal,on,value\n" + rows + "KR-2,2001-01-01,5\n", to: "rows.csv")
        let piped = try Binary(in: scratch).okr("import", "rows.csv")
        #expect(piped.errors.isEmpty, "\(piped.errors)")
    }

    @Test("A ledger that may not be written can be read, and a writer is told")
    func readOnly() throws {
        let (_, binary) = try ProcessesTests.ledger()
        // For root every file can be written, so that another user has to try.
        let prefix =
            try binary.shell("id -u").output == "0\n"
            ? "setpriv --reuid 65534 --regid 65534 --clear-groups " : ""
        try binary.shell("chmod -R a-w,a+rX .")
        defer { _ = try? binary.shell("chmod -R u+w .") }
        guard try binary.shell("\(prefix)okr --version").code == 0 else {
            print("skipped: no other user can be tried to read a ledger that may not be written")
            return
        }
        for verb in ["status", "log", "audit", "history KR-1", "verify", "checkpoint"] {
            let outcome = try binary.shell("\(prefix)okr \(verb)")
            #expect(outcome.code == 0 && outcome.errors.isEmpty, "\(verb): \(outcome.errors)")
        }
        let refused = try binary.shell("\(prefix)okr check-in KR-1 5")
        #expect(refused.code == 74 && refused.output.isEmpty)
        #expect(refused.errors.contains("cannot be written here by this user"), "\(refused.errors)")
        #expect(try binary.shell("\(prefix)okr check-in KR-1 5 --dry-run").code == 0)
    }

    @Test("A disk that is full is said to be, and what was recorded stays")
    func fullDisk() throws {
        let scratch = try Scratch()
        let binary = Binary(in: scratch)
        let outcome = try binary.shell(
            """
            mkdir small && unshare -m bash -c '
            mount -t tmpfs -o size=256k none small && cd small || exit 99
            okr init . --name Acme --timezone UTC && okr team add t "First" && okr checkpoint > ../kept
            for number in $(seq 2000); do
            okr team add t$number "$(printf "wide %.0s" {1..90})" > /dev/null || break
            done
            echo "stopped at $number with $?"
            okr team add last "Last"; echo "code $?"
            okr verify --against ../kept; echo "verified $?"; okr log | tail -1
            mount -o remount,size=4m small; okr team add last "Last"; okr verify'
            """)
        guard outcome.code != 99, !outcome.errors.contains("unshare") else {
            print("skipped: no small file system can be mounted here")
            return
        }
        #expect(outcome.errors.contains("There is no space left"), "\(outcome.errors)")
        #expect(outcome.output.contains("verified 0") && outcome.code == 0, "\(outcome.output)")
    }
}
