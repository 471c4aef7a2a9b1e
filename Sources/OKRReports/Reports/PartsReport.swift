import OKRModel
public import OKRText

/// A report that is put together from others, each under its heading.
public struct PartsReport: SheetReport {
    /// One of the reports, what it is called on the page, and the member it is in the JSON.
    public struct Part {
        let heading: String
        let member: String
        let report: any Report

        /// Makes a part.
        public init(_ heading: String, as member: String, _ report: any Report) {
            self.heading = heading
            self.member = member
            self.report = report
        }
    }

    private let title: String
    private let provenance: Provenance
    private let parts: [Part]
    private let sheet: any SheetReport
    /// What a page shows after all parts, and text leaves out.
    public var closingBlocks: [Block] = []
    /// Whether it is to be one printed page.
    public var isBrief = false

    /// Puts a report together; its sheet is that of the goals.
    public init(
        _ title: String, _ parts: [Part], sheet: any SheetReport, from provenance: Provenance
    ) {
        self.title = title
        self.parts = parts
        self.sheet = sheet
        self.provenance = provenance
    }

    /// The parts one after the other; a heading of theirs stands below their own.
    public var document: Document {
        var blocks: [Block] = []
        for part in parts {
            blocks.append(.heading(.text(part.heading)))
            for block in part.report.document.blocks {
                guard case .heading(let content) = block else {
                    blocks.append(block)
                    continue
                }
                blocks.append(.paragraph(.joined([.strong(HTMLRenderer.plain(content))])))
            }
        }
        if !closingBlocks.isEmpty { blocks.append(.onPage(closingBlocks)) }
        var document = Document(
            title: .text(title), provenance: provenance.lines, blocks: blocks)
        document.isBrief = isBrief
        return document
    }

    /// The members that every answer begins with, and a member for each part without them.
    public var json: JSON {
        let common = Set(provenance.json.map(\.name))
        return .object(
            provenance.json
                + parts.map { part in
                    guard case .object(let members) = part.report.json else {
                        return .init(part.member, part.report.json)
                    }
                    return .init(
                        part.member, .object(members.filter { !common.contains($0.name) }))
                })
    }

    /// The goals, a row each.
    public var csv: String { sheet.csv }
}

extension Document {
    /// The document with what it takes to make it again: ledger, moment, root hash, rules, command.
    public func reproducible(from provenance: Provenance, by command: String) -> Document {
        var document = self
        let recorded = provenance.zone.wallClock(provenance.time)
        document.blocks += [
            .rule,
            .facts([
                Fact(
                    "Ledger",
                    [.text(provenance.ledgerName), " ", .dim(provenance.ledgerID)]),
                Fact(
                    "As known at",
                    [.identifier("@\(provenance.entries)"), .dim(", recorded \(recorded)")]),
                Fact("About", .day(provenance.on.inWords)),
                Fact("Root hash", .code(provenance.root)),
                Fact("Rules", "the standard ones: okr replay --rules names them"),
                Fact("Again", .code(command)),
            ]),
        ]
        return document
    }
}
