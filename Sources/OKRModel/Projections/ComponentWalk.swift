/// A walk through a graph that yields what depends on nothing unsettled, circles as a whole.
///
/// Tarjan's strongly connected components (“Depth-first search and linear graph algorithms”, 1972)
/// with a list instead of recursion. Complexity: linear in nodes and edges.
struct ComponentWalk<Node: Hashable> {
    /// What to do next.
    enum Step {
        /// A node not met yet: begin it with what it depends on.
        case enter(Node)
        /// One node, or several that depend on each other; everything else they need is settled.
        case leave([Node])
    }

    private struct Frame {
        let node: Node
        var dependencies: ArraySlice<Node>
    }

    private var path: [Frame] = []
    private var waiting: [Node] = []
    private var numbers: [Node: Int] = [:]
    private var lowest: [Node: Int] = [:]
    private var isWaiting: Set<Node> = []

    /// Begins a node.
    mutating func begin(_ node: Node, towards dependencies: [Node]) {
        let number = numbers.count
        numbers[node] = number
        lowest[node] = number
        waiting.append(node)
        isWaiting.insert(node)
        path.append(Frame(node: node, dependencies: dependencies[...]))
    }

    /// The next step, nil once everything is settled.
    mutating func next(isSettled: (Node) -> Bool) -> Step? {
        while let frame = path.last {
            if let dependency = frame.dependencies.first {
                path[path.count - 1].dependencies.removeFirst()
                if isWaiting.contains(dependency) {
                    lower(frame.node, to: numbers[dependency])
                } else if numbers[dependency] == nil, !isSettled(dependency) {
                    return .enter(dependency)
                }
                continue
            }
            path.removeLast()
            if let above = path.last { lower(above.node, to: lowest[frame.node]) }
            guard lowest[frame.node] == numbers[frame.node] else { continue }
            return .leave(component(of: frame.node))
        }
        return nil
    }

    private mutating func lower(_ node: Node, to number: Int?) {
        guard let number, let known = lowest[node] else { return }
        lowest[node] = min(known, number)
    }

    private mutating func component(of root: Node) -> [Node] {
        guard let start = waiting.lastIndex(of: root) else { return [root] }
        let component = Array(waiting[start...])
        waiting.removeSubrange(start...)
        isWaiting.subtract(component)
        return component
    }
}
