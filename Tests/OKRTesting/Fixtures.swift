internal import Foundation

/// The files of the repository that tests compare with.
public enum Fixtures {
    /// The path of the repository, found from this file's own.
    public static let repository: String = {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return parts.dropLast(3).joined(separator: "/")
    }()

    /// The text of a file under `fixtures/`.
    public static func text(_ name: String) throws -> String {
        try String(contentsOfFile: "\(repository)/fixtures/\(name)", encoding: .utf8)
    }

    /// The names of the files in a folder under `fixtures/`, sorted.
    public static func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(repository)/fixtures/\(folder)")
            .sorted()
    }

    /// Expects a file whose lines are never written again.
    ///
    /// With `UPDATE_FIXTURES=1` a missing file is written, and lines are added to the end of one.
    public static func expectFrozen(_ text: String, toEqual name: String) throws {
        let exists = FileManager.default.fileExists(atPath: "\(repository)/fixtures/\(name)")
        let grows = try !exists || text.hasPrefix(self.text(name))
        try grows ? expect(text, toEqual: name) : compare(text, with: name)
    }

    /// Expects a file under `fixtures/` to hold exactly that text.
    ///
    /// With `UPDATE_FIXTURES=1` in the environment the file is written instead.
    public static func expect(_ text: String, toEqual name: String) throws {
        let path = "\(repository)/fixtures/\(name)"
        if ProcessInfo.processInfo.environment["UPDATE_FIXTURES"] == "1" {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            return
        }
        try compare(text, with: name)
    }

    private static func compare(_ text: String, with name: String) throws {
        let kept = try self.text(name).split(separator: "\n", omittingEmptySubsequences: false)
        let found = text.split(separator: "\n", omittingEmptySubsequences: false)
        for index in 0..<max(kept.count, found.count) {
            let old = index < kept.count ? kept[index] : "the end"
            let new = index < found.count ? found[index] : "the end"
            guard old != new else { continue }
            throw FixtureMismatch(
                description: "fixtures/\(name):\(index + 1) holds\n  \(old)\nwhere now there is\n"
                    + "  \(new)\nWith UPDATE_FIXTURES=1 in the environment it is written anew.")
        }
    }
}

/// A file under `fixtures/` that holds something else.
public struct FixtureMismatch: Error, CustomStringConvertible {
    /// The first line that differs.
    public let description: String
}
