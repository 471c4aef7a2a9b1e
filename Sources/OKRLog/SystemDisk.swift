// The one file of this module that speaks to the operating system.

internal import Glibc

/// The disk of the operating system: POSIX calls, interrupted ones repeated, short ones finished.
public struct SystemDisk: Disk {
    /// Makes a disk; it holds nothing.
    public init() {}

    /// Opens a plain file for this process alone, never through a symbolic link.
    ///
    /// What waits for another process, as a pipe does, is opened without waiting, and refused.
    public func open(_ path: String, _ access: DiskAccess) throws(DiskError) -> DiskFile {
        let flags: Int32
        var isReading = false
        switch access {
        case .reading:
            flags = O_RDONLY
            isReading = true
        case .writing: flags = O_RDWR
        case .creating: flags = O_RDWR | O_CREAT
        case .creatingAnew: flags = O_RDWR | O_CREAT | O_EXCL
        }
        let descriptor = try retrying("open", path, isReading: isReading) {
            Glibc.open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o666)
        }
        let file = DiskFile(descriptor: Int(descriptor), path: path)
        let kind: DiskStatus.Kind
        do throws(DiskError) {
            kind = try status(file).kind
        } catch {
            close(file)
            throw error
        }
        guard kind == .file else {
            close(file)
            throw DiskError(
                .notPlain, operation: "open", path: path, message: "it is not a plain file")
        }
        return file
    }

    /// Closes a file.
    public func close(_ file: DiskFile) {
        // Not repeated when interrupted: on Linux the descriptor is free by then.
        _ = Glibc.close(Int32(file.descriptor))
    }

    /// Reads up to `count` bytes at an offset: fewer only where the file ends.
    public func read(
        _ file: DiskFile, at offset: Int, count: Int
    ) throws(DiskError) -> [UInt8] {
        var failure: DiskError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            do throws(DiskError) {
                while filled < count {
                    let done = filled
                    let start = buffer.baseAddress.map { $0 + done }
                    let got = try retrying("read", file.path, isReading: true) {
                        pread(
                            Int32(file.descriptor), start, count - done, off_t(offset + done))
                    }
                    if got == 0 { break }
                    filled += got
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Writes all the bytes at an offset, or throws after writing some of them.
    public func write(
        _ bytes: [UInt8], to file: DiskFile, at offset: Int
    ) throws(DiskError) {
        var done = 0
        while done < bytes.count {
            let position = done
            let written = try retrying("write", file.path) {
                bytes.withUnsafeBytes { buffer in
                    pwrite(
                        Int32(file.descriptor), buffer.baseAddress.map { $0 + position },
                        bytes.count - position, off_t(offset + position))
                }
            }
            guard written > 0 else {
                throw DiskError(
                    .full, operation: "write", path: file.path, message: "nothing was written")
            }
            done += written
        }
    }

    /// Makes what was written to a file, and its length, durable.
    public func synchronize(_ file: DiskFile) throws(DiskError) {
        _ = try retrying("sync", file.path) { fdatasync(Int32(file.descriptor)) }
    }

    /// Makes the names in a folder durable.
    public func synchronizeFolder(_ path: String) throws(DiskError) {
        let folder = try retrying("open", path) {
            Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        }
        defer { _ = Glibc.close(folder) }
        _ = try retrying("sync", path) { fsync(folder) }
    }

    /// Cuts a file.
    public func truncate(_ file: DiskFile, to size: Int) throws(DiskError) {
        _ = try retrying("cut", file.path) { ftruncate(Int32(file.descriptor), off_t(size)) }
    }

    /// What an open file is.
    public func status(_ file: DiskFile) throws(DiskError) -> DiskStatus {
        var status = stat()
        _ = try retrying("examine", file.path) { fstat(Int32(file.descriptor), &status) }
        return DiskStatus(status)
    }

    /// What a path names, links not followed; nil if nothing.
    public func status(at path: String) throws(DiskError) -> DiskStatus? {
        var status = stat()
        do throws(DiskError) {
            _ = try retrying("examine", path, isReading: true) { lstat(path, &status) }
        } catch {
            guard error.reason == .absent else { throw error }
            return nil
        }
        return DiskStatus(status)
    }

    /// The names in a folder, sorted, without `.` and `..`.
    public func names(in path: String) throws(DiskError) -> [String] {
        guard let folder = opendir(path) else {
            throw DiskError(errno, "list", path, isReading: true)
        }
        defer { closedir(folder) }
        var names: [String] = []
        errno = 0
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
            errno = 0
        }
        guard errno == 0 else { throw DiskError(errno, "list", path, isReading: true) }
        return names.sorted()
    }

    /// Makes a folder; one that is there already is fine.
    public func makeFolder(_ path: String) throws(DiskError) {
        do throws(DiskError) {
            _ = try retrying("make the folder", path) { mkdir(path, 0o777) }
        } catch {
            guard error.reason == .present, try status(at: path)?.kind == .folder else {
                throw error
            }
        }
    }

    /// Gives a file another name, in place of what has it.
    public func rename(_ path: String, to newPath: String) throws(DiskError) {
        _ = try retrying("rename", path) { Glibc.rename(path, newPath) }
    }

    /// Removes a file.
    public func remove(_ path: String) throws(DiskError) {
        _ = try retrying("remove", path) { unlink(path) }
    }

    /// Waits until no one else has the lock of a file, then takes it.
    ///
    /// The lock belongs to the open file, so it also keeps out other threads that opened it, and
    /// the system gives it back when the process ends, however it ends.
    public func lock(_ file: DiskFile) throws(DiskError) {
        _ = try retrying("lock", file.path) { flock(Int32(file.descriptor), LOCK_EX) }
    }

    /// Gives the lock of a file back.
    public func unlock(_ file: DiskFile) {
        _ = flock(Int32(file.descriptor), LOCK_UN)
    }

    // A signal that the program handles interrupts a call; the call is then made again.
    private func retrying<Count: SignedInteger>(
        _ operation: String, _ path: String, isReading: Bool = false, _ call: () -> Count
    ) throws(DiskError) -> Count {
        while true {
            let result = call()
            if result >= 0 { return result }
            guard errno == EINTR else {
                throw DiskError(errno, operation, path, isReading: isReading)
            }
        }
    }
}

extension DiskError {
    /// The error of a failed call; what must not even be read is no matter of writing.
    init(_ code: Int32, _ operation: String, _ path: String, isReading: Bool = false) {
        let reason: Reason
        switch code {
        case ENOENT, ENOTDIR: reason = .absent
        case EEXIST: reason = .present
        case ENOSPC, EDQUOT, EFBIG: reason = .full
        case EROFS, EACCES, EPERM: reason = isReading ? .other : .readOnly
        case ELOOP: reason = .link
        default: reason = .other
        }
        self.init(
            reason, operation: operation, path: path, message: String(cString: strerror(code)))
    }
}

extension DiskStatus {
    fileprivate init(_ status: stat) {
        let kind: Kind
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .file
        case S_IFDIR: kind = .folder
        case S_IFLNK: kind = .link
        default: kind = .other
        }
        self.init(
            kind: kind, size: Int(status.st_size),
            identity: [UInt64(status.st_dev), UInt64(status.st_ino)])
    }
}

/// A number that tells the threads of this process apart.
func currentThread() -> UInt { UInt(pthread_self()) }
