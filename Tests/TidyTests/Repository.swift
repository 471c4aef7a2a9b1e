import Foundation

/// The files of the repository, without what a build or an editor leaves there.
enum Repository {
    static let root: String = {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return parts.dropLast(3).joined(separator: "/")
    }()

    /// A text file by its path from the root.
    struct File: Sendable {
        let path: String
        let text: String
        private let data: Data

        fileprivate init?(_ path: String) {
            guard let data = FileManager.default.contents(atPath: "\(Repository.root)/\(path)"),
                let text = String(data: data, encoding: .utf8)
            else { return nil }
            self.path = path
            self.data = data
            self.text = text
        }

        var lines: [Substring] { SourceText.lines(of: text) }
        var name: String { String(path.split(separator: "/").last ?? "") }
        /// The target of a Swift file.
        var target: String { String(path.split(separator: "/").dropFirst().first ?? "") }

        /// Whether the file holds a text; far faster than asking the text itself.
        func holds(_ text: String) -> Bool { data.range(of: Data(text.utf8)) != nil }
    }

    /// The names at the top that do not begin with a point.
    static func topLevel() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root).filter { !$0.hasPrefix(".") }
            .sorted()
    }

    /// Every text file below the given folders; all of them where none is given.
    static func files(_ folders: String...) throws -> [File] {
        var paths: [String] = []
        let names = try FileManager.default.contentsOfDirectory(atPath: root)
        let top = folders.isEmpty ? names.filter { !isGenerated($0) } : folders
        for name in top { collect(name, into: &paths) }
        return paths.sorted().compactMap { File($0) }
    }

    /// Every Swift file below the given folders.
    static func swiftFiles(_ folders: [String] = ["Sources", "Tests"]) throws -> [File] {
        var found: [File] = []
        for folder in folders { found += try files(folder).filter { $0.path.hasSuffix(".swift") } }
        return found
    }

    private static func isGenerated(_ name: String) -> Bool {
        name == ".git" || name.hasPrefix(".build") || name == ".swiftpm" || name == "__pycache__"
            || name == ".DS_Store"
    }

    private static func collect(_ path: String, into paths: inout [String]) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder)
        else { return }
        guard isFolder.boolValue else {
            paths.append(path)
            return
        }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(path)")) ?? []
        for name in names where !isGenerated(name) { collect("\(path)/\(name)", into: &paths) }
    }
}
