internal import Foundation
internal import Glibc

/// The built command, run as a process of its own the way a stranger runs it.
public struct Binary: Sendable {
    /// Where the built `okr` is: beside the tests.
    public static let path = folder + "/okr"

    /// The folder of the build's products.
    public static let folder: String = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        var url = URL(fileURLWithPath: tests ?? CommandLine.arguments[0])
        while url.path != "/" {
            url.deleteLastPathComponent()
            if FileManager.default.isExecutableFile(atPath: url.path + "/okr") { return url.path }
        }
        preconditionFailure("There is no okr beside the tests; build it with the tests.")
    }()

    /// The folder it runs in.
    public var directory: String

    /// Variables beside the few that every run has; an empty value takes one away.
    public var environment: [String: String] = [:]

    /// Keeps the folder for as long as something runs in it.
    private var scratch: Scratch?

    /// Runs in a folder.
    public init(in directory: String, environment: [String: String] = [:]) {
        self.directory = directory
        self.environment = environment
    }

    /// Runs in a folder of a test's own.
    public init(in scratch: Scratch, environment: [String: String] = [:]) {
        self.init(in: scratch.path, environment: environment)
        self.scratch = scratch
    }

    /// Runs `okr` with arguments to its end.
    @discardableResult
    public func okr(_ arguments: String..., input: String = "") throws -> BinaryOutcome {
        try okr(arguments, input: input)
    }

    /// Runs `okr` with a list of arguments to its end.
    public func okr(_ arguments: [String], input: String = "") throws -> BinaryOutcome {
        try start([Binary.path] + arguments, input: input).finish()
    }

    /// Runs a line of shell, in which `okr` is the built one, to its end.
    @discardableResult
    public func shell(_ script: String, input: String = "") throws -> BinaryOutcome {
        try start(["/bin/bash", "-c", script], input: input).finish()
    }

    /// Starts a program and lets it run.
    public func start(_ words: [String], input: String = "") throws -> RunningBinary {
        try RunningBinary(words, input: input, in: directory, variables: variables)
    }

    /// Runs in a folder where a clock that stands still shows a moment and the login is ana.
    ///
    /// Only where `TranscriptWorld.isPossible`.
    public static func simulated(in scratch: Scratch, at moment: String) throws -> Binary {
        Binary(
            in: scratch,
            environment: try TranscriptWorld.environment(
                seconds: TranscriptWorld.seconds(of: moment)))
    }

    private var variables: [String: String] {
        let usual = [
            "PATH": Binary.folder + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "/bin"),
            "HOME": directory, "LANG": "C.UTF-8", "TZ": "UTC", "TERM": "dumb",
        ]
        return usual.merging(environment) { $1 }.filter { !$0.value.isEmpty }
    }
}

/// What a process wrote and how it ended.
public struct BinaryOutcome: Sendable {
    /// The bytes of the standard output.
    public let bytes: [UInt8]
    /// The standard error as text.
    public let errors: String
    /// The exit code; 128 and the signal's number where a signal ended it.
    public let code: Int32

    /// The standard output as text.
    public var output: String { String(decoding: bytes, as: UTF8.self) }
}

/// A process on its way, with its output kept in files so that nobody waits for anybody.
public final class RunningBinary: Sendable {
    /// The number of the process.
    public let process: Int32
    private let files: Scratch

    init(
        _ words: [String], input: String, in directory: String, variables: [String: String]
    ) throws {
        files = try Scratch()
        try files.write(input, to: "in")
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let create = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, 0, files.path + "/in", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, files.path + "/out", create, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, files.path + "/error", create, 0o600)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // What the tests' own process ignores or blocks is not to be inherited.
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        // A group of its own, so that a signal reaches what a shell started, too.
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes,
            Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
        var number: pid_t = 0
        // `env` changes the folder and becomes the program: the number of the process stays.
        let all = ["/usr/bin/env", "-C", directory] + words
        let arguments = all.map { strdup($0) } + [nil]
        let environment = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in arguments + environment { free(text) } }
        let code = posix_spawn(&number, all[0], &actions, &attributes, arguments, environment)
        guard code == 0 else { throw BinaryFailure(description: "\(words[0]): error \(code)") }
        process = number
    }

    /// Waits for the end.
    public func finish() throws -> BinaryOutcome {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7f
        return BinaryOutcome(
            bytes: try files.bytes("out"),
            errors: String(decoding: try files.bytes("error"), as: UTF8.self),
            code: signal == 0 ? (status >> 8) & 0xff : 128 + signal)
    }

    /// Sends a signal to it and to what it started.
    public func send(_ signal: Int32) { kill(-process, signal) }

    /// Waits until it has ended or something is so, which is asked again and again.
    ///
    /// Answers whether it is so; for signals in the middle of what a process does.
    public func wait(until isSo: () -> Bool) -> Bool {
        while !isSo() {
            var information = siginfo_t()
            waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT)
            if information.si_signo != 0 { return isSo() }
            usleep(500)
        }
        return true
    }

    /// What it has written to the standard output so far.
    public var outputSoFar: String {
        String(decoding: (try? files.bytes("out")) ?? [], as: UTF8.self)
    }
}

/// Why a process could not be started.
public struct BinaryFailure: Error, CustomStringConvertible {
    /// The program and the system's reason.
    public let description: String
}
