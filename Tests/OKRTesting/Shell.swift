internal import Foundation

/// A tiny shell for the console blocks of the documentation: it runs programs in this process.
///
/// It knows the handful of commands in `ShellPrograms.swift` and what it is handed, nothing else,
/// so that a block that leans on something unusual fails instead of depending on the machine.
public final class Shell {
    /// A program: does its work and answers its exit code.
    public typealias Program = (Process) -> Int32

    /// What a program is given.
    public struct Process {
        /// The words after its name.
        public let arguments: [String]
        /// The variables of its environment.
        public let environment: [String: String]
        /// The folder it runs in.
        public let directory: String
        /// The bytes of its standard input.
        public let input: [UInt8]
        /// Writes to its standard output.
        public let write: (String) -> Void
        /// Writes to its standard error.
        public let say: (String) -> Void

        /// A path as an absolute one.
        public func absolute(_ path: String) -> String {
            path.hasPrefix("/") ? path : directory + "/" + path
        }
    }

    /// The folder that programs run in.
    public private(set) var directory: String
    /// The variables that programs see.
    public var environment: [String: String]
    /// The exit code of the last command.
    public private(set) var exitCode: Int32 = 0
    private let home: String
    private let programs: [String: Program]

    /// Makes a shell in a folder, which must exist.
    public init(
        in home: String, environment: [String: String] = [:], programs: [String: Program]
    ) {
        self.home = home
        directory = home
        self.environment = environment
        self.programs = programs.merging(ShellPrograms.all) { own, _ in own }
    }

    /// Runs a line and answers what it printed: standard output and error as they came.
    ///
    /// The home folder reads `/home/ana` in what is printed, so that it is the same everywhere.
    public func run(_ line: String, document: String? = nil) -> String {
        var printed = ""
        do {
            let variables = environment.merging(["?": "\(exitCode)"]) { $1 }
            for pipeline in try ShellLine(line, variables: variables).pipelines {
                try run(pipeline, document: document, printing: &printed)
                if exitCode != 0 { break }
            }
        } catch {
            printed += "shell: \(error)\n"
            exitCode = 2
        }
        return printed.replacingOccurrences(of: home, with: "/home/ana")
    }

    private func run(
        _ pipeline: [ShellLine.Command], document: String?, printing printed: inout String
    ) throws {
        var input: [UInt8] = []
        for (index, command) in pipeline.enumerated() {
            if command.readsDocument { input = Array((document ?? "").utf8) }
            var output = ""
            var errors = ""
            let isLast = index == pipeline.count - 1
            let goesOn = !isLast || command.output != nil
            exitCode = try run(
                command, input,
                write: { if goesOn { output += $0 } else { errors += $0 } }, say: { errors += $0 })
            printed += errors
            if let name = command.output { try save(output, to: name, appends: command.appends) }
            input = command.output == nil ? Array(output.utf8) : []
        }
    }

    private func run(
        _ command: ShellLine.Command, _ input: [UInt8], write: @escaping (String) -> Void,
        say: @escaping (String) -> Void
    ) throws -> Int32 {
        let own = Dictionary(command.assignments.map { ($0.name, $0.value) }) { $1 }
        guard let name = command.words.first else {
            environment.merge(own) { $1 }
            return 0
        }
        let arguments = Array(command.words.dropFirst())
        switch name {
        case "cd":
            return enter(arguments.first ?? home, say)
        case "export":
            environment.merge(try ShellLine(arguments.joined(separator: " ")).variables) { $1 }
            return 0
        default:
            guard let program = programs[name] else {
                throw ShellLine.Problem(description: "there is no program \(name)")
            }
            return program(
                Process(
                    arguments: arguments, environment: environment.merging(own) { $1 },
                    directory: directory, input: input, write: write, say: say))
        }
    }

    private func enter(_ path: String, _ say: (String) -> Void) -> Int32 {
        let target = path.hasPrefix("/") ? path : directory + "/" + path
        let resolved = URL(fileURLWithPath: target).standardized.path
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: resolved, isDirectory: &isFolder),
            isFolder.boolValue
        else {
            say("cd: there is no folder \(path)\n")
            return 1
        }
        directory = resolved
        return 0
    }

    private func save(_ text: String, to name: String, appends: Bool) throws {
        let path = name.hasPrefix("/") ? name : directory + "/" + name
        let before = appends ? (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" : ""
        try (before + text).write(toFile: path, atomically: false, encoding: .utf8)
    }
}

extension ShellLine {
    fileprivate var variables: [String: String] {
        Dictionary(
            pipelines.joined().flatMap(\.assignments).map { ($0.name, $0.value) }
        ) { $1 }
    }
}
