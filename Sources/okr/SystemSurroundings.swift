// The only file of this target that asks the operating system anything.

import Glibc
import OKRLedger
import OKRModel
import Synchronization

/// The clock of the operating system.
struct SystemClock: LedgerClock {
    /// The moment it is now, in microseconds.
    func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }
}

/// A file that could not be read, with the system's reason.
struct FileProblem: Error {
    let path: String
    let reason: String
    let isMissing: Bool
}

/// The standard output cannot be written.
struct OutputProblem: Error {
    let reason: String
    /// Whether the reader has gone, as `head` does; nobody needs to be told.
    let isClosedPipe: Bool
    /// Whether the command was recorded before its answer could not be written.
    var isRecorded = false
}

/// The signal that asked the program to end; 0 where none did.
private let interruption = Atomic<Int32>(0)

extension Surroundings {
    /// The surroundings of a program started from a shell.
    static func system() -> Surroundings {
        let environment = readEnvironment()
        return Surroundings(
            environment: environment, directory: currentDirectory(), login: loginName(environment),
            clock: SystemClock(), random: SystemRandomBytes(), isTerminal: isatty(1) == 1,
            columns: { terminalColumns() }, readFile: { try read($0) },
            readInput: { try readAll(0, "-") },
            write: { try writeAll($0, to: 1) }, say: { try? writeAll($0, to: 2) },
            beginWatchingInterrupts: {
                signal(SIGINT) { interruption.store($0, ordering: .relaxed) }
                signal(SIGTERM) { interruption.store($0, ordering: .relaxed) }
            }, isInterrupted: { interruption.load(ordering: .relaxed) != 0 },
            wait: { try waitForOthers() })
    }

    /// How long one look waits for the next, in milliseconds.
    private static let pause: Int32 = 250

    /// Waits; a signal ends it early, and so does the end of whoever reads the output.
    private static func waitForOthers() throws {
        var output = pollfd(fd: 1, events: 0, revents: 0)
        guard poll(&output, 1, pause) > 0 else { return }
        let isGone = output.revents & Int16(POLLNVAL) == 0
        throw OutputProblem(reason: String(cString: strerror(EBADF)), isClosedPipe: isGone)
    }

    /// The words after the program's own name; nil where one is not UTF-8.
    ///
    /// Repaired, such a word would be recorded as something that nobody typed.
    static var words: [String]? {
        var words: [String] = []
        for index in (0..<Int(CommandLine.argc)).dropFirst() {
            guard let bytes = CommandLine.unsafeArgv[index],
                let word = String(validatingCString: bytes)
            else { return nil }
            words.append(word)
        }
        return words
    }

    /// Ends the program; where a signal asked for it, by that signal.
    ///
    /// Shells and service managers go by how a program ended: a loop in a script ends with it.
    static func leave(with code: Int32) -> Never {
        let number = interruption.load(ordering: .relaxed)
        if code == Interrupted.exitCode, number != 0 {
            signal(number, SIG_DFL)
            raise(number)
        }
        exit(code)
    }

    private static func readEnvironment() -> [String: String] {
        var result: [String: String] = [:]
        var entry = environ
        while let variable = entry.pointee {
            let text = String(cString: variable)
            if let equals = text.firstIndex(of: "=") {
                result[String(text[..<equals])] = String(text[text.index(after: equals)...])
            }
            entry += 1
        }
        return result
    }

    private static func currentDirectory() -> String {
        guard let path = getcwd(nil, 0) else { return "." }
        defer { free(path) }
        return String(cString: path)
    }

    /// The name of the effective user, as the system knows it; not what a variable claims.
    private static func loginName(_ environment: [String: String]) -> String {
        guard let user = getpwuid(geteuid()) else { return "uid-\(geteuid())" }
        return String(cString: user.pointee.pw_name)
    }

    private static func terminalColumns() -> Int? {
        var size = winsize()
        guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    private static func read(_ path: String) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw problem(path) }
        defer { close(descriptor) }
        return try readAll(descriptor, path)
    }

    private static func readAll(_ descriptor: Int32, _ path: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw problem(path) }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }

    private static func problem(_ path: String) -> FileProblem {
        let code = errno
        return FileProblem(
            path: path, reason: String(cString: strerror(code)),
            isMissing: [ENOENT, ENOTDIR, EISDIR].contains(code))
    }

    private static func writeAll(_ text: String, to descriptor: Int32) throws {
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress.map { $0 + start }, bytes.count - start)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw OutputProblem(
                    reason: String(cString: strerror(errno)), isClosedPipe: errno == EPIPE)
            }
            start += count
        }
    }
}
