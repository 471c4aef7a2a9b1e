public import OKRLog

/// A disk on another disk, which may answer some calls differently.
public protocol WrappingDisk: Disk {
    /// The disk below.
    var disk: SimulatedDisk { get }
}

extension WrappingDisk {
    public func open(_ path: String, _ access: DiskAccess) throws(DiskError) -> DiskFile {
        try disk.open(path, access)
    }
    public func close(_ file: DiskFile) { disk.close(file) }
    public func read(_ file: DiskFile, at offset: Int, count: Int) throws(DiskError) -> [UInt8] {
        try disk.read(file, at: offset, count: count)
    }
    public func write(_ bytes: [UInt8], to file: DiskFile, at offset: Int) throws(DiskError) {
        try disk.write(bytes, to: file, at: offset)
    }
    public func synchronize(_ file: DiskFile) throws(DiskError) { try disk.synchronize(file) }
    public func synchronizeFolder(_ path: String) throws(DiskError) {
        try disk.synchronizeFolder(path)
    }
    public func truncate(_ file: DiskFile, to size: Int) throws(DiskError) {
        try disk.truncate(file, to: size)
    }
    public func status(_ file: DiskFile) throws(DiskError) -> DiskStatus { try disk.status(file) }
    public func status(at path: String) throws(DiskError) -> DiskStatus? {
        try disk.status(at: path)
    }
    public func names(in path: String) throws(DiskError) -> [String] { try disk.names(in: path) }
    public func makeFolder(_ path: String) throws(DiskError) { try disk.makeFolder(path) }
    public func rename(_ path: String, to newPath: String) throws(DiskError) {
        try disk.rename(path, to: newPath)
    }
    public func remove(_ path: String) throws(DiskError) { try disk.remove(path) }
    public func lock(_ file: DiskFile) throws(DiskError) { try disk.lock(file) }
    public func unlock(_ file: DiskFile) { disk.unlock(file) }
}

/// A medium that can only be read.
public struct ReadOnlyDisk: WrappingDisk {
    public let disk: SimulatedDisk

    public init(disk: SimulatedDisk) {
        self.disk = disk
    }

    public func open(_ path: String, _ access: DiskAccess) throws(DiskError) -> DiskFile {
        guard case .reading = access else {
            throw DiskError(.readOnly, operation: "open", path: path, message: "read-only medium")
        }
        return try disk.open(path, access)
    }
}
