import OKRModel

extension HistoryReport {
    /// What a check-in says, in a line: how far, how sure, what holds it back.
    func headline(_ fact: CheckInRecorded, of subject: OKRModel.Subject) -> Content {
        let words = Phrasebook(state)
        let talk = fact.talk
        var said = fact.content.said(of: subject, in: words)
        if let blocker = talk.blocker { said.append("blocked: \(blocker)") }
        if let hindrance = talk.blockedBy {
            said.append("blocked by \(words.hindrance(hindrance))")
        }
        if let help = talk.help { said.append("help wanted: \(help)") }
        if let well = talk.well { said.append("goes well: \(well)") }
        return .text(said.isEmpty ? "a note" : said.joined(separator: ", "))
    }
}
