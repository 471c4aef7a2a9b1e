import OKRModel
import OKRText

/// Commands written as JSON objects, one a line: `{"command":"check-in","goal":"KR-1","value":7}`.
struct CommandReader {
    /// One command with the line it stands on.
    struct Command {
        let line: Int
        let page: any WritingPage.Type
        let invocation: Invocation
        /// Members that are not the verb's own and were asked for, such as a script's `at`.
        let extras: [String: JSON]
    }

    /// The commands of a file, or a line for everything that is wrong with it.
    ///
    /// `extras` names members that are set aside instead of given to the verb.
    static func read(
        _ bytes: [UInt8], from name: String, extras: Set<String> = []
    ) throws -> [Command] {
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        var commands: [Command] = []
        var problems: [String] = []
        for (index, line) in bytes.split(separator: 10, omittingEmptySubsequences: false)
            .enumerated()
        {
            if line.allSatisfy({ $0 == 32 || $0 == 9 || $0 == 13 }) { continue }
            do {
                commands.append(try command(line, number: index + 1, extras))
            } catch let error as JSONError {
                problems.append(
                    "\(name):\(index + 1):\(error.column): \(error.problem); \(error.remedy)")
            } catch let error as UsageError {
                problems.append("\(name):\(index + 1):1: \(error.sentence) Usage: \(error.usage)")
            } catch let refusal as Refusal {
                problems.append("\(name):\(index + 1):1: \(refusal)")
            }
        }
        guard problems.isEmpty else { throw InputRefused(lines: problems) }
        return commands
    }

    private static func command(
        _ line: ArraySlice<UInt8>, number: Int, _ extras: Set<String>
    ) throws -> Command {
        let json = try JSON(parsing: line)
        guard let members = json.members else {
            throw Refusal("this is no JSON object", "write {\"command\":\"check-in\", …}")
        }
        guard let verb = json["command"]?.text else {
            throw Refusal("there is no member “command”", "name the verb: \"command\":\"check-in\"")
        }
        var own: [CommandMember] = []
        var aside: [String: JSON] = [:]
        for member in members where member.name != "command" {
            if extras.contains(member.name) {
                aside[member.name] = member.value
            } else if let value = try value(of: member) {
                own.append(CommandMember(member.name, value))
            }
        }
        let invocation = try VerbCatalogue.catalogue.invocation(of: verb, members: own)
        guard let page = VerbCatalogue.page(of: invocation.verb) as? any WritingPage.Type else {
            throw Refusal(
                "“\(verb)” cannot stand in a file of commands",
                "give verbs that record one thing, such as check-in or target")
        }
        for option in ["dry-run", "json"] where invocation.has(option) {
            throw Refusal(
                "“\(option)” is not for one command of a file",
                "type it for the whole file: okr apply FILE --\(option)")
        }
        _ = try page.command(invocation)
        return Command(line: number, page: page, invocation: invocation, extras: aside)
    }

    private static func value(of member: JSON.Member) throws -> CommandMember.Value? {
        switch member.value {
        case .null: return nil
        case .bool(let truth): return .flag(truth)
        case .number(let digits): return .texts([digits])
        case .string(let text): return .texts([text])
        case .array(let elements):
            return .texts(
                try elements.map { element in
                    guard let text = element.text ?? element.digits else {
                        throw Refusal(
                            "“\(member.name)” holds something other than texts and numbers",
                            "write its values as texts or numbers")
                    }
                    return text
                })
        case .object:
            throw Refusal("“\(member.name)” is an object", "write a text or a number")
        }
    }
}
