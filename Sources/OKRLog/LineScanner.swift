// {"specversion":"1.0","id":"42","source":"urn:uuid:0198…","type":"goalledger.….v1",
//  "subject":"KR-1","time":"2026-02-13T09:00:00.123456Z","actor":"p3","onbehalfof":"p4",
//  "relayedby":"p5","correlationid":"40","causationid":"41","commandkey":"k","count":2,
//  "revision":7,…,"data":{…,"commitment":"<base64>","private":{…,"salt":"<base64>"}},
//  "crc":"e3069283"}                                                     (one line in the file)
//
// A line is canonical if and only if
//  1. it has at most 60 KiB, the newline not counted, and is one JSON object without white space;
//  2. its members stand in the order above; onbehalfof, relayedby, correlationid, causationid,
//     commandkey and count may be missing; unknown members stand before data, sorted by name,
//     their names of a–z and 0–9;
//  3. specversion is "1.0"; id is a positive integer of at most 15 digits as text; source, type,
//     subject, actor and the optional texts are not empty; count is 2…10000; revision is at
//     least 1; time is a real moment in UTC with six decimals;
//  4. no object has two members of one name; names are printable ASCII without escapes;
//  5. texts are valid UTF-8; escaped are only " and \ and U+0000…U+001F: \b \f \n \r \t where they
//     exist, \u00xx with lower-case digits otherwise;
//  6. numbers have no exponent, no leading zero, no minus before zero, at most 15 significant
//     digits (counted from the first that is not zero);
//  7. nothing is nested deeper than 64;
//  8. data is an object; commitment and private stand in it both or neither, side by side, as its
//     last two members;
//  9. commitment is the base64 of 32 bytes; private is null, or an object of texts whose last is
//     salt, the base64 of 16 bytes;
// 10. crc is eight lower-case hexadecimal digits. (Whether it is right is asked apart: a wrong crc
//     is damage, another form is another truth.)

/// Finds the parts of canonical lines and refuses every other line.
///
/// One scanner can read any number of lines; it keeps its working memory from line to line.
/// Linear in the bytes of a line.
public struct LineScanner {
    /// The most bytes a line may have, the newline not counted.
    public static let longestLine = 60 * 1024

    var cursor = JSONCursor()

    /// Makes a scanner.
    public init() {}

    /// Finds the parts of one line, given without its newline.
    ///
    /// - Throws: the first broken rule and its column.
    public mutating func scan(
        _ line: UnsafeBufferPointer<UInt8>
    ) throws(LineError) -> LineLayout {
        guard line.count <= LineScanner.longestLine else {
            throw LineError("the line is longer than 60 KiB", column: LineScanner.longestLine + 1)
        }
        cursor.begin(line)
        var layout = LineLayout()
        try scanOrigin(into: &layout)
        try scanPersons(into: &layout)
        try scanNumbers(into: &layout)
        try scanUnknownMembers()
        try scanData(into: &layout)
        try scanCheck(into: &layout)
        return layout
    }

    private mutating func scanOrigin(into layout: inout LineLayout) throws(LineError) {
        try cursor.expect("{\"specversion\":\"1.0\",\"id\":\"")
        layout.number = try cursor.positiveInteger()
        try cursor.expect("\",\"source\":")
        layout.source = try cursor.filledText()
        try cursor.expect(",\"type\":")
        layout.type = try cursor.filledText()
        try cursor.expect(",\"subject\":")
        layout.subject = try cursor.filledText()
        try cursor.expect(",\"time\":")
        layout.time = try cursor.moment()
    }

    private mutating func scanPersons(into layout: inout LineLayout) throws(LineError) {
        try cursor.expect(",\"actor\":")
        layout.actor = try cursor.filledText()
        if cursor.take(",\"onbehalfof\":") { layout.onBehalfOf = try cursor.filledText() }
        if cursor.take(",\"relayedby\":") { layout.relayedBy = try cursor.filledText() }
        if cursor.take(",\"correlationid\":") { layout.correlationID = try cursor.filledText() }
        if cursor.take(",\"causationid\":") { layout.causationID = try cursor.filledText() }
        if cursor.take(",\"commandkey\":") { layout.commandKey = try cursor.filledText() }
    }

    private mutating func scanNumbers(into layout: inout LineLayout) throws(LineError) {
        if cursor.take(",\"count\":") {
            let start = cursor.position
            let count = try cursor.positiveInteger()
            guard 2...10_000 ~= count else {
                throw LineError("count is not between 2 and 10000", column: start + 1)
            }
            layout.count = count
        }
        try cursor.expect(",\"revision\":")
        layout.revision = try cursor.positiveInteger()
    }

    private mutating func scanUnknownMembers() throws(LineError) {
        var previous: Range<Int>?
        while !cursor.stands(at: ",\"data\":") {
            try cursor.expect(",")
            let start = cursor.position
            let name = try cursor.attributeName()
            guard !LineScanner.knownNames.contains(where: { cursor.text(at: name, is: $0) }) else {
                throw LineError("the member stands out of order", column: start + 1)
            }
            if let previous, !cursor.text(at: previous, precedes: name) {
                throw LineError("unknown members are not sorted by name", column: start + 1)
            }
            previous = name
            try cursor.expect(":")
            try cursor.skipValue(depth: 1)
        }
    }

    private static let knownNames: [StaticString] = [
        "specversion", "id", "source", "type", "subject", "time", "actor", "onbehalfof",
        "relayedby", "correlationid", "causationid", "commandkey", "count", "revision", "data",
        "crc",
    ]

    private mutating func scanCheck(into layout: inout LineLayout) throws(LineError) {
        layout.checkStart = cursor.position
        try cursor.expect(",\"crc\":\"")
        layout.crc = try cursor.eightDigits()
        try cursor.expect("\"}")
        guard cursor.isAtEnd else {
            throw LineError("something follows the object", column: cursor.position + 1)
        }
    }
}
