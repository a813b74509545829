#!/usr/bin/env python3
"""Recomputes what a report of imatool claims, from the files that it names. Shares no code with imatool.
usage: check-proof.py REPORT [ROOT]
REPORT is what --format json or --attest prints; its paths begin at the folder ROOT. Checked: digests of files and entries, PCR values and
after which entry they are reached, nonce, clock and PCR digest of quotes (TPMS_ATTEST) and what they cover, names in findings.
Signatures are left to openssl. Exit status: 0 every claim holds, 1 one is wrong, 2 none is, but not everything could be checked."""
import base64, functools, gzip, hashlib, io, itertools, json, os, pathlib, struct, sys
FORMATS = {"ima": "d|n", "ima-ng": "d-ng|n-ng", "ima-sig": "d-ng|n-ng|sig", "ima-ngv2": "d-ngv2|n-ng", "ima-sigv2": "d-ngv2|n-ng|sig",
           "ima-buf": "d-ng|n-ng|buf", "ima-modsig": "d-ng|n-ng|sig|d-modsig|modsig", "evm-sig":
           "d-ng|n-ng|evmsig|xattrnames|xattrlengths|xattrvalues|iuid|igid|imode"}
BANKS = {4: "sha1", 11: "sha256", 12: "sha384", 13: "sha512", 18: "sm3_256", 39: "sha3_256", 40: "sha3_384", 41: "sha3_512"}
# how kernels extend: the digest of the bank, or SHA-1 and zeros; a violation as all ff, or as 20 bytes of it and zeros
WAYS = ("per_bank", "all_ones"), ("padded_sha1", "padded_ones"), ("padded_sha1", "all_ones")
counts = {"ok": 0, "WRONG": 0, "not checked": 0}
def say(claim, claimed, *computed):
    word = "not checked" if not computed else "ok" if claimed == computed[0] else "WRONG"
    counts[word] += 1
    print(ascii(f"{word:11} {claim}: {claimed}" + (f", computed {computed[0]}" if word == "WRONG" else ""))[1:-1])
def hashed(algorithm, data):
    return hashlib.new("sm3" if algorithm == "sm3_256" else algorithm, data).digest()
class Reader(io.BytesIO):
    def take(self, length):
        if len(self.getbuffer()) - self.tell() < length:
            raise ValueError("it ends early")
        return self.read(length)
    def number(self, length, order="big"):
        return int.from_bytes(self.take(length), order)
class Entry:  # a measurement: data is what its template digest is over, path the name of what was measured
    def __init__(self, order, pcr, digest, template, data):
        self.pcr, self.digest, self.violation, self.path, self.data = pcr, digest, not any(digest), b"", data
        if template == "ima":  # 20 bytes of digest, and the name filled up with zeros to 256 bytes
            self.path, self.data = data[20:].rstrip(b"\0"), data[:20] + data[20:].rstrip(b"\0").ljust(256, b"\0")
        stream = Reader(data)
        for field in FORMATS.get(template, template).split("|") if template != "ima" else ():  # each its length, then its bytes
            value = stream.read(int.from_bytes(stream.read(4), order))
            self.path = value.rstrip(b"\0") if field in ("n", "n-ng") else self.path
def read_binary(stream, order, size):
    while stream.tell() < len(stream.getbuffer()):
        pcr, digest, template = stream.number(4, order), stream.take(size), stream.take(stream.number(4, order)).decode("latin-1")
        yield Entry(order, pcr, digest, template, (stream.take(20) if template == "ima" else b"") + stream.take(stream.number(4, order)))
def from_ascii(field, text):
    if text and field in ("d-ng", "d-ngv2", "d-modsig"):  # algorithm, colon, NUL, digest
        return text[:text.rindex(b":") + 1] + b"\0" + bytes.fromhex(text[text.rindex(b":") + 1:].decode())
    if text and field in ("iuid", "igid", "imode"):
        return struct.pack("<H" if field == "imode" else "<I", int(text))
    return text + b"\0" if text and field in ("n", "n-ng", "xattrnames") else bytes.fromhex(text.decode())
def read_ascii(stream):
    for line in stream.read().removesuffix(b"\n").split(b"\n"):
        pcr, digest, template, *texts = line.decode("latin-1").lstrip(" ").split(" ")
        form = FORMATS.get(template, template).split("|")
        if len(texts) != len(form):
            raise ValueError("a line has other fields than its template")
        fields = [from_ascii(field, text.encode("latin-1")) for field, text in zip(form, texts)]
        data = b"".join((b"" if template == "ima" else struct.pack("<I", len(field))) + field for field in fields)
        yield Entry("little", int(pcr), bytes.fromhex(digest), template, data)
def read_quote(stream):  # magic, type, signer, nonce, clock, firmware, selection of PCRs, digest of their values
    if stream.take(6) != bytes.fromhex("ff5443478018") or not stream.take(stream.number(2)):
        raise ValueError("not a TPMS_ATTEST of a quote")
    nonce, clock, selected = stream.take(stream.number(2)), [stream.number(8), stream.number(4), stream.number(4)], []
    for _ in range(stream.take(9) and stream.number(4)):
        bank, bits = BANKS[stream.number(2)], stream.take(stream.number(1))
        selected += [(bank, pcr) for pcr in range(8 * len(bits)) if bits[pcr // 8] >> pcr % 8 & 1]
    return nonce.hex(), clock, selected, stream.take(stream.number(2))
class Proof:
    def __init__(self, report, root=""):
        self.lists, self.quotes = {}, {}
        for source in report.get("inputs", []):
            self.read(source, source["path"], os.path.join(root, source["path"]))
        self.names = [source["path"] for source in report.get("inputs", []) if source["role"] == "list"]
        self.walk(report, "", report["schema"])
    def read(self, source, name, file):
        if not os.path.isfile(file):
            return say(name, "no such file; it may be in an archive, or below another ROOT")
        raw = pathlib.Path(file).read_bytes()
        say(f"{name}: sha256, bytes", [source.get("sha256"), source["bytes"]], [hashlib.sha256(raw).hexdigest(), len(raw)])
        try:
            self.quotes.update({name: read_quote(Reader(raw))} if source["role"] == "quote" else {})
            if source.get("format") in ("binary", "ascii"):
                stream, own = Reader(gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw), source["template_digest"]
                read = read_ascii(stream) if source["format"] == "ascii" else read_binary(
                    stream, source["byte_order"], len(hashed(own, b"")))
                self.lists[name] = [(entry, hashed(own, entry.data)) for entry in read]
                say(f"{name}: entries, violations", [source["entries"], source["violations"]],
                    [len(self.lists[name]), sum(entry.violation for entry, _ in self.lists[name])])
        except (ValueError, LookupError, OSError, EOFError) as problem:
            say(f"{name}: contents", f"not read here: {problem}")
    @functools.cache
    def values(self, name, bank, pcr, way, start=""):  # before the first entry, and after each
        values = [bytes.fromhex(start) or bytes(len(hashed(bank, b"")))]
        for entry, _ in self.lists[name]:
            extended = (b"\xff" * (20 if way[1] == "padded_ones" else len(values[0])) if entry.violation
                        else hashed(bank if way[0] == "per_bank" else "sha1", entry.data)).ljust(len(values[0]), b"\0")
            values.append(hashed(bank, values[-1] + extended) if entry.pcr == pcr else values[-1])
        return values
    def covers(self, quote, name, entry):  # whether the PCRs after that entry have the quoted digest
        banks, algorithm = sorted({bank for bank, _ in quote[2]}), {20: "sha1", 32: "sha256", 48: "sha384", 64: "sha512"}[len(quote[3])]
        return entry >= 0 and any(quote[3] == hashed(algorithm, b"".join(
            self.values(name, *pcr, ways[banks.index(pcr[0])])[entry] for pcr in quote[2])) for ways in itertools.product(WAYS, repeat=len(banks)))
    def walk(self, node, name, where, base=""):  # name: the list that a claim is about; base: where names of quotes begin
        node = dict(enumerate(node)) if isinstance(node, list) else node
        base = node["evidence"]["path"] if isinstance(node.get("evidence"), dict) else base
        lists = [source["path"] for source in node.get("inputs", ()) if source["role"] == "list"]
        name = node["list"] if isinstance(node.get("list"), str) else (lists or [name])[0]
        sides = dict(zip(("before", "after"), lists)) if str(node.get("schema")).startswith("imatool.diff/") else {}
        try:
            self.claims(node, name, where, {file: quote for file, quote in self.quotes.items() if file.startswith(base)})
        except (ValueError, LookupError, TypeError) as problem:
            say(where, f"not computed here ({type(problem).__name__}: {problem})")
        [self.walk(child, sides.get(key, name), f"{where} {key}", base) for key, child in node.items() if isinstance(child, (dict, list))]
    def claims(self, node, name, where, quotes):
        if "pcr" in node and ("match" in node or "value" in node):
            self.pcr(node, node.get("match", node), name, f"{where}: {node['bank']} PCR {node['pcr']}")
        if "template_digests" in node and "cases" not in node:
            names = self.names if "copies" in node and "list" not in node else [name]  # verify counts both copies
            pairs = [pair for each in names for pair in self.lists[each]]
            violations, matching = sum(entry.violation for entry, _ in pairs), sum(entry.digest == own for entry, own in pairs)
            say(f"{where}: template digests", [node["template_digests"][key] for key in ("matching", "mismatching", "violations")],
                [matching, len(pairs) - violations - matching, violations])
        if "kind" in node and "entry" in node and "\\" not in node.get("path", "\\"):
            entry, own = self.lists[node.get("input", name)][node["entry"] - 1]
            digests = ["logged", "computed"] if node["kind"] == "template_digest_mismatch" else []
            say(f"{where}: {node['kind']}, entry {node['entry']}", [node["path"].encode(), *(node[key] for key in digests)],
                [entry.path] + [entry.digest.hex(), own.hex()][:len(digests)])
        whole = "pcr_digest" in (node.get("quote") or "")  # the report of quote; evidence has one for each list
        for file, quote in quotes.items():
            if whole or file.endswith(node.get("message", "//")):
                claimed = [node["clock"][key] for key in ("clock", "reset_count", "restart_count")]
                claimed += [node["quote"][key] for key in ("nonce", "pcr_digest")] if whole else []
                say(f"{where}: clock, nonce, PCR digest of {file}", claimed, quote[1] + ([quote[0], quote[3].hex()] if whole else []))
            own = {"quote": "//"} | (node.get("vouching") or {})  # through: by way of another list, which is checked itself
            if whole and "covered" in node or "through" not in own and file.endswith(own["quote"] or "//"):
                last = node["covered"]["entry"] if whole else own["last_covered_entry"]
                say(f"{where}: {file} covers the entries up to {last}", True, self.covers(quote, name, last))
    def pcr(self, row, match, name, claim):
        ways = [way for way in WAYS if way[0] == row.get("scheme", way[0]) and way[1] == row.get("violation_style", way[1])]
        values = [[value.hex() for value in self.values(name, row["bank"], row["pcr"], way, row.get("start", ""))] for way in ways]
        expected, number = row.get("expected", row.get("value")), match.get("entry", 0)
        if "entry" in match:
            say(f"{claim} is {expected} after entry {number}", True, any(number >= 0 and each[number] == expected for each in values))
        elif match.get("result", match.get("state")) in ("none", "not_reproduced"):
            say(f"{claim} is never {expected}", True, not any(expected in each for each in values))
        if "entries" in row and "value" in row:
            say(f"{claim} is {row['value']} at the end", True, any(each[-1] == row["value"] for each in values))
len(sys.argv) in (2, 3) and not sys.argv[1].startswith("--") or sys.exit(__doc__)
document = json.loads(pathlib.Path(sys.argv[1]).read_bytes())
document = json.loads(base64.b64decode(document["payload"])) if "payload" in document else document
Proof(document.get("predicate", document), *sys.argv[2:])
print(*(f"{count} {word}" for word, count in counts.items()), sep=", ")
sys.exit(1 if counts["WRONG"] else 0 if counts["ok"] and not counts["not checked"] else 2)
