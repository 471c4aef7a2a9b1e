internal import Foundation

/// A folder of its own for one test, removed with the last reference to it.
public final class Scratch: Sendable {
    /// The folder's absolute path.
    public let path: String

    /// Makes the folder.
    public init() throws {
        let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appendingPathComponent("okr-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file of the folder.
    public func write(_ text: String, to name: String) throws {
        try write(Array(text.utf8), to: name)
    }

    /// Writes the bytes of a file of the folder.
    public func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
    }

    /// The bytes of a file of the folder.
    public func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)))
    }

    /// The paths of all files below a folder of it, in order.
    public func files(under name: String) -> [String] {
        let walk = FileManager.default.enumerator(atPath: path + "/" + name)
        let names = (walk?.allObjects ?? []).compactMap { $0 as? String }
        return names.map { name + "/" + $0 }.filter { file in
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(
                atPath: path + "/" + file, isDirectory: &isFolder)
            return exists && !isFolder.boolValue
        }.sorted()
    }

    /// Copies a file or a folder within it; what was there before is replaced.
    public func copy(_ name: String, to other: String) throws {
        try? FileManager.default.removeItem(atPath: path + "/" + other)
        try FileManager.default.copyItem(atPath: path + "/" + name, toPath: path + "/" + other)
    }

    /// Removes a file or a folder of it.
    public func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: path + "/" + name)
    }
}

/// The folders of the repository that tests read.
public enum Repository {
    /// The root of the repository.
    public static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// The folder of the fixtures.
    public static let fixtures = root + "/fixtures"

    /// Data written by others, in a folder `shared/data` beside the repository or above it.
    public static let sharedData: String? = {
        var folder = URL(fileURLWithPath: root)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let path = folder.appendingPathComponent("shared/data").path
            if FileManager.default.fileExists(atPath: path) { return path }
        }
        print("skipped: there is no folder shared/data beside the repository")
        return nil
    }()
}
