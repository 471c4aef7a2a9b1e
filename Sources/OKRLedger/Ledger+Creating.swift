public import OKRLog
public import OKRModel

extension Ledger {
    /// Refuses an author whose handles cannot be handles, before anything is made.
    public static func checkAuthor(_ author: Author) throws(LedgerError) {
        do {
            _ = try Authorship(author, in: State())
        } catch {
            throw LedgerError(error)
        }
    }

    /// Begins a ledger in an empty store.
    ///
    /// The first entry names the ledger and keeps its time zone with all transitions; the second
    /// describes the person who made it, `p1`. Both are one command.
    public static func create(
        in store: any EventStore, _ intention: CreateLedger, by author: Author,
        clock: any LedgerClock, random: any RandomBytes = SystemRandomBytes(),
        keepsState: Bool = false
    ) throws(LedgerError) -> Ledger {
        do {
            let now = clock.now()
            let day = intention.zone.day(of: now)
            let decision = try intention.decide(in: State(), today: day)
            let authorship = try Authorship(author, in: State())
            let uuid = timeOrderedUUID(at: now, random: random.next(10))
            let coding = EntryCoding(source: "urn:uuid:" + uuid, zone: intention.zone)
            var stamping = Stamping(
                number: 0, time: now, day: day, authors: authorship.authors, importedBy: nil)
            for happening in decision.events {
                stamping.stamp(happening.subject, happening.event, in: State())
            }
            for newcomer in authorship.newcomers {
                stamping.stamp(.person(newcomer.id), .personDescribed(newcomer.fact), in: State())
            }
            var lines: [[UInt8]] = []
            for entry in stamping.finished(key: nil) {
                let salt = random.next(LineWriter.saltSize)
                lines.append(try coding.encode(entry, options: nil, salt: salt))
            }
            _ = try store.append([lines], after: .empty)
            return try Ledger(
                opening: store, clock: clock, random: random, keepsState: keepsState)
        } catch {
            throw LedgerError(error)
        }
    }
}
