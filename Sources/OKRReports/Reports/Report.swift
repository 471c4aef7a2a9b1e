public import OKRText

/// What a verb that looks at the record answers, ready for every format.
public protocol Report {
    /// The report as a document, for text and Markdown.
    var document: Document { get }
    /// The report as JSON.
    var json: JSON { get }
}

/// A report that is a table at heart, and so can be a sheet.
public protocol SheetReport: Report {
    /// The report as comma-separated text (RFC 4180): a header and a row for each thing.
    var csv: String { get }
}
