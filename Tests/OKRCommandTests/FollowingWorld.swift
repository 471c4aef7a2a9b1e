import OKRLedger
import OKRLog
import OKRModel
import OKRTesting

@testable import okr

/// A ledger and a process that follows it: while that one waits, steps of the test happen.
///
/// After the last step the user presses Ctrl-C.
final class FollowingWorld {
    let scratch: Scratch
    let clock = SimulatedClock(Instant(microseconds: 1_767_603_600_000_000))
    /// Whether the follower's output is a terminal, and its columns.
    var terminal: (name: String, columns: Int)?
    /// What the follower has written so far, call by call.
    private(set) var written: [String] = []
    /// After so many writes the user presses Ctrl-C while the follower goes on.
    var writesBeforeInterrupt = Int.max
    private let random = SeededBytes(seed: 3)
    private var isInterrupted = false

    /// What a command wrote, call by call, and how it ended.
    struct Outcome {
        var writes: [String] = []
        var errors = ""
        var code: Int32 = 0
        var output: String { writes.joined() }
    }

    /// A command of another process that did not end well.
    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    /// A folder `acme` with a cycle, two teams, an objective O-1 and its key result KR-1: @1 to @7.
    init() throws {
        scratch = try Scratch()
        for command in [
            "init acme --name Acme --timezone UTC", "team add t T", "team add other Other",
            "cycle add C --from 2026-01-01 --to 2026-12-31",
            "objective add Grow --cycle C --owner team:t", "kr add O-1 Sales --from 0 --to 10",
        ] {
            try okr(command)
        }
    }

    /// Runs a command of another process to its end; it has to end well.
    @discardableResult
    func okr(_ line: String) throws -> Outcome {
        clock.advance(seconds: 60)
        var outcome = Outcome()
        let words = line.split(separator: " ").map(String.init)
        let folder = scratch.path + (words[0] == "init" ? "" : "/acme")
        outcome.code = Program.run(
            words,
            in: surroundings(
                folder, write: { outcome.writes.append($0) }, say: { outcome.errors += $0 }))
        guard outcome.code == 0 else { throw Failed(description: "okr \(line): \(outcome.errors)") }
        return outcome
    }

    /// Runs a command that follows, while the steps happen, and then Ctrl-C.
    func follow(_ line: String, while steps: (() throws -> Void)...) -> Outcome {
        var outcome = Outcome()
        var rest = steps[...]
        isInterrupted = false
        written = []
        var around = surroundings(
            scratch.path + "/acme", write: { self.written.append($0) },
            say: { outcome.errors += $0 })
        around.isTerminal = terminal != nil
        around.columns = { self.terminal?.columns }
        around.environment["TERM"] = terminal?.name
        around.isInterrupted = {
            self.isInterrupted || self.written.count >= self.writesBeforeInterrupt
        }
        around.wait = {
            guard let step = rest.popFirst() else { return self.isInterrupted = true }
            try step()
        }
        outcome.code = Program.run(line.split(separator: " ").map(String.init), in: around)
        outcome.writes = written
        if !rest.isEmpty { outcome.errors += "\(rest.count) steps were not waited for\n" }
        return outcome
    }

    private func surroundings(
        _ folder: String, write: @escaping (String) -> Void, say: @escaping (String) -> Void
    ) -> Surroundings {
        Surroundings(
            environment: [:], directory: folder, login: "ana", clock: clock, random: random,
            readFile: { path in
                throw FileProblem(path: path, reason: "No such file", isMissing: true)
            }, readInput: { [] }, write: write, say: say)
    }
}
