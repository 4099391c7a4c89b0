// Parcels by an HPKE that is not ours (npm @hpke), after docs/formats.md: it opens a parcel that our
// app froze, and makes one that our app opens (tests/parcels/frozen.rs). And a back-up that our app froze, opened
// by node's own cryptography. Nothing of our code runs here.

import assert from "node:assert/strict";
import { createDecipheriv, createHash, hkdfSync } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";

import { Chacha20Poly1305 } from "@hpke/chacha20poly1305";
import { CipherSuite, HkdfSha256 } from "@hpke/core";
import { DhkemX25519HkdfSha256 } from "@hpke/dhkem-x25519";

const HEADER = 80;
const INFO = Buffer.from("mijn-stem parcel v1");
const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Chacha20Poly1305() });

const vector = (name) => new URL(`../vectors/${name}`, import.meta.url);
const facts = JSON.parse(readFileSync(vector("parcel-v1.json"), "utf8"));
const made = vector("parcel-by-second-implementation.txt");

const key = (hex, isPublic) => suite.kem.importKey("raw", Buffer.from(hex, "hex"), isPublic);
const sha256 = (bytes) => createHash("sha256").update(bytes).digest();

/** The bytes between the marks, once their checksum is right. */
function unwrap(text) {
  const [, base64] = text.match(/-----BEGIN MIJN STEM BERICHT-----\n([^-]+)-----END MIJN STEM BERICHT-----\n/);
  const bytes = Buffer.from(base64, "base64");
  const content = bytes.subarray(0, -8);
  assert.deepEqual(bytes.subarray(-8), sha256(content).subarray(0, 8));
  return content;
}

function wrap(content) {
  const bytes = Buffer.concat([content, sha256(content).subarray(0, 8)]);
  const lines = bytes.toString("base64").match(/.{1,64}/g);
  return ["-----BEGIN MIJN STEM BERICHT-----", ...lines, "-----END MIJN STEM BERICHT-----", ""].join("\n");
}

/** Opens a parcel for the coach; gives the sender's key and the letter. */
async function open(text) {
  const bytes = unwrap(text);
  const header = bytes.subarray(0, HEADER);
  assert.equal(header.subarray(0, 4).toString(), "MSdp");
  const [version, hpkeSuite, size, chunks] = header.subarray(4, 8);
  assert.deepEqual([version, hpkeSuite, chunks], [1, 1, 0]);
  const from = header.subarray(8, 40).toString("hex");
  assert.deepEqual(header.subarray(40, 48), sha256(Buffer.from(facts.coach.public, "hex")).subarray(0, 8));
  assert.equal(bytes.length, HEADER + 1024 * 4 ** size + 16);

  const recipient = await suite.createRecipientContext({
    recipientKey: await key(facts.coach.secret, false),
    senderPublicKey: await key(from, true),
    enc: header.subarray(48),
    info: INFO,
  });
  const plain = Buffer.from(await recipient.open(bytes.subarray(HEADER), header));
  const end = 4 + plain.readUInt32BE(0);
  assert.ok(plain.subarray(end).every((byte) => byte === 0));
  return { from, letter: JSON.parse(plain.subarray(4, end).toString("utf8")) };
}

/** Seals a letter from the learner to the coach. */
async function seal(letter) {
  const json = Buffer.from(JSON.stringify(letter));
  let size = 0;
  while (1024 * 4 ** size < 4 + json.length) size += 1;
  const plain = Buffer.alloc(1024 * 4 ** size);
  plain.writeUInt32BE(json.length, 0);
  json.copy(plain, 4);

  const sender = await suite.createSenderContext({
    recipientPublicKey: await key(facts.coach.public, true),
    senderKey: { privateKey: await key(facts.learner.secret, false), publicKey: await key(facts.learner.public, true) },
    info: INFO,
  });
  const header = Buffer.concat([
    Buffer.from("MSdp"),
    Buffer.from([1, 1, size, 0]),
    Buffer.from(facts.learner.public, "hex"),
    sha256(Buffer.from(facts.coach.public, "hex")).subarray(0, 8),
    Buffer.from(sender.enc),
  ]);
  return wrap(Buffer.concat([header, Buffer.from(await sender.seal(plain, header))]));
}

const expected = { from: facts.learner.public, letter: facts.letter };

test("a parcel of our app opens, and holds exactly the letter", async () => {
  assert.deepEqual(await open(readFileSync(vector("parcel-v1.txt"), "utf8")), expected);
});

test("a parcel made here opens again, and not when a byte was changed", async () => {
  const text = await seal(facts.letter);
  assert.deepEqual(await open(text), expected);
  const bytes = Buffer.from(unwrap(text));
  bytes[HEADER + 100] ^= 1;
  await assert.rejects(open(wrap(bytes)));
});

test("the frozen parcel made here holds exactly the letter", async () => {
  // A missing file is made anew, and the test fails so that someone looks at it.
  if (!existsSync(made)) {
    writeFileSync(made, await seal(facts.letter));
    assert.fail(`${made} was missing and has been written anew`);
  }
  assert.deepEqual(await open(readFileSync(made, "utf8")), expected);
});

// The back-up: armour, header, slots, frames and pieces, as docs/formats.md has them.

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

/** XChaCha20-Poly1305; the tag stands behind. */
function xopen(key, nonce, aad, sealed) {
  const short = Buffer.concat([Buffer.alloc(4), nonce.subarray(16)]);
  const cipher = createDecipheriv("chacha20-poly1305", hchacha20(key, nonce), short, { authTagLength: 16 });
  cipher.setAAD(aad, { plaintextLength: sealed.length - 16 });
  cipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
}

/** The 16 bytes of a recovery code, without the two characters that check. */
function codeBytes(code) {
  const values = [...code.replaceAll(" ", "")].map((digit) => BigInt("0123456789ABCDEFGHJKMNPQRSTVWXYZ".indexOf(digit)));
  const number = values.slice(0, 26).reduce((sum, value) => (sum << 5n) | value, 0n);
  return Buffer.from(number.toString(16).padStart(32, "0"), "hex");
}

/** The pieces in a back-up: their names and bodies. */
function openBackup(text, code) {
  const [, base64] = text.match(/-----BEGIN MIJN STEM RESERVEKOPIE-----\n([^-]+)-----END MIJN STEM RESERVEKOPIE-----\n/);
  const summed = Buffer.from(base64, "base64");
  const bytes = summed.subarray(0, -8);
  assert.deepEqual(summed.subarray(-8), sha256(bytes).subarray(0, 8));
  assert.equal(bytes.toString("latin1", 0, 6), "MSrk\x01\x03");
  const [header, slot] = [bytes.subarray(0, 6 + 103 + 81), bytes.subarray(6 + 103, 6 + 103 + 81)];
  assert.deepEqual(slot.subarray(-8), sha256(slot.subarray(0, -8)).subarray(0, 8));
  const wrapping = Buffer.from(hkdfSync("sha256", codeBytes(code), "", "mijn-stem recovery slot v1", 32));
  const key = xopen(wrapping, slot.subarray(1, 25), Buffer.from("mijn-stem|slot|recovery|1"), slot.subarray(25, -8));

  const opened = [];
  for (let at = header.length, frame = 0; at < bytes.length; at += 65_552, frame++) {
    const nonce = Buffer.alloc(24);
    nonce[15] = at + 65_552 >= bytes.length ? 1 : 0;
    nonce.writeBigUInt64BE(BigInt(frame), 16);
    opened.push(xopen(key, nonce, header, bytes.subarray(at, at + 65_552)));
  }
  assert.ok(opened.length > 1, "more than one frame");
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

test("a back-up of our app opens with its recovery code, and holds exactly the book", () => {
  const expected = JSON.parse(readFileSync(vector("backup-v1.json"), "utf8"));
  const [[name, label], ...pieces] = openBackup(readFileSync(vector("backup-v1.txt"), "utf8"), expected.recovery);
  assert.deepEqual([name, JSON.parse(label).v], ["backup", 1]);
  const [records, chunks] = [{}, {}];
  for (const [name, body] of pieces) {
    if (name === "chunk") chunks[`${body.toString("hex", 0, 16)} ${body.readUInt32BE(16)}`] = sha256(body.subarray(20)).toString("hex");
    else (records[name] ??= []).push(JSON.parse(body));
  }
  const sorted = (tables) =>
    Object.fromEntries(Object.entries(tables).map(([table, all]) => [table, all.map((one) => JSON.stringify(one)).sort()]));
  const inOrder = (one) => JSON.parse(JSON.stringify(one), (_, value) => (value?.constructor === Object ? Object.fromEntries(Object.entries(value).sort()) : value));
  assert.deepEqual(sorted(inOrder(records)), sorted(inOrder(expected.records)));
  assert.deepEqual(chunks, expected.chunks);
});
