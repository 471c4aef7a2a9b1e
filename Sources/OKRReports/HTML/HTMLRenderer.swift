import OKRThreads

/// What a page carries beside its words: a style and a script, with what vouches for each.
public struct PageParts: Sendable {
    /// The style, CSS.
    public let style: String
    /// The script, JavaScript.
    public let script: String
    /// The SHA-256 of the style's bytes in base64, as a content-security policy names it.
    public let styleHash: String
    /// The SHA-256 of the script's bytes in base64.
    public let scriptHash: String

    /// Makes the parts; the hash is that of SHA-256 in base64.
    public init(style: String, script: String, hash: ([UInt8]) -> String) {
        self.style = style
        self.script = script
        styleHash = hash(Array(style.utf8))
        scriptHash = hash(Array(script.utf8))
    }
}

/// Renders a document as one HTML page that needs nothing else and asks nobody for anything.
///
/// 1. Its content-security policy allows the style and the script that stand in it, by their
///    hashes, and nothing else: no request, no picture, no frame, no form.
/// 2. Users' texts are texts: whatever they hold, they end no element, attribute or script.
/// 3. Headings, landmarks, table headers and words beside every colour serve a screen reader; the
///    page reads the same without its script.
///
/// The same document and parts give the same bytes.
public struct HTMLRenderer: Sendable {
    private let parts: PageParts

    /// Makes a renderer.
    public init(_ parts: PageParts) {
        self.parts = parts
    }

    /// The document as a page, ended by a line feed; with frames it shows any of their days.
    public func render(_ document: Document, movedBy frames: Frames? = nil) -> String {
        let contents = HTMLContent()
        let body = HTMLBlocks(frames.map { document.withRows(of: $0) }?.blocks ?? document.blocks)
        let moving = frames.map { HTMLFrames($0) }
        let controls = moving.map { $0.controls + "\n" } ?? ""
        let template = moving.map { _ in HTMLFrames.template } ?? ""
        let drawings = body.drawings
        let names = body.names
        let data = Threads.map(2) { part in
            guard part == 0 else { return DrawingData.element(drawings, leadingTo: names) }
            var moving = moving
            return moving?.data() ?? ""
        }
        let title = contents.html(document.title)
        let lines = document.provenance.map { "<p>\(contents.html($0))</p>" }
        let links = body.headings.map { "<li><a href=\"#\($0.name)\">\($0.html)</a></li>" }
        let contentsList =
            links.count > 2
            ? "<nav aria-label=\"Contents\"><ol>\(links.joined())</ol></nav>\n" : ""
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>\(HTMLText.escaped(HTMLRenderer.plain(document.title)))</title>
            <style>\(parts.style)</style>
            </head>
            <body\(document.isBrief ? " class=\"brief\"" : "")>
            <a class="skip" href="#report">Skip to the report</a>
            <header>
            <h1>\(title)</h1>
            <div class="provenance">\(lines.joined())</div>
            </header>
            \(contentsList)<main id="report">
            \(controls)\(body.html)
            </main>
            \(template)\(data[0])
            \(data[1])
            <script>\(parts.script)</script>
            </body>
            </html>

            """
    }

    private var policy: String {
        "default-src 'none'; style-src 'sha256-\(parts.styleHash)'; "
            + "script-src 'sha256-\(parts.scriptHash)'; base-uri 'none'; form-action 'none'"
    }

    /// The words of a content alone.
    static func plain(_ content: Content) -> String {
        switch content {
        case .text(let text), .strong(let text), .dim(let text), .identifier(let text),
            .code(let text), .number(let text), .day(let text), .standing(let text),
            .badge(let text, _):
            text
        case .live(_, let content): plain(content)
        case .joined(let parts): parts.map(plain).joined()
        case .progress, .sparkline, .change, .missing: ""
        }
    }
}
