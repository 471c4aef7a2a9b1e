/// The command `okr`.
@main
enum OKR {
    static func main() {
        let surroundings = Surroundings.system()
        guard let words = Surroundings.words else {
            surroundings.say(Failure(UsageError("A word of the command is not UTF-8.")).text)
            Surroundings.leave(with: UsageError.exitCode)
        }
        Surroundings.leave(with: Program.run(words, in: surroundings))
    }
}
