import Foundation
import OKRLedger
import OKRModel
import OKRTesting

@testable import okr

/// The world in which a page's console blocks run: a folder, a clock, a login, repeatable chance.
///
/// Every `okr` takes a minute of the simulated clock, so that outputs are exact, hashes included.
final class DocumentationWorld {
    /// Monday, 5 January 2026, nine o’clock, unless the page says otherwise.
    private let clock = SimulatedClock(Instant(microseconds: 1_767_603_600_000_000))
    private var random = SeededBytes(seed: 1)
    private var login = "ana"
    private var secondsPerCommand: Int64 = 60
    private var folder: URL
    private var shell: Shell

    init() throws {
        folder = try DocumentationWorld.makeFolder()
        shell = Shell(in: folder.path, programs: [:])
        try begin()
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private static func makeFolder() throws -> URL {
        // Without links in it, for the program finds out where it really is.
        let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appendingPathComponent("documentation-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    private func begin() throws {
        try FileManager.default.removeItem(at: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        random = SeededBytes(seed: 1)
        login = "ana"
        shell = Shell(in: folder.path, programs: ["okr": { [unowned self] in run($0) }])
    }

    /// Sets `new folder`, `clock TIME`, `login NAME`, `width COLUMNS` or `step SECONDS`.
    func set(_ setting: String) throws {
        let words = setting.split(separator: " ").map(String.init)
        switch words.first {
        case "new": try begin()
        case "clock":
            guard let instant = Instant(words[1]) else {
                throw ShellLine.Problem(description: "“\(setting)” names no instant")
            }
            clock.set(instant)
        case "login": login = words[1]
        case "width": shell.environment["COLUMNS"] = words[1]
        case "step": secondsPerCommand = Int64(words[1]) ?? 60
        default: throw ShellLine.Problem(description: "there is no setting “\(setting)”")
        }
    }

    /// What a command prints, and its exit code.
    func run(_ command: String, _ document: String?) -> (printed: String, code: Int32) {
        let printed = shell.run(command, document: document)
        return (printed, shell.exitCode)
    }

    /// Saves a file in the current folder, as a reader would.
    func save(_ text: String, as name: String) throws {
        try text.write(
            toFile: shell.directory + "/" + name, atomically: false, encoding: .utf8)
    }

    private func run(_ process: Shell.Process) -> Int32 {
        defer { clock.advance(seconds: secondsPerCommand) }
        return Program.run(
            process.arguments,
            in: Surroundings(
                environment: process.environment, directory: process.directory, login: login,
                clock: clock, random: random,
                readFile: { try DocumentationWorld.read($0) }, readInput: { process.input },
                write: process.write, say: process.say))
    }

    private static func read(_ path: String) throws -> [UInt8] {
        // Zones are the machine's otherwise, and hashes would differ from place to place.
        if path == "/usr/share/zoneinfo/Europe/Berlin" { return berlin }
        guard path != "/etc/timezone", let data = FileManager.default.contents(atPath: path) else {
            throw FileProblem(path: path, reason: "No such file or directory", isMissing: true)
        }
        return Array(data)
    }

    /// The rule of Europe/Berlin alone, as a TZif file without its history (RFC 8536).
    private static let berlin: [UInt8] = {
        let header = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
        let counts: [UInt8] = [0, 0, 0, 0, 0, 1, 4].flatMap { [0, 0, 0, $0] }.dropFirst(4) + []
        let types: [UInt8] = [0, 0, 14, 16, 0, 0] + Array("CET\0".utf8)
        let block = header + counts + types
        return block + block + Array("\nCET-1CEST,M3.5.0,M10.5.0/3\n".utf8)
    }()
}
