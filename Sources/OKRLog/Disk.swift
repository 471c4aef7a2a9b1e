// What a ledger asks of a file system, call by call. One append in the middle of a segment is
//
//     lock(lock)  identity(lock)  read(head)  identity(segment)  status(next segment)
//     write(segment)  synchronize(segment)  write(head)  status(tree)  write(tree/edge)
//     unlock(lock)
//
// and everything before `synchronize` returns may be lost by a crash, in any part. The tests put a
// disk here that loses it in every way.

/// The file system a ledger is kept on: the few calls it needs, so that tests can fail each.
public protocol Disk: Sendable {
    /// Opens a file; a symbolic link is refused as `.link`, a pipe as `.notPlain`.
    func open(_ path: String, _ access: DiskAccess) throws(DiskError) -> DiskFile
    /// Closes a file; the descriptor is gone whatever happens.
    func close(_ file: DiskFile)
    /// Reads up to `count` bytes at an offset: fewer only where the file ends.
    func read(_ file: DiskFile, at offset: Int, count: Int) throws(DiskError) -> [UInt8]
    /// Writes all the bytes at an offset, or throws after writing some of them.
    func write(_ bytes: [UInt8], to file: DiskFile, at offset: Int) throws(DiskError)
    /// Makes what was written to a file, and its length, durable.
    func synchronize(_ file: DiskFile) throws(DiskError)
    /// Makes the names in a folder durable.
    func synchronizeFolder(_ path: String) throws(DiskError)
    /// Cuts a file.
    func truncate(_ file: DiskFile, to size: Int) throws(DiskError)
    /// What an open file is.
    func status(_ file: DiskFile) throws(DiskError) -> DiskStatus
    /// What a path names, links not followed; nil if nothing.
    func status(at path: String) throws(DiskError) -> DiskStatus?
    /// The names in a folder, sorted, without `.` and `..`.
    func names(in path: String) throws(DiskError) -> [String]
    /// Makes a folder; one that is there already is fine.
    func makeFolder(_ path: String) throws(DiskError)
    /// Gives a file another name, in place of what has it.
    func rename(_ path: String, to newPath: String) throws(DiskError)
    /// Removes a file.
    func remove(_ path: String) throws(DiskError)
    /// Waits until no one else has the lock of a file, then takes it.
    func lock(_ file: DiskFile) throws(DiskError)
    /// Gives the lock of a file back.
    func unlock(_ file: DiskFile)
}

/// What a file is opened for.
public enum DiskAccess: Sendable {
    /// Reading a file that is there.
    case reading
    /// Reading and writing a file that is there.
    case writing
    /// Reading and writing a file that is made if it is not there.
    case creating
    /// Reading and writing a file that must not be there.
    case creatingAnew
}

/// An open file.
public struct DiskFile: Hashable, Sendable {
    /// The descriptor, as its disk counts them.
    public let descriptor: Int
    /// The path it was opened at, for messages.
    public let path: String

    /// Makes a handle for a descriptor that a disk gave out.
    public init(descriptor: Int, path: String) {
        self.descriptor = descriptor
        self.path = path
    }
}

/// What a path or a descriptor stands for.
public struct DiskStatus: Hashable, Sendable {
    /// The kinds of things a ledger tells apart.
    public enum Kind: Hashable, Sendable { case file, folder, link, other }

    /// The kind of thing.
    public var kind: Kind
    /// Its length in bytes.
    public var size: Int
    /// The device it is on and its number there: equal for the same file under two names.
    public var identity: [UInt64]

    /// Makes a status.
    public init(kind: Kind, size: Int, identity: [UInt64]) {
        self.kind = kind
        self.size = size
        self.identity = identity
    }
}

/// Why a call of a disk failed.
public struct DiskError: Error, Hashable, Sendable {
    /// The reasons a ledger answers differently.
    public enum Reason: Hashable, Sendable {
        case absent, present, full, readOnly, link, notPlain, other
    }

    /// The reason, as far as it matters.
    public var reason: Reason
    /// What was tried, as in “write”.
    public var operation: String
    /// The path it was tried on.
    public var path: String
    /// What the system says.
    public var message: String

    /// Makes an error.
    public init(_ reason: Reason, operation: String, path: String, message: String) {
        self.reason = reason
        self.operation = operation
        self.path = path
        self.message = message
    }
}

extension StoreError {
    /// A disk's error as one of a store.
    init(_ error: DiskError) {
        switch error.reason {
        case .full: self = .full(path: error.path)
        case .readOnly: self = .readOnly(path: error.path)
        case .link:
            self = .damaged(
                file: error.path, entry: nil,
                problem: "A symbolic link stands where a file of the ledger belongs.",
                remedy: "Put the file itself in its place, or restore the ledger from a copy.")
        case .notPlain:
            self = .damaged(
                file: error.path, entry: nil,
                problem: "Something else than a plain file stands where one of the ledger belongs.",
                remedy: "Put the file itself in its place, or restore the ledger from a copy.")
        case .absent, .present, .other:
            self = .io(operation: error.operation, path: error.path, reason: error.message)
        }
    }
}

/// Runs calls of a disk and throws their errors as those of a store.
func onDisk<Result>(
    _ body: () throws(DiskError) -> Result
) throws(StoreError) -> Result {
    do throws(DiskError) { return try body() } catch { throw StoreError(error) }
}
