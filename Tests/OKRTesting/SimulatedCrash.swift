import OKRLog

/// What a power cut keeps of the writes that were not synced.
public enum SimulatedCrash: String, CaseIterable, Sendable {
    /// None of them.
    case nothing
    /// All of them.
    case everything
    /// The beginning of each, of random length.
    case prefixes
    /// The length of each, with zeros where the file had ended.
    case zeros
    /// Random sectors of each, zeros for the others where the file had ended.
    case sectors
    /// For each write another of these.
    case mixed
}

extension SimulatedFiles {
    /// Keeps of what is not durable what the policy says, and forgets the rest.
    mutating func crash(keeping policy: SimulatedCrash, using random: inout SeededRandom) {
        for index in nodes.keys.sorted() {
            guard var node = nodes[index] else { continue }
            for (position, pending) in node.pending.enumerated() {
                let choices: [SimulatedCrash] = [
                    .nothing, .everything, .prefixes, .zeros, .sectors,
                ]
                let choice = policy == .mixed ? choices.randomElement(using: &random) : policy
                let isLast = position == node.pending.count - 1
                node.keep(pending.change, choice ?? policy, isLast: isLast, using: &random)
            }
            node.bytes = node.durableBytes
            node.names = node.durableNames
            node.pending = []
            nodes[index] = node
        }
        closeAll()
    }

    /// Makes everything durable.
    mutating func settle() {
        for index in nodes.keys { settle(index) }
    }

    /// Makes durable what was done to a file or folder, but for what a failed sync dropped.
    mutating func settle(_ index: Int) {
        guard var node = nodes[index] else { return }
        var dropped: [Pending] = []
        for pending in node.pending {
            guard !pending.isDropped else {
                dropped.append(pending)
                continue
            }
            // What was written over is not in memory any more, so it cannot be kept either.
            dropped.removeAll { $0.change.overlaps(pending.change) }
            node.apply(pending.change)
        }
        node.pending = dropped
        nodes[index] = node
    }

    mutating func dropPending(of index: Int) {
        guard let node = nodes[index] else { return }
        for position in node.pending.indices {
            nodes[index]?.pending[position].isDropped = true
        }
    }

    // MARK: What tests do behind the back of the store

    func filePaths() -> [String] {
        var paths: [String] = []
        func visit(_ index: Int, _ path: String) {
            guard let node = nodes[index] else { return }
            if node.kind != .folder { paths.append(path) }
            for (name, child) in node.names { visit(child, path + "/" + name) }
        }
        visit(0, "")
        return paths.sorted()
    }

    func contents(of path: String) -> [UInt8]? { node(at: path).flatMap { nodes[$0]?.bytes } }

    mutating func replace(_ path: String, with bytes: [UInt8]?) {
        guard let bytes else {
            try? setName(path, to: nil)
            settle()
            return
        }
        guard let index = node(at: path) ?? (try? make(.file, at: path)) else { return }
        nodes[index]?.bytes = bytes
        nodes[index]?.durableBytes = bytes
        nodes[index]?.pending = []
        settle()
    }

    mutating func link(_ path: String) {
        try? setName(path, to: nil)
        _ = try? make(.link, at: path)
        settle()
    }
}

extension SimulatedFiles.Node {
    mutating func apply(_ change: SimulatedFiles.Change) {
        if case .name(let name, let node) = change {
            durableNames[name] = node
        } else {
            durableBytes.apply(change)
        }
    }

    mutating func keep(
        _ change: SimulatedFiles.Change, _ policy: SimulatedCrash, isLast: Bool,
        using random: inout SeededRandom
    ) {
        switch (change, policy) {
        case (_, .nothing): break
        case (_, .everything): apply(change)
        case (.name, _), (.truncate, _):
            if Bool.random(using: &random) { apply(change) }
        case (.write(let offset, let bytes), .prefixes):
            // A disk writes a sector whole or not at all; torn is at most the one it was writing.
            let end = offset + bytes.count
            let isSector = offset / 512 == (end - 1) / 512 && end <= durableBytes.count
            var length = Int.random(in: 0...bytes.count, using: &random)
            if isSector, !isLast { length = Bool.random(using: &random) ? bytes.count : 0 }
            if length > 0 {
                apply(.write(offset: offset, bytes: Array(bytes.prefix(length))))
            }
        case (.write(let offset, let bytes), _):
            let end = offset + bytes.count
            if durableBytes.count < end {
                durableBytes += Array(repeating: 0, count: end - durableBytes.count)
            }
            guard policy == .sectors else { break }
            // A sector is written whole or not at all; sectors are counted from the file's start.
            for sector in offset / 512...max(offset, end - 1) / 512
            where Bool.random(using: &random) {
                let from = max(offset, sector * 512)
                let piece = bytes[(from - offset)..<(min(end, sector * 512 + 512) - offset)]
                apply(.write(offset: from, bytes: Array(piece)))
            }
        }
    }
}

extension SimulatedFiles.Change {
    func overlaps(_ later: SimulatedFiles.Change) -> Bool {
        switch (self, later) {
        case (.write(let offset, let bytes), .write(let laterOffset, let laterBytes)):
            offset < laterOffset + laterBytes.count && laterOffset < offset + bytes.count
        case (.write(let offset, let bytes), .truncate(let size)): offset + bytes.count > size
        case (.name(let name, _), .name(let laterName, _)): name == laterName
        default: false
        }
    }
}

extension [UInt8] {
    mutating func apply(_ change: SimulatedFiles.Change) {
        switch change {
        case .write(let offset, let bytes):
            let end = offset + bytes.count
            if count < end { self += Array(repeating: 0, count: end - count) }
            replaceSubrange(offset..<end, with: bytes)
        case .truncate(let size):
            if size < count { removeLast(count - size) }
        case .name: break
        }
    }
}
