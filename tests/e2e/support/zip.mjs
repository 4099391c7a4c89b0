// A zip reader after its specification, for the plain export.

import assert from "node:assert/strict";
import { crc32 } from "node:zlib";

/** The files of a zip, by its directory (APPNOTE.TXT, 4.3.6); every number that stands there twice is compared. */
export function unzip(bytes) {
  const end = bytes.lastIndexOf("PK\x05\x06", undefined, "latin1");
  assert.equal(end, bytes.length - 22);
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  assert.equal(at + bytes.readUInt32LE(end + 12), end);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    assert.equal(bytes.readUInt32LE(at), 0x02014b50);
    const named = bytes.readUInt16LE(at + 28);
    const name = bytes.toString("ascii", at + 46, at + 46 + named);
    const local = bytes.readUInt32LE(at + 42);
    assert.equal(bytes.readUInt32LE(local), 0x04034b50);
    assert.deepEqual(bytes.subarray(local + 4, local + 30), bytes.subarray(at + 6, at + 32), name);
    assert.equal(bytes.readUInt16LE(at + 10), 0, "stored");
    const from = local + 30 + named;
    const content = bytes.subarray(from, from + bytes.readUInt32LE(at + 24));
    if (crc32) assert.equal(crc32(content), bytes.readUInt32LE(at + 16), name);
    files.set(name, content);
    at += 46 + named;
  }
  assert.equal(at, end);
  return files;
}
