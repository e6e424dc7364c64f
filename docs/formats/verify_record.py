#!/usr/bin/env python3
"""Checks a Truce receipt with nothing but Python's own library: record.md, read by a second pair of eyes.

usage: verify_record.py RECEIPT KEY     KEY is the ledger's verifier key, name+id+base64
"""
import base64
import hashlib
import json
import sys

P = 2**255 - 19                                           # the field of Ed25519 (RFC 8032)
L = 2**252 + 27742317777372353535851937790883648493       # the order of its group
D = -121665 * pow(121666, -1, P) % P


def need(holds, what):
    if not holds:
        raise ValueError(what)


def sha256(*pieces):
    return hashlib.sha256(b"".join(pieces)).digest()


def b64(text, length):
    raw = base64.b64decode(text, validate=True)
    need(len(raw) == length and base64.b64encode(raw).decode() == text, f"not {length} bytes in base64: {text}")
    return raw


# canonical JSON

def ordered(value):
    if isinstance(value, dict):
        return {key: ordered(value[key]) for key in sorted(value, key=lambda key: key.encode("utf-16-be"))}
    if isinstance(value, list):
        return [ordered(item) for item in value]
    need(not isinstance(value, float), "a number with a fraction or an exponent")
    need(not isinstance(value, int) or abs(value) < 2**53, "an integer beyond 2^53-1")
    return value


def canonical(value):
    return json.dumps(ordered(value), ensure_ascii=False, separators=(",", ":")).encode()


def depth(value):
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inside is None else 1 + max(map(depth, inside), default=0)


def read_canonical(raw):
    value = json.loads(raw)
    need(canonical(value) == raw, "not canonical JSON")
    return value


# parts, commitment, entry, leaf

def part_digest(salt, part):
    return sha256(b"truce-part/1\n", salt, part)


def commitment(digests):
    need(0 < len(digests) <= 256 and len(digests) & (len(digests) - 1) == 0, "the number of digests is not a power of two")
    return sha256(b"truce-event/1\n", *sorted(digests))


def event_commitment(event):
    opaque = [b64(text, 32) for text in event["opaque"]]
    names = [part["part"][0] for part in event["parts"]]
    need(opaque == sorted(set(opaque)) and names == sorted(set(names)), "digests or parts out of order")
    need(all(len(p) == 2 and len(p["part"]) == 2 and depth(p["part"][1]) <= 64 for p in event["parts"]), "not a part")
    return commitment(opaque + [part_digest(b64(p["salt"], 32), canonical(p["part"])) for p in event["parts"]])


def entry(index, commit):
    return b"truce-record/1\n%d\n%s\n" % (index, base64.b64encode(commit))


def leaf_hash(data):
    return sha256(b"\0", data)


# the tree (RFC 9162, 2.1.3.2)

def root_from(index, size, leaf, proof):
    node, last, value = index, size - 1, leaf
    for sibling in proof:
        need(last > 0, "the proof is too long")
        if node % 2 or node == last:
            value = sha256(b"\1", sibling, value)
            while node % 2 == 0 and node:
                node, last = node >> 1, last >> 1
        else:
            value = sha256(b"\1", value, sibling)
        node, last = node >> 1, last >> 1
    need(last == 0, "the proof is too short")
    return value


# signed notes (C2SP) and Ed25519 (RFC 8032, 5.1.7)

def add(p, q):
    (x1, y1), (x2, y2) = p, q
    k = D * x1 * x2 * y1 * y2 % P
    return (x1 * y2 + x2 * y1) * pow(1 + k, -1, P) % P, (y1 * y2 + x1 * x2) * pow(1 - k, -1, P) % P


def times(n, point):
    total = (0, 1)
    while n:
        total = add(total, point) if n & 1 else total
        point, n = add(point, point), n >> 1
    return total


def decode(raw):
    y, odd = int.from_bytes(raw, "little") & (2**255 - 1), raw[31] >> 7
    need(y < P, "not a point")
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * pow(2, (P - 1) // 4, P) % P
    need(x * x % P == square and (x or not odd), "not a point")
    return (x if x % 2 == odd else P - x), y


def signed(key, message, signature):
    scalar = int.from_bytes(signature[32:], "little")
    hashed = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    base = decode((4 * pow(5, -1, P) % P).to_bytes(32, "little"))
    return len(signature) == 64 and scalar < L and times(scalar, base) == add(decode(signature[:32]), times(hashed, decode(key)))


def open_note(note, vkey):
    name, key_id, key = vkey.strip().split("+", 2)
    typed = b64(key, 33)
    need(typed[0] == 1 and sha256(name.encode(), b"\n", typed)[:4].hex() == key_id, "not an Ed25519 verifier key")
    text, lines = note[:note.rindex("\n\n") + 1], note[note.rindex("\n\n") + 2:].splitlines()
    mine = [base64.b64decode(sig)[4:] for dash, who, sig in (line.split(" ") for line in lines)
            if dash == "\u2014" and who == name and base64.b64decode(sig)[:4].hex() == key_id]
    need(mine and all(signed(typed[1:], text.encode(), sig) for sig in mine), "the checkpoint is not signed by this key")
    return text


def verify(raw, vkey):
    receipt = read_canonical(raw[:-1] if raw.endswith(b"\n") else raw)
    need(sorted(receipt) == ["format", "opaque", "parts", "proof"] and receipt["format"] == "truce-receipt/1", "not a receipt")
    head, note = receipt["proof"].split("\n\n", 1)
    title, *lines = head.split("\n")
    need(title == "c2sp.org/tlog-proof@v1", "not a proof")
    lines = lines[1:] if lines[0].startswith("extra ") else lines
    need(lines[0].startswith("index "), "the proof has no index")
    index, proof = int(lines[0][6:]), [b64(line, 32) for line in lines[1:]]
    origin, size, root = open_note(note, vkey).split("\n")[:3]
    need(0 <= index < int(size), "the index is not in the tree")
    leaf = leaf_hash(entry(index, event_commitment(receipt)))
    need(root_from(index, int(size), leaf, proof) == b64(root, 32), "the event is not in the ledger")
    shown = dict(part["part"] for part in receipt["parts"])
    need("head" not in shown or shown["head"].get("index") == index, "the head names another index")
    return f"holds: event {index} of {origin}, under a checkpoint at {size} entries; shown: {', '.join(shown) or 'nothing'}"


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        with open(sys.argv[1], "rb") as file:
            print(verify(file.read(), sys.argv[2]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        sys.exit(f"does not hold: {problem}")
