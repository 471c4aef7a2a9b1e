/// The word that was probably meant.
public enum NearMiss {
    /// The nearest of the candidates, or nil where none is near enough to be worth a guess.
    ///
    /// Near is at most one mistake in three letters; a beginning that only one candidate has counts
    /// as near too. Among equals the first declared wins.
    public static func of(_ typed: String, among candidates: [String]) -> String? {
        let typed = typed.lowercased()
        guard typed.count > 1 else { return nil }
        let bound = max(1, typed.count / 3)
        var best: (word: String, distance: Int)?
        for candidate in candidates where candidate != typed {
            let distance = distance(from: typed, to: candidate)
            if distance <= min(bound, best.map { $0.distance - 1 } ?? bound) {
                best = (candidate, distance)
            }
        }
        if let best { return best.word }
        let longer = candidates.filter { $0.hasPrefix(typed) }
        return longer.count == 1 ? longer.first : nil
    }

    /// A sentence that offers the nearest candidate in the form the reader would type it.
    public static func sentence(
        for typed: String, among candidates: [String], prefix: String = ""
    ) -> String? {
        of(typed, among: candidates).map { "Did you mean '\(prefix)\($0)'?" }
    }

    /// Insertions, deletions, replacements and swaps of neighbours that lead from one to the other.
    ///
    /// - Complexity: O(mn) in the lengths of the two.
    public static func distance(from source: String, to target: String) -> Int {
        let source = Array(source)
        let target = Array(target)
        var rows = [Array(0...target.count)]
        for (i, letter) in source.enumerated() {
            var row = [i + 1]
            for (j, other) in target.enumerated() {
                let replaced = rows[i][j] + (letter == other ? 0 : 1)
                var least = min(rows[i][j + 1] + 1, row[j] + 1, replaced)
                if i > 0, j > 0, letter == target[j - 1], source[i - 1] == other {
                    least = min(least, rows[i - 1][j - 1] + 1)
                }
                row.append(least)
            }
            rows.append(row)
        }
        return rows[source.count][target.count]
    }
}
