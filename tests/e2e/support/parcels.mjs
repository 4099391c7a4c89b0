// Cards and parcels without our app, after docs/formats.md, by an HPKE that is not ours: to be a
// coach or a learner whose keys the test holds, and to make what no honest app would make.

import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";

import { Chacha20Poly1305 } from "@hpke/chacha20poly1305";
import { CipherSuite, HkdfSha256 } from "@hpke/core";
import { DhkemX25519HkdfSha256 } from "@hpke/dhkem-x25519";

const HEADER = 80;
const INFO = Buffer.from("mijn-stem parcel v1");
const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Chacha20Poly1305() });

/** How many bytes are under the seal. */
const room = (size) => 1024 * 2 ** Math.min(2 * size, size + 5);
const check8 = (bytes) => createHash("sha256").update(bytes).digest().subarray(0, 8);
const key = (raw, isPublic) => suite.kem.importKey("raw", raw, isPublic);

/** A key pair; `public` are its 32 bytes. */
export async function newIdentity() {
  const pair = await suite.kem.generateKeyPair();
  return { pair, public: Buffer.from(await suite.kem.serializePublicKey(pair.publicKey)) };
}

function wrap(label, content) {
  const lines = Buffer.concat([content, check8(content)]).toString("base64").match(/.{1,64}/g);
  return [`-----BEGIN MIJN STEM ${label}-----`, ...lines, `-----END MIJN STEM ${label}-----`, ""].join("\n");
}

/** The bytes between the marks, once their checksum is right. */
export function unwrap(label, text) {
  const [, base64] = text.match(new RegExp(`-----BEGIN MIJN STEM ${label}-----\n([^-]+)-----END MIJN STEM ${label}-----\n`));
  const bytes = Buffer.from(base64, "base64");
  const content = bytes.subarray(0, -8);
  assert.deepEqual(bytes.subarray(-8), check8(content));
  return content;
}

const cardBytes = (publicKey, { name, hours = "", room = "", does, version = 1 }) => {
  const texts = [name, hours, room, ...(does ? [does] : [])].flatMap((text) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(Buffer.byteLength(text));
    return [length, Buffer.from(text)];
  });
  return Buffer.concat([Buffer.from("MSck"), Buffer.from([version]), publicKey, ...texts]);
};

/** A coachkaart as a file. */
export const cardText = (publicKey, facts) => wrap("COACHKAART", cardBytes(publicKey, facts));

/** The part of a coachkaart's link behind the #. */
export function cardFragment(publicKey, facts) {
  const bytes = cardBytes(publicKey, facts);
  return `k=${Buffer.concat([bytes, check8(bytes)]).toString("base64url")}`;
}

/** The public key on a card that our app made. */
export const keyOnCard = (text) => unwrap("COACHKAART", text).subarray(5, 37);

/** A moment as it stands in a letter. */
export const moment = (ms) => [ms, 60];

/** A letter with these items, as a learner's app would write it; an item without a moment was written when the letter was sealed. */
export const letterOf = (from, items, { sealed = moment(Date.now()), ...more } = {}) => ({
  v: 1,
  id: randomBytes(16).toString("hex"),
  seq: 1,
  from,
  sealed,
  items: items.map((one) => ({ ...one, at: one.at ?? sealed })),
  ...more,
});

/** Something written, as an item of a letter. */
export const item = (kind, answers, at) => ({ id: randomBytes(16).toString("hex"), rev: 1, kind, at: at && moment(at), lang: "nl", answers });

/** A quick note as an item of a letter. */
export const noteItem = (text, at) => item("note", [{ q: "note", asked: "Even iets kwijt", is: { text } }], at);

/** Seals a letter from an identity to a public key; `change` may spoil its bytes before they are wrapped. */
export async function sealParcel(from, to, letter, { version = 1, change = (bytes) => bytes } = {}) {
  const json = Buffer.from(typeof letter === "string" ? letter : JSON.stringify(letter));
  let size = 0;
  while (room(size) < 4 + json.length) size += 1;
  const plain = Buffer.alloc(room(size));
  plain.writeUInt32BE(json.length);
  json.copy(plain, 4);
  const sender = await suite.createSenderContext({ recipientPublicKey: await key(to, true), senderKey: from.pair, info: INFO });
  const header = Buffer.concat([Buffer.from("MSdp"), Buffer.from([version, 1, size, 0]), from.public, check8(to), Buffer.from(sender.enc)]);
  return wrap("BERICHT", change(Buffer.concat([header, Buffer.from(await sender.seal(plain, header))])));
}

/** The same parcel with its bytes changed and a checksum that is right again: malice, not bad luck. */
export function tamper(text, change) {
  const bytes = Buffer.from(unwrap("BERICHT", text));
  change(bytes);
  return wrap("BERICHT", bytes);
}

/** Opens a parcel for an identity; gives the sender's key and the letter as it was written. */
export async function openParcel(text, to) {
  const bytes = unwrap("BERICHT", text);
  const header = bytes.subarray(0, HEADER);
  const from = header.subarray(8, 40);
  assert.deepEqual(header.subarray(40, 48), check8(to.public));
  const recipient = await suite.createRecipientContext({
    recipientKey: to.pair,
    senderPublicKey: await key(from, true),
    enc: header.subarray(48),
    info: INFO,
  });
  const plain = Buffer.from(await recipient.open(bytes.subarray(HEADER), header));
  const end = 4 + plain.readUInt32BE(0);
  const json = plain.subarray(4, end).toString("utf8");
  const sizes = (JSON.parse(json).files ?? []).map((file) => file.size);
  const files = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(plain.subarray(end + files).every((byte) => byte === 0));
  return { from, json };
}
