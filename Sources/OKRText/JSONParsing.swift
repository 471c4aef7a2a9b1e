// ws  {"name" : value , …}  [value , …]  "text"  -12.5e+3  true  false  null  ws
//
// RFC 8259, read strictly:
// 1. One value and nothing after it but white space (space, tab, LF, CR); no byte order mark.
// 2. Valid UTF-8: no overlong form, no surrogate, nothing above U+10FFFF.
// 3. Inside texts, control characters are escaped and surrogates come in pairs.
// 4. No name twice in one object, compared after unescaping, scalar by scalar.
// 5. Numbers follow the grammar (no plus sign, no leading zero, no bare point); the token is kept.
// 6. Arrays and objects nest at most 64 deep.

extension JSON {
    /// How deep arrays and objects may be nested.
    public static let maximumDepth = 64

    /// Reads one JSON document, strictly (RFC 8259; no name twice; at most 64 levels).
    ///
    /// Throws at the first fault, with its line and column. Linear in the number of bytes.
    public init(parsing bytes: [UInt8]) throws(JSONError) {
        self = try bytes.withUnsafeBufferPointer { bytes throws(JSONError) in
            try JSON(parsing: bytes)
        }
    }

    /// Reads one JSON document from a part of an array, without copying it.
    ///
    /// Offsets, lines and columns of errors count from the start of the slice.
    public init(parsing bytes: ArraySlice<UInt8>) throws(JSONError) {
        self = try bytes.withUnsafeBufferPointer { bytes throws(JSONError) in
            try JSON(parsing: bytes)
        }
    }

    /// Reads one JSON document from memory, without copying it.
    public init(parsing bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
        var parser = JSONParser(bytes: bytes)
        self = try parser.document()
    }
}

struct JSONParser {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    mutating func document() throws(JSONError) -> JSON {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            throw fault("the document begins with a byte order mark", "remove these three bytes")
        }
        skipWhiteSpace()
        let value = try value(depth: 0)
        skipWhiteSpace()
        guard position == bytes.count else {
            throw fault("there is more after the end of the value", "keep one value in a document")
        }
        return value
    }

    // The byte to be read next; nil at the end.
    var next: UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    mutating func skipWhiteSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            position += 1
        }
    }

    mutating func skip(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    func fault(_ problem: String, _ remedy: String, at offset: Int? = nil) -> JSONError {
        JSONError(problem, remedy: remedy, at: offset ?? position, in: bytes)
    }
}

// MARK: Values

extension JSONParser {
    private mutating func value(depth: Int) throws(JSONError) -> JSON {
        guard let byte = next else {
            throw fault("the document ends where a value is due", "complete it")
        }
        switch byte {
        case UInt8(ascii: "\""): return .string(try text())
        case UInt8(ascii: "{"): return .object(try members(depth: depth + 1))
        case UInt8(ascii: "["): return .array(try elements(depth: depth + 1))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return .number(try number())
        case UInt8(ascii: "t"):
            try word("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try word("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try word("null")
            return .null
        default:
            throw fault(
                "no value begins like this", "write an object, array, text, number or literal")
        }
    }

    private mutating func word(_ word: StaticString) throws(JSONError) {
        let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard bytes.count - position >= letters.count,
            bytes[position..<position + letters.count].elementsEqual(letters)
        else {
            throw fault(
                "this word is no JSON value", "write \(word), or a text in quotes")
        }
        position += letters.count
    }

    private mutating func elements(depth: Int) throws(JSONError) -> [JSON] {
        try enter(depth)
        var elements: [JSON] = []
        if skip(UInt8(ascii: "]")) { return elements }
        while true {
            skipWhiteSpace()
            elements.append(try value(depth: depth))
            skipWhiteSpace()
            if skip(UInt8(ascii: "]")) { return elements }
            guard skip(UInt8(ascii: ",")) else {
                throw fault("the array does not go on like this", "write a comma or ]")
            }
        }
    }

    private mutating func members(depth: Int) throws(JSONError) -> [JSON.Member] {
        try enter(depth)
        var members: [JSON.Member] = []
        var names = JSONNames()
        if skip(UInt8(ascii: "}")) { return members }
        members.reserveCapacity(8)
        while true {
            skipWhiteSpace()
            let start = position
            guard next == UInt8(ascii: "\"") else {
                throw fault("a member begins with its name", "write the name in double quotes")
            }
            let name = try text()
            guard names.insert(name, after: members) else {
                throw fault("the name \"\(name)\" stands twice", "remove one of them", at: start)
            }
            skipWhiteSpace()
            guard skip(UInt8(ascii: ":")) else {
                throw fault("a name needs a colon after it", "write :")
            }
            skipWhiteSpace()
            members.append(JSON.Member(name: name, value: try value(depth: depth)))
            skipWhiteSpace()
            if skip(UInt8(ascii: "}")) { return members }
            guard skip(UInt8(ascii: ",")) else {
                throw fault("the object does not go on like this", "write a comma or }")
            }
        }
    }

    // Steps behind an opening bracket.
    private mutating func enter(_ depth: Int) throws(JSONError) {
        guard depth <= JSON.maximumDepth else {
            throw fault(
                "arrays and objects are nested more than \(JSON.maximumDepth) deep", "flatten them")
        }
        position += 1
        skipWhiteSpace()
    }
}

// MARK: Numbers

extension JSONParser {
    private mutating func number() throws(JSONError) -> String {
        let start = position
        _ = skip(UInt8(ascii: "-"))
        if skip(UInt8(ascii: "0")) {
            if let byte = next, isDigit(byte) {
                throw fault("a number does not begin with 0", "drop the zero", at: position - 1)
            }
        } else {
            try digits(after: "a sign")
        }
        if skip(UInt8(ascii: ".")) { try digits(after: "a decimal point") }
        if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
            if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
            try digits(after: "the sign of an exponent")
        }
        return String(
            decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
    }

    private mutating func digits(after predecessor: StaticString) throws(JSONError) {
        let start = position
        while let byte = next, isDigit(byte) { position += 1 }
        guard position > start else {
            throw fault("no digit follows \(predecessor)", "write at least one")
        }
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") < 10
    }
}
