/// The command `okr`.
@main
enum OKR {
    static func main() {
        let code = Program.run(Array(CommandLine.arguments.dropFirst()), in: .system())
        Surroundings.leave(with: code)
    }
}
