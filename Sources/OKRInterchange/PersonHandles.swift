import OKRModel

/// Which handle a person has whom a sheet also gives an identifier, as an export of `p3` does.
///
/// Ledgers number persons by themselves, so that `person:p3` of a sheet is whom the sheet calls so,
/// and not whoever is the third person of this ledger.
struct PersonHandles {
    private var handles: [String: Identifier<OwnerName.Handle>] = [:]

    init(_ sheets: [Sheet]) {
        for sheet in sheets where sheet.kind == .goals {
            for row in sheet.rows
            where sheet.text(.type, of: row)?.lowercased() == RowType.person.rawValue {
                guard let id = sheet.text(.id, of: row), let handle = sheet.text(.handle, of: row)
                else { continue }
                handles[id] = Identifier(handle)
            }
        }
    }

    func resolved(_ owner: OwnerName) -> OwnerName {
        guard case .person(let name) = owner, let handle = handles[name.text] else { return owner }
        return .person(handle)
    }
}
