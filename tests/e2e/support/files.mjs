// Files for the tests to hand over.

import { truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes a file into a folder; gives its path. */
export function writeIn(folder, name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** A file of so many bytes that takes no room on the disk. */
export function sparseIn(folder, name, bytes, beginning = "") {
  const path = writeIn(folder, name, beginning);
  truncateSync(path, bytes);
  return path;
}
