public import OKRLog
public import OKRModel
import OKRText

/// Entries between the model and their lines in the log: CloudEvents 1.0 JSON, one a line.
///
/// The type is `goalledger.NAME.v1`; open members stand in `data`, free texts in its `private`.
public struct EntryCoding: Sendable {
    /// What every entry of the ledger names as its source: `urn:uuid:…`.
    public let source: String
    /// The zone whose civil days the ledger counts in.
    public let zone: Zone

    static let typePrefix = "goalledger."
    static let typeSuffix = ".v1"
    /// The free text in which a keyed command's options are remembered, as a hash.
    static let optionsText = "options"

    /// The type that an entry of that fact carries.
    public static func type(named name: String) -> String { typePrefix + name + typeSuffix }

    /// The name of the fact in a type, or nil where the type is of another kind or version.
    public static func name(ofType type: some StringProtocol) -> String? {
        guard type.hasPrefix(typePrefix), type.hasSuffix(typeSuffix) else { return nil }
        return String(type.dropFirst(typePrefix.count).dropLast(typeSuffix.count))
    }

    /// The line of an entry, with its free texts salted by 16 random bytes.
    func encode(_ entry: Entry, options: String?, salt: [UInt8]) throws(LedgerError) -> [UInt8] {
        let envelope = Envelope(
            number: entry.number, source: source,
            type: EntryCoding.type(named: entry.event.name),
            subject: entry.subject.description, time: entry.time.description,
            actor: entry.authors.actor.text, onBehalfOf: entry.authors.onBehalfOf?.text,
            relayedBy: entry.authors.relayedBy?.text,
            correlationID: entry.importedBy.map(String.init), causationID: nil,
            commandKey: entry.commandKey, count: entry.count, revision: entry.revision)
        let fields = entry.event.fact.fields
        var texts = fields.texts.map { (name: $0.name, text: $0.text) }
        if let options { texts.append((name: EntryCoding.optionsText, text: options)) }
        do {
            return try LineWriter.write(
                envelope, data: FieldCoding.encode(fields), private: texts.isEmpty ? nil : texts,
                salt: salt)
        } catch {
            throw .refused(
                Refusal("the entry cannot be recorded: \(error)", "shorten its texts"))
        }
    }

    /// The entry of a line of this ledger.
    public func decode(_ line: Line) throws(LedgerError) -> Entry {
        try EntryCoding.decode(line, day: { zone.day(of: $0) })
    }

    /// Reads the first line, which says in which zone days are counted.
    static func first(_ line: Line) throws(LedgerError) -> (coding: EntryCoding, entry: Entry) {
        var created: LedgerCreated?
        let data = try event(of: line)
        if case .ledgerCreated(let fact) = data { created = fact }
        guard let created else {
            throw .unreadable(entry: line.number, problem: "the log does not begin a ledger")
        }
        let coding = EntryCoding(source: line.envelope.source, zone: created.zone)
        return (coding, try coding.decode(line))
    }

    private static func event(of line: Line) throws(LedgerError) -> Event {
        let type = line.envelope.type
        guard let name = name(ofType: type), let schema = Event.schema(named: name) else {
            throw .unknownType(entry: line.number, type: type)
        }
        do {
            let data = try JSON(parsing: line.data)
            let fields = try FieldCoding.decode(data, texts: line.privateTexts, by: schema)
            guard let event = try Event(named: name, fields) else {
                throw LedgerError.unknownType(entry: line.number, type: type)
            }
            return event
        } catch let problem as FieldProblem {
            throw .unreadable(entry: line.number, problem: problem.description)
        } catch let error as JSONError {
            throw .unreadable(entry: line.number, problem: error.description)
        } catch {
            throw LedgerError(error)
        }
    }

    private static func decode(
        _ line: Line, day: (Instant) -> Day
    ) throws(LedgerError) -> Entry {
        let envelope = line.envelope
        let event = try event(of: line)
        guard let time = Instant(envelope.time), let subject = Subject(envelope.subject),
            let actor = PersonID(envelope.actor)
        else {
            throw .unreadable(
                entry: line.number, problem: "its time, subject or actor is none of this ledger")
        }
        let authors = Authors(
            actor: actor, relayedBy: envelope.relayedBy.flatMap { PersonID($0) },
            onBehalfOf: envelope.onBehalfOf.flatMap { PersonID($0) })
        return Entry(
            number: line.number, time: time, day: day(time), subject: subject,
            revision: envelope.revision, event: event, authors: authors,
            importedBy: envelope.correlationID.flatMap { Int($0) },
            commandKey: envelope.commandKey, count: envelope.count)
    }
}
