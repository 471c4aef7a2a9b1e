import Foundation
import OKRLedger
import OKRModel
import OKRTesting

@testable import okr

/// Runs commands on real files in a folder, and the scripts that try a pack.
enum PackWorld {
    /// Runs a command in process; answers what it prints, problems after the output.
    static func run(_ command: [String], in folder: String) -> (printed: String, code: Int32) {
        final class Printed: @unchecked Sendable {
            var text = ""
        }
        let printed = Printed()
        let code = Program.run(
            command,
            in: Surroundings(
                environment: [:], directory: folder, login: "ana",
                clock: SimulatedClock(Instant(microseconds: 1_767_603_600_000_000)),
                random: SeededBytes(seed: 1),
                readFile: { path in
                    guard let data = FileManager.default.contents(atPath: path) else {
                        throw FileProblem(path: path, reason: "missing", isMissing: true)
                    }
                    return Array(data)
                }, readInput: { [] }, write: { printed.text += $0 }, say: { printed.text += $0 }))
        return (printed.text, code)
    }

    /// Loads the script named on the first line; `refusal()` says why a pack is refused.
    private static let loading = """
        import importlib.util, pathlib, sys
        given = [line.rstrip("\\n") for line in sys.stdin]
        spec = importlib.util.spec_from_file_location("verify", given[0])
        script = importlib.util.module_from_spec(spec)
        sys.dont_write_bytecode = True
        spec.loader.exec_module(script)
        pack = pathlib.Path(given[1])

        def refusal(*kept):
            try:
                script.verify(pack, *kept)
            except SystemExit as refused:
                return str(refused).removeprefix("REFUSED: ")
            except (KeyError, ValueError, IndexError, TypeError, AttributeError) as error:
                return "broken: " + repr(error)

        """

    static let verifying =
        loading + """
            kept = [pathlib.Path(name) for name in given[2:]]
            print(refusal(*kept) or "GOOD: " + script.verify(pack, *kept))
            """

    /// Changes bytes of every file, one at a time.
    static let flipping =
        loading + """
            import random
            chance, tried = random.Random(7), 0
            assert refusal() is None
            for file in sorted(path for path in pack.rglob("*") if path.is_file()):
                data = file.read_bytes()
                places = {0, len(data) - 1} | {chance.randrange(len(data)) for _ in range(int(given[2]))}
                for place in sorted(places):
                    changed = bytearray(data)
                    changed[place] ^= 1 << chance.randrange(8)
                    file.write_bytes(changed)
                    tried += 1
                    if not refusal():
                        print("ACCEPTED", file.name, place)
                file.write_bytes(data[:-1])
                if not refusal():
                    print("ACCEPTED", file.name, "cut")
                file.write_bytes(data)
            assert refusal() is None
            print(tried, "changed bytes refused")
            """

    /// Changes what stands in a pack and makes its sums anew.
    static let forging =
        loading + """
            import hashlib, re
            def sums():
                files = sorted(path for path in pack.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
                return "".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(pack).as_posix()}\\n"
                               for file in sorted(files, key=lambda file: file.relative_to(pack).as_posix()))

            def forge(what, name, change):
                file = pack / name
                data, own = file.read_bytes(), (pack / "SHA256SUMS").read_bytes()
                changed = change(data)
                assert changed != data, what
                file.write_bytes(changed)
                (pack / "SHA256SUMS").write_text(sums())
                print(f"{what}: {refusal()}"[:200])
                file.write_bytes(data)
                (pack / "SHA256SUMS").write_bytes(own)

            def lines(change):
                def changed(data):
                    lines = data.split(b"\\n")
                    place = next(at for at, line in enumerate(lines) if b'"id":"24"' in line)
                    change(lines, place)
                    return b"\\n".join(lines)
                return changed

            def value(lines, at): lines[at] = lines[at].replace(b'"value":73', b'"value":83')
            def resealed(lines, at):
                value(lines, at)
                form = re.sub(rb'"private":\\{.*?\\}\\},"crc"', b'"private":null},"crc"', lines[at])
                crc = script.crc32c(form[:form.rindex(b',"crc"')]).encode()
                lines[at] = lines[at][:lines[at].rindex(b'"crc":"') + 7] + crc + b'"}'
            def note(lines, at): lines[at] = lines[at].replace(b"The new ramp helps", b"The old ramp helps")
            def less(lines, at): del lines[at]

            forge("a value", "entries.jsonl", lines(value))
            forge("a value and its crc", "entries.jsonl", lines(resealed))
            forge("a note", "entries.jsonl", lines(note))
            forge("an entry left out", "entries.jsonl", lines(less))
            forge("a tile", "tile/0/000.p/72", lambda data: data[:-1] + bytes([data[-1] ^ 1]))
            forge("a root", "checkpoint", lambda data: data.replace(data.split(b"\\n")[2][:4], b"AAAA"))
            forge("a size", "checkpoint", lambda data: data.replace(b"\\n72\\n", b"\\n71\\n"))
            forge("a row", "audit.csv", lambda data: data.replace(b",KR-2,", b",KR-1,", 1))
            (pack / "more").write_text("more")
            print(f"a file more: {refusal()}")
            (pack / "more").unlink()
            (pack / "audit.md").unlink()
            print(f"a file less: {refusal()}")
            """
}
