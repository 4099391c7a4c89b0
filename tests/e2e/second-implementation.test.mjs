// Parcels by an HPKE that is not ours (npm @hpke), after docs/formats.md: it opens a parcel that our
// app froze, and makes one that our app opens (tests/parcels/frozen.rs). And a back-up that our app froze, opened
// by node's own cryptography. Nothing of our code runs here.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";

import { Chacha20Poly1305 } from "@hpke/chacha20poly1305";
import { CipherSuite, HkdfSha256 } from "@hpke/core";
import { DhkemX25519HkdfSha256 } from "@hpke/dhkem-x25519";

import { contentsOf, inventedBook, makeBackup, openBackup, tablesInOrder, xopen } from "./support/backups.mjs";
import { unpack } from "./support/packed.mjs";

const HEADER = 80;
const INFO = Buffer.from("mijn-stem parcel v1");
const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Chacha20Poly1305() });

const vector = (name) => new URL(`../vectors/${name}`, import.meta.url);
const facts = JSON.parse(readFileSync(vector("parcel-v1.json"), "utf8"));
const withFiles = JSON.parse(readFileSync(vector("parcel-files-v1.json"), "utf8"));

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

/** How many bytes are under the seal. */
const room = (size) => 1024 * 2 ** Math.min(2 * size, size + 5);

/** Opens a parcel for the coach, or for someone else; gives the sender's key, the letter, and the bytes of its files in hex. */
async function open(text, to = facts.coach) {
  const bytes = unwrap(text);
  const header = bytes.subarray(0, HEADER);
  assert.equal(header.subarray(0, 4).toString(), "MSdp");
  const [version, hpkeSuite, size, free] = header.subarray(4, 8);
  assert.deepEqual([version, hpkeSuite, free], [1, 1, 0]);
  const from = header.subarray(8, 40).toString("hex");
  assert.deepEqual(header.subarray(40, 48), sha256(Buffer.from(to.public, "hex")).subarray(0, 8));
  assert.equal(bytes.length, HEADER + room(size) + 16);

  const recipient = await suite.createRecipientContext({
    recipientKey: await key(to.secret, false),
    senderPublicKey: await key(from, true),
    enc: header.subarray(48),
    info: INFO,
  });
  const plain = Buffer.from(await recipient.open(bytes.subarray(HEADER), header));
  let end = 4 + plain.readUInt32BE(0);
  const letter = JSON.parse(plain.subarray(4, end).toString("utf8"));
  const files = (letter.files ?? []).map((file) => {
    assert.ok(end + file.size <= plain.length);
    return plain.subarray(end, (end += file.size)).toString("hex");
  });
  assert.ok(plain.subarray(end).every((byte) => byte === 0));
  return { from, letter, files };
}

/** Seals a letter from the learner to the coach, with the bytes of its files. */
async function seal({ letter, files }) {
  const json = Buffer.from(JSON.stringify(letter));
  const inside = Buffer.concat([Buffer.alloc(4), json, ...files.map((hex) => Buffer.from(hex, "hex"))]);
  inside.writeUInt32BE(json.length, 0);
  let size = 0;
  while (room(size) < inside.length) size += 1;
  const plain = Buffer.alloc(room(size));
  inside.copy(plain);

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

for (const [what, name, { letter, files }] of [
  ["a parcel", "parcel", { letter: facts.letter, files: [] }],
  ["a parcel with attachments", "parcel-files", withFiles],
]) {
  const expected = { from: facts.learner.public, letter, files };

  test(`${what} of our app opens, and holds exactly the letter`, async () => {
    assert.deepEqual(await open(readFileSync(vector(`${name}-v1.txt`), "utf8")), expected);
  });

  test(`${what} made here opens again, and not when a byte was changed`, async () => {
    const text = await seal({ letter, files });
    assert.deepEqual(await open(text), expected);
    const bytes = Buffer.from(unwrap(text));
    bytes[HEADER + 100] ^= 1;
    await assert.rejects(open(wrap(bytes)));
  });

  test(`${what} that was made here and frozen holds exactly the letter`, async () => {
    // A missing file is made anew, and the test fails so that someone looks at it.
    const made = vector(`${name}-by-second-implementation.txt`);
    if (!existsSync(made)) {
      writeFileSync(made, await seal({ letter, files }));
      assert.fail(`${made} was missing and has been written anew`);
    }
    assert.deepEqual(await open(readFileSync(made, "utf8")), expected);
  });
}

for (const [name, from, to] of [
  ["reply", facts.coach, facts.learner],
  ["recall", facts.learner, facts.coach],
]) {
  test(`a ${name} of our app opens, and holds exactly the letter`, async () => {
    const { letter } = JSON.parse(readFileSync(vector(`${name}-v1.json`), "utf8"));
    assert.deepEqual(await open(readFileSync(vector(`${name}-v1.txt`), "utf8"), to), { from: from.public, letter, files: [] });
  });
}

test("a back-up of our app opens with its recovery code, and holds exactly the book", () => {
  const { recovery, records, chunks } = JSON.parse(readFileSync(vector("backup-v1.json"), "utf8"));
  const pieces = openBackup(readFileSync(vector("backup-v1.txt"), "utf8"), recovery);
  assert.deepEqual(contentsOf(pieces), { records: tablesInOrder(records), chunks });
});

test("a back-up made here opens again", () => {
  const { recovery } = JSON.parse(readFileSync(vector("backup-v1.json"), "utf8"));
  const pieces = inventedBook({ entries: 300, photos: 2, photoBytes: 100_000 });
  assert.deepEqual(openBackup(makeBackup(pieces, recovery), recovery), pieces);
});

test("the bundles of a frozen book say what its rows say", () => {
  const { database } = JSON.parse(readFileSync(vector("database-v3-open.json"), "utf8"));
  const bytes = ({ base64 }) => Buffer.from(base64, "base64");
  const dataKey = bytes(database.stores.slots.rows[0].body);
  const open = (place, sealed) => xopen(dataKey, bytes(sealed).subarray(0, 24), Buffer.from(place), bytes(sealed).subarray(24));
  const rows = database.stores.records.rows.filter(({ table }) => table === "entries");
  const opened = rows.map(({ id, seq, sealed }) => [seq, JSON.parse(open(`mijn-stem|entries|${id}|${seq}|1`, sealed))]);

  assert.equal(database.stores.bundles.rows.length, 128);
  const bundled = database.stores.bundles.rows.flatMap(({ bucket, sealed }) => {
    const [numbers, ...records] = unpack(open(`mijn-stem|bundles|${bucket}|1`, sealed));
    assert.equal(numbers.length, records.length);
    for (const { entry } of records) assert.equal(parseInt(entry.id.slice(0, 2), 16) >> 1, bucket);
    return records.map((record, place) => [numbers[place], record]);
  });
  assert.equal(bundled.length, 2);
  assert.deepEqual(bundled.sort(), opened.sort());
});
