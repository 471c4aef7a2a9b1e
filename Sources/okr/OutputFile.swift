import OKRLog
import OKRModel

/// Writes a file that is there whole or as it was before.
enum OutputFile {
    /// Puts a text in the place of a file; what was there before goes only once all is written.
    static func write(_ text: String, to path: String, named name: String) throws {
        let disk = SystemDisk()
        do {
            guard try disk.status(at: PackFolder.folder(of: path))?.kind == .folder else {
                throw NotFound(
                    problem: "there is no folder to write \(name) in", remedy: "make it first")
            }
            if let there = try disk.status(at: path), there.kind != .file {
                throw Refusal("\(name) is no file", "give the name of a file to write")
            }
            let unfinished = path + ".unfinished"
            guard try disk.status(at: unfinished) == nil else {
                throw Refusal(
                    "\(name).unfinished is left of an earlier attempt", "remove that file")
            }
            let file = try disk.open(unfinished, .creatingAnew)
            do {
                defer { disk.close(file) }
                try disk.write(Array(text.utf8), to: file, at: 0)
                try disk.synchronize(file)
            }
            try disk.rename(unfinished, to: path)
        } catch let error as DiskError {
            throw FileProblem(path: path, reason: error.message, isMissing: false)
        }
    }
}
