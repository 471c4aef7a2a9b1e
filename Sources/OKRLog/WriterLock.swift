internal import Synchronization

/// One writer at a time: among the threads of this object, and among all processes.
///
/// Between threads a mutex decides, between processes the lock of the file `lock`, which is never
/// removed. The thread that has the lock may take it again.
final class WriterLock: Sendable {
    private let path: String
    private let disk: any Disk
    private let file = Mutex<DiskFile?>(nil)
    private let gate = Mutex(())
    private let holder = Atomic<UInt>(0)

    init(path: String, disk: any Disk) {
        self.path = path
        self.disk = disk
    }

    deinit {
        file.withLock { file in
            if let file { disk.close(file) }
        }
    }

    /// Whether the calling thread has the lock.
    var isHeldHere: Bool { holder.load(ordering: .relaxed) == currentThread() }

    /// Runs the body while no other writer does; it waits for its turn.
    func held<Result>(_ body: () -> Result) throws(StoreError) -> Result {
        guard !isHeldHere else { return body() }
        var outcome: Swift.Result<Result, StoreError>?
        gate.withLock { _ in
            outcome = Swift.Result { () throws(StoreError) in
                let file = try take()
                defer { disk.unlock(file) }
                holder.store(currentThread(), ordering: .relaxed)
                defer { holder.store(0, ordering: .relaxed) }
                return body()
            }
        }
        guard let outcome else { preconditionFailure("the gate runs its body once") }
        return try outcome.get()
    }

    // Whoever replaces the file `lock` makes two locks of it: the one that counts is the one that
    // the path names after it was taken.
    private func take() throws(StoreError) -> DiskFile {
        for _ in 0..<100 {
            let known = file.withLock { $0 }
            let lock: DiskFile
            if let known {
                lock = known
            } else {
                let (disk, path) = (disk, path)
                lock = try onDisk { () throws(DiskError) in try disk.open(path, .creating) }
                file.withLock { $0 = lock }
            }
            do throws(DiskError) {
                try disk.lock(lock)
                let named = try disk.status(at: path)
                if named?.identity == (try disk.status(lock)).identity { return lock }
            } catch {
                forget(lock)
                throw StoreError(error)
            }
            forget(lock)
        }
        throw .io(operation: "lock", path: path, reason: "the file is replaced again and again")
    }

    private func forget(_ lock: DiskFile) {
        disk.unlock(lock)
        disk.close(lock)
        file.withLock { $0 = nil }
    }
}
