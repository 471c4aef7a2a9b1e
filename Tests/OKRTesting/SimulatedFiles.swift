import OKRLog

/// The files of a simulated disk: what is durable, and what was done since, in order.
struct SimulatedFiles: Sendable {
    enum Change: Sendable {
        case write(offset: Int, bytes: [UInt8])
        case truncate(size: Int)
        case name(String, node: Int?)
    }

    /// A change that is not durable; after a failed sync no later sync makes it so.
    struct Pending: Sendable {
        var change: Change
        var isDropped = false
    }

    struct Node: Sendable {
        var kind: DiskStatus.Kind
        var bytes: [UInt8] = []
        var durableBytes: [UInt8] = []
        var names: [String: Int] = [:]
        var durableNames: [String: Int] = [:]
        var pending: [Pending] = []
    }

    enum Course {
        case happens
        case isCut
        case fails(DiskError.Reason)
    }

    var nodes: [Int: Node] = [0: Node(kind: .folder)]
    private var nextNode = 1
    private(set) var descriptors: [Int: Int] = [:]
    private var nextDescriptor = 1
    private var locks: [Int: Int] = [:]

    var fault = SimulatedDisk.Fault.none
    var callCount = 0
    var syncCount = 0
    var calls: [String] = []
    var isOff = false

    mutating func begin(_ operation: String, _ path: String) -> Course {
        callCount += 1
        if operation == "sync" { syncCount += 1 }
        calls.append("\(operation) \(path)")
        if isOff { return .isCut }
        switch fault {
        case .none: return .happens
        case .cut(let at): return callCount >= at ? .isCut : .happens
        case .failure(let at, let forever, let reason):
            return callCount == at || forever && callCount > at ? .fails(reason) : .happens
        case .failedSync(let at, let forever):
            guard operation == "sync" else { return .happens }
            return syncCount == at || forever && syncCount > at ? .fails(.other) : .happens
        }
    }

    mutating func closeAll() {
        descriptors = [:]
        locks = [:]
        isOff = false
        fault = .none
        callCount = 0
        syncCount = 0
        calls = []
    }

    // MARK: Paths

    func node(at path: String) -> Int? {
        var node = 0
        for part in path.split(separator: "/") {
            guard let next = nodes[node]?.names[String(part)] else { return nil }
            node = next
        }
        return node
    }

    private func parent(of path: String) throws(DiskError) -> (node: Int, name: String) {
        let parts = path.split(separator: "/")
        let folder = parts.dropLast().joined(separator: "/")
        guard let name = parts.last, let node = node(at: folder), nodes[node]?.kind == .folder
        else { throw absent(path) }
        return (node, String(name))
    }

    private func absent(_ path: String) -> DiskError {
        DiskError(.absent, operation: "open", path: path, message: "no such file or folder")
    }

    mutating func setName(_ path: String, to node: Int?) throws(DiskError) {
        let (folder, name) = try parent(of: path)
        nodes[folder]?.names[name] = node
        nodes[folder]?.pending.append(Pending(change: .name(name, node: node)))
    }

    mutating func make(_ kind: DiskStatus.Kind, at path: String) throws(DiskError) -> Int {
        let node = nextNode
        nextNode += 1
        nodes[node] = Node(kind: kind)
        try setName(path, to: node)
        return node
    }

    // MARK: Descriptors

    private func node(_ file: DiskFile) throws(DiskError) -> Int {
        guard let node = descriptors[file.descriptor] else {
            throw DiskError(
                .other, operation: "use", path: file.path, message: "the file is not open")
        }
        return node
    }

    mutating func open(_ path: String, _ access: DiskAccess) throws(DiskError) -> DiskFile {
        var node = node(at: path)
        if let node, nodes[node]?.kind == .link {
            throw DiskError(.link, operation: "open", path: path, message: "a link")
        }
        switch access {
        case .reading, .writing:
            guard node != nil else { throw absent(path) }
        case .creating:
            if node == nil { node = try make(.file, at: path) }
        case .creatingAnew:
            guard node == nil else {
                throw DiskError(.present, operation: "open", path: path, message: "file exists")
            }
            node = try make(.file, at: path)
        }
        let descriptor = nextDescriptor
        nextDescriptor += 1
        descriptors[descriptor] = node
        return DiskFile(descriptor: descriptor, path: path)
    }

    mutating func close(_ file: DiskFile) {
        unlock(file)
        descriptors[file.descriptor] = nil
    }

    mutating func lock(_ file: DiskFile) throws(DiskError) {
        let node = try node(file)
        if let holder = locks[node], holder != file.descriptor {
            throw DiskError(
                .other, operation: "lock", path: file.path, message: "it would wait for ever")
        }
        locks[node] = file.descriptor
    }

    mutating func unlock(_ file: DiskFile) {
        locks = locks.filter { $0.value != file.descriptor }
    }

    func read(_ file: DiskFile, at offset: Int, count: Int) throws(DiskError) -> [UInt8] {
        let bytes = nodes[try node(file)]?.bytes ?? []
        guard offset < bytes.count else { return [] }
        return Array(bytes[offset..<min(bytes.count, offset + count)])
    }

    mutating func write(
        _ bytes: [UInt8], to file: DiskFile, at offset: Int
    ) throws(DiskError) {
        let node = try node(file)
        let change = Change.write(offset: offset, bytes: bytes)
        nodes[node]?.bytes.apply(change)
        nodes[node]?.pending.append(Pending(change: change))
    }

    mutating func truncate(_ file: DiskFile, to size: Int) throws(DiskError) {
        let node = try node(file)
        let change = Change.truncate(size: size)
        nodes[node]?.bytes.apply(change)
        nodes[node]?.pending.append(Pending(change: change))
    }

    mutating func synchronize(_ file: DiskFile) throws(DiskError) {
        settle(try node(file))
    }

    mutating func failSync(of file: DiskFile) throws(DiskError) {
        dropPending(of: try node(file))
    }

    mutating func synchronizeFolder(_ path: String) throws(DiskError) {
        guard let node = node(at: path) else { throw absent(path) }
        settle(node)
    }

    // File systems with a journal keep names for the next commit or stop altogether; only the bytes
    // of files are dropped.
    mutating func failSync(ofFolder path: String) throws(DiskError) {
        guard node(at: path) != nil else { throw absent(path) }
    }

    func status(_ file: DiskFile) throws(DiskError) -> DiskStatus {
        status(ofNode: try node(file))
    }

    func status(at path: String) -> DiskStatus? { node(at: path).map(status) }

    private func status(ofNode node: Int) -> DiskStatus {
        DiskStatus(
            kind: nodes[node]?.kind ?? .other, size: nodes[node]?.bytes.count ?? 0,
            identity: [1, UInt64(node)])
    }

    // MARK: Folders

    func names(in path: String) throws(DiskError) -> [String] {
        guard let node = node(at: path), let names = nodes[node]?.names else { throw absent(path) }
        return names.keys.sorted()
    }

    mutating func makeFolder(_ path: String) throws(DiskError) {
        if let node = node(at: path) {
            guard nodes[node]?.kind == .folder else {
                throw DiskError(.present, operation: "make", path: path, message: "file exists")
            }
            return
        }
        _ = try make(.folder, at: path)
    }

    mutating func rename(_ path: String, to newPath: String) throws(DiskError) {
        guard let node = node(at: path) else { throw absent(path) }
        try setName(newPath, to: node)
        try setName(path, to: nil)
    }

    mutating func remove(_ path: String) throws(DiskError) {
        guard node(at: path) != nil else { throw absent(path) }
        try setName(path, to: nil)
    }
}
