import OKRLog
import OKRModel

/// A file of a folder that is handed out.
struct PackFile {
    /// Its path within the folder, with `/` between its parts.
    let path: String
    /// What is in it.
    let bytes: [UInt8]

    init(_ path: String, _ bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    init(_ path: String, _ text: String) {
        self.init(path, Array(text.utf8))
    }
}

/// Writes a folder of files that is there whole or not at all.
enum PackFolder {
    /// Refuses a place where something is already, or without a folder above it.
    static func check(_ path: String, named name: String) throws {
        let disk = SystemDisk()
        do {
            guard try disk.status(at: path) == nil else {
                throw Refusal(
                    "there is something at \(name) already",
                    "give a folder that is not there yet; nothing is overwritten")
            }
            guard try disk.status(at: folder(of: path))?.kind == .folder else {
                throw NotFound(
                    problem: "there is no folder to make \(name) in", remedy: "make it first")
            }
        } catch let error as DiskError {
            throw FileProblem(path: path, reason: error.message, isMissing: false)
        }
    }

    /// Writes the files beside the place and gives the folder its name at the end.
    static func write(_ files: [PackFile], to path: String, named name: String) throws {
        let disk = SystemDisk()
        let unfinished = path + ".unfinished"
        do {
            guard try disk.status(at: unfinished) == nil else {
                throw Refusal(
                    "\(name).unfinished is left of an earlier attempt", "remove that folder")
            }
            try disk.makeFolder(unfinished)
            for file in files { try write(file, below: unfinished, on: disk) }
            try disk.rename(unfinished, to: path)
            try disk.synchronizeFolder(folder(of: path))
        } catch let error as DiskError {
            throw FileProblem(path: error.path, reason: error.message, isMissing: false)
        }
    }

    private static func write(_ file: PackFile, below folder: String, on disk: SystemDisk) throws {
        var above = folder
        for part in file.path.split(separator: "/").dropLast() {
            above += "/" + part
            try disk.makeFolder(above)
        }
        let opened = try disk.open(folder + "/" + file.path, .creatingAnew)
        defer { disk.close(opened) }
        try disk.write(file.bytes, to: opened, at: 0)
        try disk.synchronize(opened)
    }

    /// The folder that a path lies in.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
        return String(path[..<slash])
    }
}
