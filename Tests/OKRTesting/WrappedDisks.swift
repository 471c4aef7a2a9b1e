public import OKRLog

/// A disk on another disk, which may answer some calls differently.
public protocol WrappingDisk: Disk {
    /// The disk below.
    var disk: SimulatedDisk { get }
}

extension WrappingDisk {
    /// Opens a file.
    public func open(_ path: String, _ access: DiskAccess) throws(DiskError) -> DiskFile {
        try disk.open(path, access)
    }

    /// Closes a file.
    public func close(_ file: DiskFile) { disk.close(file) }

    /// Reads bytes of a file.
    public func read(_ file: DiskFile, at offset: Int, count: Int) throws(DiskError) -> [UInt8] {
        try disk.read(file, at: offset, count: count)
    }

    /// Writes bytes to a file.
    public func write(_ bytes: [UInt8], to file: DiskFile, at offset: Int) throws(DiskError) {
        try disk.write(bytes, to: file, at: offset)
    }

    /// Makes a file durable.
    public func synchronize(_ file: DiskFile) throws(DiskError) { try disk.synchronize(file) }

    /// Makes the names in a folder durable.
    public func synchronizeFolder(_ path: String) throws(DiskError) {
        try disk.synchronizeFolder(path)
    }

    /// Cuts a file.
    public func truncate(_ file: DiskFile, to size: Int) throws(DiskError) {
        try disk.truncate(file, to: size)
    }

    /// Says what a file or path is.
    public func status(_ file: DiskFile) throws(DiskError) -> DiskStatus { try disk.status(file) }

    /// Says what a file or path is.
    public func status(at path: String) throws(DiskError) -> DiskStatus? {
        try disk.status(at: path)
    }

    /// Lists a folder.
    public func names(in path: String) throws(DiskError) -> [String] { try disk.names(in: path) }

    /// Makes a folder.
    public func makeFolder(_ path: String) throws(DiskError) { try disk.makeFolder(path) }

    /// Renames a file.
    public func rename(_ path: String, to newPath: String) throws(DiskError) {
        try disk.rename(path, to: newPath)
    }

    /// Removes a file.
    public func remove(_ path: String) throws(DiskError) { try disk.remove(path) }

    /// Takes the lock of a file.
    public func lock(_ file: DiskFile) throws(DiskError) { try disk.lock(file) }

    /// Gives the lock of a file back.
    public func unlock(_ file: DiskFile) { disk.unlock(file) }
}

/// A medium that can only be read.
public struct ReadOnlyDisk: WrappingDisk {
    /// The disk below.
    public let disk: SimulatedDisk

    /// Makes a medium of what is on a disk.
    public init(disk: SimulatedDisk) {
        self.disk = disk
    }

    /// Opens a file.
    public func open(_ path: String, _ access: DiskAccess) throws(DiskError) -> DiskFile {
        guard case .reading = access else {
            throw DiskError(.readOnly, operation: "open", path: path, message: "read-only medium")
        }
        return try disk.open(path, access)
    }
}
