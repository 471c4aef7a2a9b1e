internal import Foundation

/// The commands that documentation uses beside the program it is about.
enum ShellPrograms {
    static var all: [String: Shell.Program] {
        [
            "cat": cat, "cp": copy, "echo": echo, "grep": grep, "head": head, "ls": list,
            "mkdir": makeFolder, "rm": remove, "sed": substitute, "tail": tail,
        ]
    }

    private static func cat(_ process: Shell.Process) -> Int32 {
        guard !process.arguments.isEmpty else {
            process.write(String(decoding: process.input, as: UTF8.self))
            return 0
        }
        return onEachFile("cat", process) { process.write($0) }
    }

    private static func echo(_ process: Shell.Process) -> Int32 {
        process.write(process.arguments.joined(separator: " ") + "\n")
        return 0
    }

    /// `head -N`, of the input.
    private static func head(_ process: Shell.Process) -> Int32 {
        let count = process.arguments.first.flatMap { Int($0.drop { $0 == "-" }) } ?? 10
        write(lines(process.input).prefix(count), process)
        return 0
    }

    /// `tail -N`, of the input.
    private static func tail(_ process: Shell.Process) -> Int32 {
        let count = process.arguments.first.flatMap { Int($0.drop { $0 == "-" }) } ?? 10
        write(lines(process.input).suffix(count), process)
        return 0
    }

    /// `grep TEXT [FILE…]`: lines that contain the text as it stands.
    private static func grep(_ process: Shell.Process) -> Int32 {
        guard let text = process.arguments.first else { return 2 }
        var found: [String] = []
        let files = process.arguments.dropFirst()
        if files.isEmpty { found = lines(process.input) }
        for name in files {
            guard let content = content(of: name, process) else {
                process.say("grep: \(name): No such file or directory\n")
                return 2
            }
            found += lines(Array(content.utf8))
        }
        found = found.filter { $0.contains(text) }
        write(found[...], process)
        return found.isEmpty ? 1 : 0
    }

    private static func list(_ process: Shell.Process) -> Int32 {
        let names = process.arguments.isEmpty ? ["."] : process.arguments
        for name in names {
            let path = process.absolute(name)
            guard let files = try? FileManager.default.contentsOfDirectory(atPath: path) else {
                process.say("ls: cannot access '\(name)': No such file or directory\n")
                return 2
            }
            write(files.filter { !$0.hasPrefix(".") }.sorted()[...], process)
        }
        return 0
    }

    private static func makeFolder(_ process: Shell.Process) -> Int32 {
        attempt("mkdir", process) { path in
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: process.arguments.contains("-p"))
        }
    }

    private static func remove(_ process: Shell.Process) -> Int32 {
        attempt("rm", process) { try FileManager.default.removeItem(atPath: $0) }
    }

    private static func copy(_ process: Shell.Process) -> Int32 {
        let paths = process.arguments.filter { !$0.hasPrefix("-") }.map(process.absolute)
        guard paths.count == 2,
            (try? FileManager.default.copyItem(atPath: paths[0], toPath: paths[1])) != nil
        else {
            process.say("cp: cannot copy\n")
            return 1
        }
        return 0
    }

    /// `sed -i 's/THIS/THAT/' FILE`, with plain texts.
    private static func substitute(_ process: Shell.Process) -> Int32 {
        let parts = process.arguments.dropFirst().first?.split(
            separator: "/", omittingEmptySubsequences: false)
        guard process.arguments.count == 3, process.arguments[0] == "-i", let parts,
            parts.count == 4, parts[0] == "s",
            let before = content(of: process.arguments[2], process)
        else {
            process.say("sed: write sed -i 's/THIS/THAT/' FILE\n")
            return 2
        }
        let after = before.replacingOccurrences(of: parts[1], with: parts[2])
        let path = process.absolute(process.arguments[2])
        return (try? after.write(toFile: path, atomically: false, encoding: .utf8)) == nil ? 1 : 0
    }

    // MARK: Helpers

    private static func lines(_ bytes: [UInt8]) -> [String] {
        var lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\n")
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    private static func write(_ lines: ArraySlice<String>, _ process: Shell.Process) {
        for line in lines { process.write(line + "\n") }
    }

    private static func content(of name: String, _ process: Shell.Process) -> String? {
        FileManager.default.contents(atPath: process.absolute(name)).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    private static func onEachFile(
        _ program: String, _ process: Shell.Process, _ body: (String) -> Void
    ) -> Int32 {
        for name in process.arguments {
            guard let content = content(of: name, process) else {
                process.say("\(program): \(name): No such file or directory\n")
                return 1
            }
            body(content)
        }
        return 0
    }

    private static func attempt(
        _ program: String, _ process: Shell.Process, _ body: (String) throws -> Void
    ) -> Int32 {
        for name in process.arguments where !name.hasPrefix("-") {
            do {
                try body(process.absolute(name))
            } catch {
                process.say("\(program): cannot do this to '\(name)'\n")
                return 1
            }
        }
        return 0
    }
}
