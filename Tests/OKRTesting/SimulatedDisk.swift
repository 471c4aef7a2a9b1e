public import OKRLog
internal import Synchronization

/// A disk in memory that forgets what was not synced, and fails or stops at any call.
///
/// Every file has what is durable and, in order, what was written since; every folder the same of
/// its names. `crashed` makes the disk that a computer finds after its power went, by a policy of
/// what of the unsynced writes was kept. A sync that failed drops its writes from what later syncs
/// make durable, as operating systems do.
public final class SimulatedDisk: Disk {
    /// What goes wrong.
    public enum Fault: Hashable, Sendable {
        case none
        /// Call `at` (counted from 1) is begun but never ends, and no later one begins.
        case cut(at: Int)
        /// Call `at` fails, a write after half its bytes; with `forever` all later ones too.
        case failure(at: Int, forever: Bool, reason: DiskError.Reason)
        /// The sync of that number fails (counted from 1); with `forever` all later ones too.
        case failedSync(at: Int, forever: Bool)
    }

    let state: Mutex<SimulatedFiles>

    /// Makes an empty disk, with a root folder.
    public convenience init() {
        self.init(SimulatedFiles())
    }

    init(_ files: SimulatedFiles) {
        state = Mutex(files)
    }

    /// Sets what goes wrong from now on, counting calls anew.
    public func expect(_ fault: Fault) {
        state.withLock { state in
            state.fault = fault
            state.callCount = 0
            state.syncCount = 0
            state.calls = []
        }
    }

    /// How many calls were begun since `expect`.
    public var callCount: Int { state.withLock { $0.callCount } }

    /// How many syncs were begun since `expect`.
    public var syncCount: Int { state.withLock { $0.syncCount } }

    /// How many files are open.
    public var openFileCount: Int { state.withLock { $0.descriptors.count } }

    /// The calls since `expect`, as in “write /ledger/head”.
    public var calls: [String] { state.withLock { $0.calls } }

    /// The disk after a power cut; this one stays as it is.
    public func crashed(
        keeping policy: SimulatedCrash, using random: inout SeededRandom
    ) -> SimulatedDisk {
        var files = state.withLock { $0 }
        files.crash(keeping: policy, using: &random)
        return SimulatedDisk(files)
    }

    /// The disk after the process ended: everything written is there, nothing is open.
    public func restarted() -> SimulatedDisk {
        var files = state.withLock { $0 }
        files.closeAll()
        return SimulatedDisk(files)
    }

    /// A copy of the disk, with nothing pending and nothing open.
    public func copied() -> SimulatedDisk {
        var files = state.withLock { $0 }
        files.closeAll()
        files.settle()
        return SimulatedDisk(files)
    }

    /// The paths of all files, sorted.
    public var paths: [String] { state.withLock { $0.filePaths() } }

    /// The bytes of a file as a reader sees them now; nil if there is none.
    public func contents(of path: String) -> [UInt8]? {
        state.withLock { $0.contents(of: path) }
    }

    /// Replaces the bytes of a file, or removes it for nil: what an attacker or a broken disk does.
    public func replace(_ path: String, with bytes: [UInt8]?) {
        state.withLock { $0.replace(path, with: bytes) }
    }

    /// Puts a symbolic link at a path.
    public func link(_ path: String) {
        state.withLock { $0.link(path) }
    }

    /// Opens a file.
    public func open(_ path: String, _ access: DiskAccess) throws(DiskError) -> DiskFile {
        try call("open", path) { (files) throws(DiskError) in try files.open(path, access) }
    }

    /// Closes a file.
    public func close(_ file: DiskFile) {
        state.withLock { $0.close(file) }
    }

    /// Reads bytes of a file.
    public func read(
        _ file: DiskFile, at offset: Int, count: Int
    ) throws(DiskError) -> [UInt8] {
        try call("read", file.path) { (files) throws(DiskError) in
            try files.read(file, at: offset, count: count)
        }
    }

    /// Writes bytes to a file.
    public func write(_ bytes: [UInt8], to file: DiskFile, at offset: Int) throws(DiskError) {
        try call("write", file.path) { (files) throws(DiskError) in
            try files.write(bytes, to: file, at: offset)
        } failing: { (files) throws(DiskError) in
            try files.write(Array(bytes.prefix(bytes.count / 2)), to: file, at: offset)
        }
    }

    /// Makes a file durable.
    public func synchronize(_ file: DiskFile) throws(DiskError) {
        try call("sync", file.path) { (files) throws(DiskError) in
            try files.synchronize(file)
        } failing: { (files) throws(DiskError) in
            try files.failSync(of: file)
        }
    }

    /// Makes the names in a folder durable.
    public func synchronizeFolder(_ path: String) throws(DiskError) {
        try call("sync", path) { (files) throws(DiskError) in
            try files.synchronizeFolder(path)
        } failing: { (files) throws(DiskError) in
            try files.failSync(ofFolder: path)
        }
    }

    /// Cuts a file.
    public func truncate(_ file: DiskFile, to size: Int) throws(DiskError) {
        try call("cut", file.path) { (files) throws(DiskError) in
            try files.truncate(file, to: size)
        }
    }

    /// Says what a file or path is.
    public func status(_ file: DiskFile) throws(DiskError) -> DiskStatus {
        try call("examine", file.path) { (files) throws(DiskError) in try files.status(file) }
    }

    /// Says what a file or path is.
    public func status(at path: String) throws(DiskError) -> DiskStatus? {
        try call("examine", path) { (files) throws(DiskError) in files.status(at: path) }
    }

    /// Lists a folder.
    public func names(in path: String) throws(DiskError) -> [String] {
        try call("list", path) { (files) throws(DiskError) in try files.names(in: path) }
    }

    /// Makes a folder.
    public func makeFolder(_ path: String) throws(DiskError) {
        try call("make the folder", path) { (files) throws(DiskError) in
            try files.makeFolder(path)
        }
    }

    /// Renames a file.
    public func rename(_ path: String, to newPath: String) throws(DiskError) {
        try call("rename", path) { (files) throws(DiskError) in
            try files.rename(path, to: newPath)
        }
    }

    /// Removes a file.
    public func remove(_ path: String) throws(DiskError) {
        try call("remove", path) { (files) throws(DiskError) in try files.remove(path) }
    }

    /// Takes the lock of a file.
    public func lock(_ file: DiskFile) throws(DiskError) {
        try call("lock", file.path) { (files) throws(DiskError) in try files.lock(file) }
    }

    /// Gives the lock of a file back.
    public func unlock(_ file: DiskFile) {
        state.withLock { $0.unlock(file) }
    }

    // The fault decides what of the call happens: all of it, the failing variant, or, where the
    // power goes, all of it (unsynced) without an answer; a sync that is cut does nothing.
    private func call<Result: Sendable>(
        _ operation: String, _ path: String,
        _ body: (inout SimulatedFiles) throws(DiskError) -> Result,
        failing: (inout SimulatedFiles) throws(DiskError) -> Void = { _ in }
    ) throws(DiskError) -> Result {
        try state.withLock { (files) throws(DiskError) in
            switch files.begin(operation, path) {
            case .happens: return try body(&files)
            case .isCut:
                if operation != "sync", !files.isOff { _ = try? body(&files) }
                files.isOff = true
                throw DiskError(
                    .other, operation: operation, path: path, message: "the power is off")
            case .fails(let reason):
                try? failing(&files)
                throw DiskError(
                    reason, operation: operation, path: path, message: "the call was made to fail")
            }
        }
    }
}
