internal import OKRText

/// Writes canonical lines.
public enum LineWriter {
    /// The number of random bytes in the salt of a `private` object.
    public static let saltSize = 16

    /// The line of an entry, without a newline.
    ///
    /// Where private texts are given, `commitment` and `private` follow the members of `data`; the
    /// salt becomes the last private member and has to be 16 fresh random bytes: it is what keeps
    /// short texts from being guessed from their commitment. Linear.
    ///
    /// - Throws: the rule of LineScanner.swift that the line would break, so that nothing is
    ///   written which would later be refused.
    public static func write(
        _ envelope: Envelope, data: [(name: String, json: [UInt8])],
        private texts: [(name: String, text: String)]?, salt: [UInt8]
    ) throws(LineError) -> [UInt8] {
        precondition(texts == nil || salt.count == saltSize, "a salt has 16 bytes")
        var line: [UInt8] = []
        line.reserveCapacity(512)
        append(envelope, to: &line)
        line.append(contentsOf: ",\"data\":{".utf8)
        var separator = ""
        for member in data {
            try requireOneValue(member.json, after: line.count)
            append(separator, to: &line)
            try appendName(member.name, to: &line)
            line.append(contentsOf: member.json)
            separator = ","
        }
        var privateValue: Range<Int>?
        if let texts {
            let value = try privateObject(texts, salt: salt)
            append("\(separator)\"commitment\":\"\(SHA256.hash(value).base64)\"", to: &line)
            append(",\"private\":", to: &line)
            privateValue = line.count..<line.count + value.count
            line.append(contentsOf: value)
        }
        line.append(UInt8(ascii: "}"))
        let crc = line.withUnsafeBufferPointer {
            LineLayout.checksum($0, privateValue: privateValue, checkStart: $0.count)
        }
        append(",\"crc\":\"\(hexadecimal(crc))\"}", to: &line)
        return try Line(parsing: line).bytes
    }

    private static func append(_ envelope: Envelope, to line: inout [UInt8]) {
        append("{\"specversion\":\"1.0\",\"id\":\"\(envelope.number)\"", to: &line)
        let texts = [
            ("source", envelope.source), ("type", envelope.type), ("subject", envelope.subject),
            ("time", envelope.time), ("actor", envelope.actor),
            ("onbehalfof", envelope.onBehalfOf), ("relayedby", envelope.relayedBy),
            ("correlationid", envelope.correlationID), ("causationid", envelope.causationID),
            ("commandkey", envelope.commandKey),
        ]
        for case (let name, let text?) in texts {
            append(",\"\(name)\":", to: &line)
            JSON.appendQuoted(text, to: &line)
        }
        if let count = envelope.count { append(",\"count\":\(count)", to: &line) }
        append(",\"revision\":\(envelope.revision)", to: &line)
    }

    private static func privateObject(
        _ texts: [(name: String, text: String)], salt: [UInt8]
    ) throws(LineError) -> [UInt8] {
        var object = [UInt8(ascii: "{")]
        for (name, text) in texts {
            try appendName(name, to: &object)
            JSON.appendQuoted(text, to: &object)
            object.append(UInt8(ascii: ","))
        }
        append("\"salt\":\"\(Base64.encode(salt))\"}", to: &object)
        return object
    }

    private static func append(_ text: String, to line: inout [UInt8]) {
        line.append(contentsOf: text.utf8)
    }

    // A name with a quotation mark in it could smuggle in a member.
    private static func appendName(
        _ name: String, to line: inout [UInt8]
    ) throws(LineError) {
        let plain = name.utf8.allSatisfy {
            0x20...0x7E ~= $0 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
        }
        guard plain else {
            throw LineError("a member's name is not plain ASCII", column: line.count + 1)
        }
        append("\"\(name)\":", to: &line)
    }

    // So could a value that is more than one.
    private static func requireOneValue(
        _ json: [UInt8], after column: Int
    ) throws(LineError) {
        var cursor = JSONCursor()
        var outcome = Result<Void, LineError>.success(())
        json.withUnsafeBufferPointer { value in
            outcome = Result { () throws(LineError) in
                cursor.begin(value)
                try cursor.skipValue(depth: 2)
                guard cursor.isAtEnd else { throw cursor.error("expected one value") }
            }
        }
        if case .failure(let error) = outcome {
            throw LineError(error.problem, column: column + error.column)
        }
    }
}
