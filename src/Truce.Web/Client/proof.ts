// Checks a receipt: that the parts it opens belong to one event, and that this event stands at its place in a record
// whose head somebody signed. The format is in docs/formats/record.md; tree hashing is RFC 9162, the proof and the
// signed note are C2SP tlog-proof, tlog-checkpoint and signed-note. Nothing here touches the page.

export interface Receipt {
  format: string;
  parts: { part: [string, unknown]; salt: string }[];
  opaque: string[];
  proof: string;
}

export interface Checkpoint {
  origin: string;
  size: number;
  root: Uint8Array;
  /** The bytes that were signed: origin, size, root and any extension lines, each closed by a newline. */
  text: string;
  signatures: { name: string; keyId: Uint8Array; signature: Uint8Array }[];
}

export interface Proof {
  index: number;
  path: Uint8Array[];
  checkpoint: Checkpoint;
}

export interface VerifierKey {
  name: string;
  keyId: Uint8Array;
  publicKey: Uint8Array;
}

/** Why a receipt does not hold: a code that has words in every language, and what was found. */
export class Broken extends Error {
  constructor(readonly code: string, readonly detail = "") {
    super(code);
  }
}

const utf8 = new TextEncoder();

export async function sha256(...pieces: (Uint8Array | string)[]): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", join(pieces)));
}

export function join(pieces: (Uint8Array | string)[]): Uint8Array<ArrayBuffer> {
  const bytes = pieces.map(piece => (typeof piece === "string" ? utf8.encode(piece) : piece));
  const whole = new Uint8Array(bytes.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of bytes) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

export function fromBase64(text: string): Uint8Array {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) throw new Broken("base64", text);
  return Uint8Array.from(atob(text), character => character.charCodeAt(0));
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
}

export function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

function compare(a: Uint8Array, b: Uint8Array): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const difference = a[at]! - b[at]!;
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/**
 * RFC 8785 for values without fractions. JavaScript's own escapes are those of the RFC, and its order of keys by
 * UTF-16 unit is what sort() does; whatever it could not give back exactly is refused, never rounded.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new Broken("number", String(value));
    return String(value === 0 ? 0 : value);
  }
  if (typeof value === "string") {
    if (!isWellFormed(value)) throw new Broken("surrogate");
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const entries = Object.entries(value as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([name, held]) => `${canonical(name)}:${canonical(held)}`).join(",")}}`;
}

function isWellFormed(text: string): boolean {
  return !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);
}

/** digest(part) = SHA-256("truce-part/1\n" || salt || canonical [name, value]) */
export function digestOfPart(part: [string, unknown], salt: Uint8Array): Promise<Uint8Array> {
  return sha256("truce-part/1\n", salt, canonical(part));
}

/** commitment = SHA-256("truce-event/1\n" || the digests, opened and unopened, in order of their bytes) */
export function commitmentOf(digests: Uint8Array[]): Promise<Uint8Array> {
  return sha256("truce-event/1\n", ...[...digests].sort(compare));
}

/** The leaf of the tree: RFC 9162's SHA-256(0x00 || entry). */
export function leafOf(index: number, commitment: Uint8Array): Promise<Uint8Array> {
  return sha256(Uint8Array.of(0), `truce-record/1\n${index}\n${toBase64(commitment)}\n`);
}

/** The root that a leaf and its audit path lead to: RFC 9162, section 2.1.3.2. */
export async function rootFrom(leaf: Uint8Array, index: number, size: number, path: Uint8Array[]): Promise<Uint8Array> {
  if (index >= size) throw new Broken("beyond");
  let at = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of path) {
    if (last === 0) throw new Broken("path");
    if (at % 2 === 1 || at === last) {
      hash = await sha256(Uint8Array.of(1), sibling, hash);
      while (at % 2 === 0 && at !== 0) {
        at = Math.floor(at / 2);
        last = Math.floor(last / 2);
      }
    } else {
      hash = await sha256(Uint8Array.of(1), hash, sibling);
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  if (last !== 0) throw new Broken("path");
  return hash;
}

export function parseProof(text: string): Proof {
  const gap = text.indexOf("\n\n");
  const lines = text.slice(0, gap).split("\n");
  if (gap < 0 || lines.shift() !== "c2sp.org/tlog-proof@v1") throw new Broken("proof");
  if (lines[0]?.startsWith("extra ")) lines.shift();
  const index = wholeNumber(/^index (\d+)$/.exec(lines.shift() ?? "")?.[1]);
  const path = lines.map(fromBase64);
  if (path.length > 63 || path.some(hash => hash.length !== 32)) throw new Broken("proof");
  return { index, path, checkpoint: parseCheckpoint(text.slice(gap + 2)) };
}

export function parseCheckpoint(note: string): Checkpoint {
  const gap = note.lastIndexOf("\n\n");
  const text = note.slice(0, gap + 1);
  const [origin, size, root] = text.split("\n");
  if (gap < 0 || !origin || !root) throw new Broken("checkpoint");
  const signatures = note.slice(gap + 2).trimEnd().split("\n").map(line => {
    const [, name, base64] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? [];
    if (!name || !base64) throw new Broken("checkpoint");
    const bytes = fromBase64(base64);
    return { name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) };
  });
  const hash = fromBase64(root);
  if (hash.length !== 32) throw new Broken("checkpoint");
  return { origin, size: wholeNumber(size), root: hash, text, signatures };
}

/** A key in the note format, name+hex+base64; its identifier must be the one that follows from it. */
export async function parseKey(line: string): Promise<VerifierKey> {
  const [, name, id, base64] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(line.trim()) ?? [];
  if (!name || !id || !base64) throw new Broken("key");
  const bytes = fromBase64(base64);
  if (bytes.length !== 33 || bytes[0] !== 1) throw new Broken("key");
  const keyId = (await sha256(`${name}\n`, bytes)).slice(0, 4);
  if (toHex(keyId) !== id) throw new Broken("key");
  return { name, keyId, publicKey: bytes.slice(1) };
}

export type SignatureAnswer = "valid" | "invalid" | "absent" | "unsupported";

/** Whether the key signed the checkpoint. Signatures by other keys are not looked at, as the note format asks. */
export async function checkSignature(checkpoint: Checkpoint, key: VerifierKey): Promise<SignatureAnswer> {
  const mine = checkpoint.signatures.filter(line => line.name === key.name && same(line.keyId, key.keyId));
  if (mine.length === 0 || key.name !== checkpoint.origin) return "absent";
  let imported: CryptoKey;
  try {
    imported = await crypto.subtle.importKey("raw", join([key.publicKey]), { name: "Ed25519" }, false, ["verify"]);
  } catch {
    return "unsupported";
  }
  for (const line of mine)
    if (!(await crypto.subtle.verify({ name: "Ed25519" }, imported, join([line.signature]), utf8.encode(checkpoint.text)))) return "invalid";
  return "valid";
}

function wholeNumber(text: string | undefined): number {
  const value = /^(0|[1-9]\d*)$/.test(text ?? "") ? Number(text) : NaN;
  if (!Number.isSafeInteger(value)) throw new Broken("number", text ?? "");
  return value;
}
