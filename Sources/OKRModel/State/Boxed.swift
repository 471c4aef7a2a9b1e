/// A large value behind one reference: a copy costs one count, and a change stays in place.
///
/// Where others hold the same value, a change is made to a copy of its own. An array of one does
/// both, and is safe to send.
struct Boxed<Value: Sendable>: Sendable {
    private var only: [Value]

    init(_ value: Value) {
        only = [value]
    }

    var value: Value {
        _read { yield only[0] }
        _modify { yield &only[0] }
    }
}
