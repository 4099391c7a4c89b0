// Back-ups without our app, after docs/formats.md and by node's own cryptography: opened to see what is in them,
// and made of as much as a test wants. Nothing of our code runs here.

import assert from "node:assert/strict";
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

const FRAME = 65_536;
const SUM = 8;
const PASSPHRASE_SLOT = 103;
const RECOVERY_SLOT = 81;
const RECOVERY_AAD = Buffer.from("mijn-stem|slot|recovery|1");

const sha256 = (bytes) => createHash("sha256").update(bytes).digest();
const rotate = (word, by) => (word << by) | (word >>> (32 - by));

/** HChaCha20 (draft-irtf-cfrg-xchacha-03, section 2.2): the key that XChaCha20 has for a nonce's first 16 bytes. */
function hchacha20(key, nonce) {
  const words = new Int32Array(16);
  [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574].forEach((word, at) => (words[at] = word));
  for (let at = 0; at < 8; at++) words[4 + at] = key.readInt32LE(4 * at);
  for (let at = 0; at < 4; at++) words[12 + at] = nonce.readInt32LE(4 * at);
  const quarter = (a, b, c, d) => {
    for (const [x, y, z, by] of [[a, b, d, 16], [c, d, b, 12], [a, b, d, 8], [c, d, b, 7]]) {
      words[x] += words[y];
      words[z] = rotate(words[z] ^ words[x], by);
    }
  };
  for (let round = 0; round < 10; round++) {
    for (let at = 0; at < 4; at++) quarter(at, 4 + at, 8 + at, 12 + at);
    for (let at = 0; at < 4; at++) quarter(at, 4 + ((at + 1) % 4), 8 + ((at + 2) % 4), 12 + ((at + 3) % 4));
  }
  const derived = Buffer.alloc(32);
  [0, 1, 2, 3, 12, 13, 14, 15].forEach((word, at) => derived.writeInt32LE(words[word], 4 * at));
  return derived;
}

const shortNonce = (nonce) => Buffer.concat([Buffer.alloc(4), nonce.subarray(16)]);

/** Opens XChaCha20-Poly1305; the tag stands behind. */
export function xopen(key, nonce, aad, sealed) {
  const cipher = createDecipheriv("chacha20-poly1305", hchacha20(key, nonce), shortNonce(nonce), { authTagLength: 16 });
  cipher.setAAD(aad, { plaintextLength: sealed.length - 16 });
  cipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
}

function xseal(key, nonce, aad, plain) {
  const cipher = createCipheriv("chacha20-poly1305", hchacha20(key, nonce), shortNonce(nonce), { authTagLength: 16 });
  cipher.setAAD(aad, { plaintextLength: plain.length });
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The 16 bytes of a recovery code, without the two characters that check. */
function codeBytes(code) {
  const values = [...code.replaceAll(" ", "")].map((digit) => BigInt("0123456789ABCDEFGHJKMNPQRSTVWXYZ".indexOf(digit)));
  const number = values.slice(0, 26).reduce((sum, value) => (sum << 5n) | value, 0n);
  return Buffer.from(number.toString(16).padStart(32, "0"), "hex");
}

const wrappingKey = (code) => Buffer.from(hkdfSync("sha256", codeBytes(code), "", "mijn-stem recovery slot v1", 32));

/** The nonce of a frame. */
function nonceOf(frame, isLast) {
  const nonce = Buffer.alloc(24);
  nonce[15] = isLast ? 1 : 0;
  nonce.writeBigUInt64BE(BigInt(frame), 16);
  return nonce;
}

/** The pieces in a back-up that opens with a recovery code: their names and bodies. */
export function openBackup(text, code) {
  const [, base64] = text.match(/-----BEGIN MIJN STEM RESERVEKOPIE-----\n([^-]+)-----END MIJN STEM RESERVEKOPIE-----\n/);
  const summed = Buffer.from(base64, "base64");
  const bytes = summed.subarray(0, -SUM);
  assert.deepEqual(summed.subarray(-SUM), sha256(bytes).subarray(0, SUM));
  assert.equal(bytes.toString("latin1", 0, 5), "MSrk\x01");
  assert.ok(bytes[5] & 2, "there is a slot for the code");
  const at = 6 + (bytes[5] & 1 ? PASSPHRASE_SLOT : 0);
  const [header, slot] = [bytes.subarray(0, at + RECOVERY_SLOT), bytes.subarray(at, at + RECOVERY_SLOT)];
  assert.deepEqual(slot.subarray(-SUM), sha256(slot.subarray(0, -SUM)).subarray(0, SUM));
  const key = xopen(wrappingKey(code), slot.subarray(1, 25), RECOVERY_AAD, slot.subarray(25, -SUM));

  const opened = [];
  const sealed = FRAME + 16;
  for (let at = header.length, frame = 0; at < bytes.length; at += sealed, frame++) {
    opened.push(xopen(key, nonceOf(frame, at + sealed >= bytes.length), header, bytes.subarray(at, at + sealed)));
  }
  const plain = Buffer.concat(opened);
  const pieces = [];
  for (let at = 0; at < plain.length; ) {
    const body = at + 1 + plain[at] + 4;
    const end = body + plain.readUInt32BE(body - 4);
    assert.ok(end <= plain.length);
    pieces.push([plain.toString("ascii", at + 1, body - 4), plain.subarray(body, end)]);
    at = end;
  }
  return pieces;
}

/** A back-up of these pieces that opens with a recovery code. */
export function makeBackup(pieces, code) {
  const key = randomBytes(32);
  const nonce = randomBytes(24);
  const slot = Buffer.concat([Buffer.from([1]), nonce, xseal(wrappingKey(code), nonce, RECOVERY_AAD, key)]);
  const header = Buffer.concat([Buffer.from("MSrk\x01\x02", "latin1"), slot, sha256(slot).subarray(0, SUM)]);
  const plain = Buffer.concat(
    pieces.flatMap(([name, body]) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(body.length);
      return [Buffer.from([name.length]), Buffer.from(name), length, body];
    }),
  );
  const frames = [];
  for (let at = 0; at < plain.length; at += FRAME) {
    frames.push(xseal(key, nonceOf(frames.length, at + FRAME >= plain.length), header, plain.subarray(at, at + FRAME)));
  }
  const bytes = Buffer.concat([header, ...frames]);
  const base64 = Buffer.concat([bytes, sha256(bytes).subarray(0, SUM)]).toString("base64");
  return `-----BEGIN MIJN STEM RESERVEKOPIE-----\n${base64.replace(/.{64}/g, "$&\n")}\n-----END MIJN STEM RESERVEKOPIE-----\n`;
}

/** A record as text, with the names in each object in order: the same record is the same text. */
const asText = (record) =>
  JSON.stringify(record, (_, value) => (value?.constructor === Object ? Object.fromEntries(Object.entries(value).sort()) : value));

/** Tables of records, each record as text, in an order of its own. */
export const tablesInOrder = (tables) => Object.fromEntries(Object.entries(tables).map(([table, all]) => [table, all.map(asText).sort()]));

/** What a back-up holds: the records of each table in an order of its own, and each piece of an attachment by its SHA-256. */
export function contentsOf(pieces) {
  const [[name, label], ...rest] = pieces;
  assert.deepEqual([name, JSON.parse(label).v], ["backup", 1]);
  const [tables, chunks] = [{}, {}];
  for (const [name, body] of rest) {
    if (name === "chunk") chunks[`${body.toString("hex", 0, 16)} ${body.readUInt32BE(16)}`] = sha256(body.subarray(20)).toString("hex");
    else (tables[name] ??= []).push(JSON.parse(body));
  }
  return { records: tablesInOrder(tables), chunks };
}

/**
 * The pieces of a book of someone invented, with so many entries, and so many photos, each in an entry of its own, of so many bytes that
 * cannot be made smaller.
 */
export function inventedBook({ entries, photos = 0, photoBytes = 0 }) {
  const json = (name, record) => [name, Buffer.from(JSON.stringify(record))];
  const id = () => randomBytes(16).toString("hex");
  const start = Date.now() - (entries + 1) * 3_600_000;
  const moment = (number) => [start + number * 3_600_000, 60];
  // As X25519 wants it (RFC 7748, section 5).
  const secret = randomBytes(32);
  [secret[0], secret[31]] = [secret[0] & 248, (secret[31] & 127) | 64];
  const pieces = [
    json("backup", { v: 1, made: moment(entries) }),
    json("settings", { role: "learner", lang: "nl", theme: "auto" }),
    json("identity", { secret: secret.toString("base64url") }),
  ];
  const names = Array.from({ length: photos }, id);
  for (let number = 0; number < entries; number++) {
    const text = `verhaal ${number}: ${randomBytes(60).toString("base64")}, einde ${number}.`;
    // What nothing refers to, the app would sweep.
    const is = number < photos ? { attached: [text, [names[number]]] } : { text };
    const answers = [{ q: "note", asked: "Even iets kwijt", is }];
    const entry = { id: id(), rev: 1, kind: "note", at: moment(number), lang: "nl", answers };
    pieces.push(json("entries", { entry, written: moment(number) }));
  }
  for (const [number, name] of names.entries()) {
    const [bytes, most] = [randomBytes(photoBytes), 65_536];
    let chunks = 0;
    for (; chunks * most < bytes.length; chunks++) {
      const index = Buffer.alloc(4);
      index.writeUInt32BE(chunks);
      pieces.push(["chunk", Buffer.concat([Buffer.from(name, "hex"), index, bytes.subarray(chunks * most, (chunks + 1) * most)])]);
    }
    pieces.push(json("attachments", { id: name, kind: "photo", media: "image/jpeg", size: bytes.length, chunks, made: moment(number) }));
  }
  return pieces;
}
