"""Checks an audit pack with Python alone: python3 verify.py [PACK] [KEPT-CHECKPOINT]"""
import base64, csv, hashlib, io, json, pathlib, re, sys


def sha256(data):
    return hashlib.sha256(data).digest()


CRC = []
for byte in range(256):
    for _ in range(8):
        byte = byte >> 1 ^ (0x82F63B78 if byte & 1 else 0)
    CRC.append(byte)


def crc32c(data):
    c = 0xFFFFFFFF
    for byte in data:
        c = CRC[(c ^ byte) & 255] ^ c >> 8
    return "%08x" % (c ^ 0xFFFFFFFF)


def check(truth, complaint):
    if not truth:
        raise SystemExit("REFUSED: " + complaint)


def files_of(pack):
    """Every file is the one that SHA256SUMS names, and there is no other."""
    check(pack.is_dir(), f"there is no folder {pack}; name that of the pack")
    files = {path.relative_to(pack).as_posix(): path.read_bytes() for path in pack.rglob("*") if path.is_file()}
    check("SHA256SUMS" in files, f"{pack} has no file SHA256SUMS; it is no audit pack, or not whole")
    sums = files.pop("SHA256SUMS")
    lines = [f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)]
    check(sums == "".join(lines).encode(), "SHA256SUMS is not that of the files: "
          + ", ".join(name for name, line in zip(sorted(files), lines) if line.encode() not in sums)[:200])
    return files


def root_of(hashes):
    """RFC 6962, section 2.1: the left tree holds the largest power of two of leaves."""
    if len(hashes) == 1:
        return hashes[0]
    half = 1 << (len(hashes) - 1).bit_length() - 1
    return sha256(b"\1" + root_of(hashes[:half]) + root_of(hashes[half:]))


def tree_of(files, size):
    """The hashes of the tiles by level and place, and the root that they make (C2SP tlog-tiles)."""
    known = {}
    for name, data in files.items():
        if not name.startswith("tile/"):
            continue
        parts = re.fullmatch(r"tile/(\d+)/((?:x\d{3}/)*\d{3})(?:\.p/(\d+))?", name)
        check(parts, name + " is no tile")
        level, index = int(parts[1]), int(parts[2].replace("x", "").replace("/", ""))
        count = size >> 8 * level
        width = min(256, count - 256 * index)
        check(len(data) == 32 * width and int(parts[3] or 256) == width, name + " has another width")
        for place in range(width):
            known[level, 256 * index + place] = data[32 * place:32 * place + 32]
    levels = [level for level in range(8) if size >> 8 * level]
    peaks = []
    for level in levels:                                    # every full tile is a hash of the next level
        count = size >> 8 * level
        for index in {place // 256 for at, place in known if at == level}:
            hashes = [known[level, place] for place in range(256 * index, min(256 * index + 256, count))]
            if len(hashes) == 256:
                check(known.get((level + 1, index)) == root_of(hashes), f"tile {index} of level {level} is another one")
        edge = [known.get((level, place)) for place in range(count & ~255, count)]
        check(None not in edge, f"the last tile of level {level} is missing")
        while edge:                                         # the largest trees first
            half = 1 << len(edge).bit_length() - 1
            peaks.append((half << 8 * level, root_of(edge[:half])))
            edge = edge[half:]
    peaks.sort(reverse=True)
    root = peaks.pop()[1] if peaks else sha256(b"")
    while peaks:
        root = sha256(b"\1" + peaks.pop()[1] + root)
    return {place: hash for (level, place), hash in known.items() if level == 0}, root


def entries_of(data, leaves):
    """Every line is the leaf that the tree has for its number; the last revision of every subject."""
    check(data.endswith(b"\n"), "entries.jsonl does not end with a line feed")
    entries, revisions = {}, {}
    for line in data[:-1].split(b"\n"):
        entry = json.loads(line)
        number, subject, form = int(entry["id"]), entry["subject"], line
        if entry["data"].get("private") is not None:        # the texts themselves stay out of the hash
            start, end = line.rindex(b',"private":') + 11, line.rindex(b'},"crc":')
            commitment = base64.b64encode(sha256(line[start:end])).decode()
            check(entry["data"]["commitment"] == commitment, f"the texts of entry {number} are other ones")
            form = line[:start] + b"null" + line[end:]
        check(entry["crc"] == crc32c(form[:form.rindex(b',"crc"')]), f"the crc of entry {number} is wrong")
        check(leaves.get(number - 1) == sha256(b"\0" + form), f"entry {number} is not the one in the tree")
        check(not entries or number > max(entries), f"entry {number} is out of order")
        check(entry["revision"] == revisions.get(subject, 0) + 1, f"a revision of {subject} is missing before {number}")
        entries[number], revisions[subject] = entry, entry["revision"]
    return entries, revisions


def verify(pack, kept=None):
    files = files_of(pack)
    checkpoint = files["checkpoint"].decode()
    origin, size, root = checkpoint.split("\n")[:3]
    leaves, computed = tree_of(files, int(size))
    check(base64.b64encode(computed).decode() == root, "the tiles do not make the root of the checkpoint")
    entries, revisions = entries_of(files["entries.jsonl"], leaves)
    listed = "".join(f"{subject}: 1…{last}\n" for subject, last in revisions.items())
    check(files["revisions.txt"].decode() == listed, "revisions.txt is not that of the entries")
    for row in csv.DictReader(io.StringIO(files["audit.csv"].decode())):
        entry = entries.get(int(row["entry"]))
        check(entry, f"audit.csv tells of entry {row['entry']}, which is not in the pack")
        for column, told in (("time", entry["time"]), ("subject", entry["subject"]), ("revision", str(entry["revision"])),
                             ("type", entry["type"].removeprefix("goalledger.").removesuffix(".v1"))):
            check(row[column] == told, f"audit.csv tells of entry {row['entry']} another {column}")
    if kept:
        known = kept.read_text().split("\n")[:3]
        check(known[:1] == [origin], "the kept checkpoint is of another ledger")
        check(known[1] == size, f"the kept checkpoint has {known[1]} entries and this one {size}; ask for a proof "
              "that the one is the beginning of the other, or for a pack as of @" + known[1])
        check(known[2] == root, "the kept checkpoint has another root: what it stands for was rewritten")
    return (f"{len(entries)} entries of {len(revisions)} subjects are entries of the log with {size} entries and the "
            f"root {root}; no revision is missing before the last one of each"
            + ("; the checkpoint is the one that was kept" if kept else ""))


if __name__ == "__main__":
    given = [pathlib.Path(name) for name in sys.argv[1:]]
    try:
        print("GOOD: " + verify(given[0] if given else pathlib.Path(__file__).parent, *given[1:2]))
    except (KeyError, ValueError, IndexError, TypeError, AttributeError) as error:
        raise SystemExit(f"REFUSED: a file of the pack is not what it should be: {error!r}")
