internal import OKRText

extension Checkpoint {
    /// Reads the bytes of a checkpoint strictly, by the rules above the type.
    ///
    /// Linear.
    ///
    /// `checkpoint.text` gives the same bytes back.
    public init(parsing bytes: [UInt8]) throws(CheckpointError) {
        let lines = try Checkpoint.lines(of: bytes)
        let parting = lines.lastIndex(of: "")
        let body = lines[..<(parting ?? lines.count)]
        if let empty = body.firstIndex(of: "") {
            throw CheckpointError(line: empty + 1, problem: "an empty line stands in the text")
        }
        guard body.count >= 3 else {
            throw CheckpointError(
                line: body.count + 1, problem: "the text has fewer than three lines")
        }
        guard let size = Checkpoint.size(body[1]) else {
            throw CheckpointError(line: 2, problem: "the size is not a plain decimal")
        }
        guard let root = Digest(base64: body[2]) else {
            throw CheckpointError(line: 3, problem: "the root is not the base64 of 32 bytes")
        }
        let signatures = parting.map { Array(lines[($0 + 1)...]) } ?? []
        guard parting == nil || !signatures.isEmpty else {
            throw CheckpointError(
                line: lines.count + 1, problem: "no signature follows the empty line")
        }
        for (index, signature) in signatures.enumerated()
        where !Checkpoint.isSignature(signature) {
            throw CheckpointError(
                line: body.count + 2 + index, problem: "this is not a signature line")
        }
        self.init(
            origin: body[0], size: size, root: root, extensions: Array(body[3...]),
            signatures: signatures)
    }

    /// Reads a checkpoint text strictly, by the rules above the type.
    public init(parsing text: String) throws(CheckpointError) {
        try self.init(parsing: Array(text.utf8))
    }

    private static func lines(of bytes: [UInt8]) throws(CheckpointError) -> [String] {
        var lines: [String] = []
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            guard let text = String(validating: line, as: UTF8.self),
                line.allSatisfy({ $0 >= 0x20 })
            else {
                throw CheckpointError(
                    line: lines.count + 1, problem: "the line is not plain UTF-8 text")
            }
            lines.append(text)
        }
        guard lines.popLast() == "" else {
            throw CheckpointError(
                line: lines.count + 1, problem: "the last line does not end in a newline")
        }
        return lines
    }

    private static func size(_ text: String) -> Int? {
        let digits = text.utf8
        guard 1...18 ~= digits.count,
            digits.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
            digits.count == 1 || digits.first != UInt8(ascii: "0")
        else { return nil }
        return Int(text)
    }

    private static func isSignature(_ line: String) -> Bool {
        let prefix = Array("\u{2014} ".utf8)
        guard Array(line.utf8.prefix(prefix.count)) == prefix else { return false }
        let words = line.utf8.dropFirst(prefix.count).split(
            separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard words.count == 2, !words[0].isEmpty, !words[0].contains(UInt8(ascii: "+")),
            let signature = Base64.decode(String(decoding: words[1], as: UTF8.self))
        else { return false }
        return signature.count > 4
    }
}
