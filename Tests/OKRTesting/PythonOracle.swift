internal import Foundation

/// Python's standard library as a second opinion on formats that it knows as well.
public enum PythonOracle {
    /// Why the script could not be run to its end.
    public struct Failure: Error, CustomStringConvertible {
        /// The exit code and what was written to standard error.
        public let description: String
    }

    /// Whether there is a `python3` on the path; prints why tests are skipped where there is none.
    public static let isAvailable: Bool = {
        if find() != nil { return true }
        print("skipped: there is no python3 on the path to compare with")
        return false
    }()

    /// The lines a script prints when it is given lines on standard input.
    public static func lines(of script: String, given input: [String]) throws -> [String] {
        guard let python = find() else { throw Failure(description: "there is no python3") }
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("oracle-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files instead of pipes: neither side can block on the other.
        let files = try ["in", "out", "error"].map { name in
            let file = folder.appendingPathComponent(name)
            let bytes = name == "in" ? input.joined(separator: "\n") + "\n" : ""
            try Data(bytes.utf8).write(to: file)
            return try FileHandle(forUpdating: file)
        }
        let process = Process()
        process.executableURL = python
        process.arguments = ["-X", "utf8", "-c", script]
        process.standardInput = files[0]
        process.standardOutput = files[1]
        process.standardError = files[2]
        try process.run()
        process.waitUntilExit()
        let (output, errors) = (
            folder.appendingPathComponent("out"), folder.appendingPathComponent("error")
        )
        guard process.terminationStatus == 0 else {
            let message = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
            throw Failure(description: "exit code \(process.terminationStatus): \(message)")
        }
        return String(decoding: try Data(contentsOf: output), as: UTF8.self)
            .split(separator: "\n").map(String.init)
    }

    private static func find() -> URL? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
        for folder in path.split(separator: ":") {
            let file = URL(fileURLWithPath: String(folder)).appendingPathComponent("python3")
            if FileManager.default.isExecutableFile(atPath: file.path) { return file }
        }
        return nil
    }
}
