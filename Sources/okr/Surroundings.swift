import OKRLedger
import OKRModel

/// The world around a command: what it reads, where it writes, and what time it is there.
///
/// The program itself uses the system's; tests and the demo hand in their own.
struct Surroundings {
    /// The variables of the environment.
    var environment: [String: String]
    /// The current folder, from which relative paths go out.
    var directory: String
    /// The login name of the operating system.
    var login: String
    /// The clock that dates entries.
    var clock: any LedgerClock
    /// The source of salts and identifiers.
    var random: any RandomBytes
    /// Whether the standard output is a terminal.
    var isTerminal = false
    /// The columns that the terminal has now, where there is one.
    var columns: () -> Int? = { nil }
    /// Whether what is made here is dated by a simulated clock.
    var isSimulated = false
    /// The bytes of a file.
    var readFile: (String) throws -> [UInt8]
    /// The bytes of the standard input.
    var readInput: () throws -> [UInt8]
    /// Writes to the standard output.
    var write: (String) throws -> Void
    /// Writes to the standard error.
    var say: (String) -> Void
    /// From now on an interruption is remembered instead of ending the program at once.
    var beginWatchingInterrupts: () -> Void = {}
    /// Whether an interruption was remembered.
    var isInterrupted: () -> Bool = { false }
    /// Waits a moment, in which others may record something; shorter where it is interrupted.
    ///
    /// Throws where the reader of the output has gone. Where nobody else is there would be no end
    /// to waiting: then it is as if the user ended it.
    var wait: () throws -> Void = { throw Interrupted() }

    /// A path as an absolute one.
    func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        if path == "." || path.isEmpty { return directory }
        return directory + "/" + path
    }
}
