// How large the built app is: by kind of file, raw and compressed in both ways, and which crates the first wasm comes from.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

/** What the first visit fetches, by kind; `names` says which files those are. */
export function sizes(dist, names) {
  const all = {};
  for (const name of names) {
    const content = readFileSync(join(dist, name));
    const kind = (all[extname(name).slice(1)] ??= { raw: 0, gzip: 0, brotli: 0 });
    kind.raw += content.length;
    // A font is compressed already.
    const squeezed = extname(name) === ".woff2" ? [content, content] : [gzipSync(content, { level: 9 }), brotliCompressSync(content)];
    kind.gzip += squeezed[0].length;
    kind.brotli += squeezed[1].length;
  }
  return all;
}

/** The files of a first visit: the page, what it names, and what the boot script names. */
export function firstVisit(dist) {
  const names = new Set(["index.html"]);
  const there = readdirSync(dist, { recursive: true }).filter((name) => statSync(join(dist, name)).isFile() && !name.endsWith(".br"));
  const named = (text) => there.filter((name) => text.includes(name));
  const page = readFileSync(join(dist, "index.html"), "utf8");
  const boot = named(page).find((name) => name.startsWith("boot-"));
  for (const name of [...named(page), ...named(readFileSync(join(dist, boot), "utf8"))]) {
    if (/^(app|boot|mijn-stem)-.*\.(css|js|wasm)$|^fonts\//.test(name)) names.add(name);
  }
  return [...names];
}

/** A reader of the numbers and names in a wasm file (WebAssembly core, 5.2 and 5.5; its appendix, "custom sections"). */
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  byte() {
    return this.bytes[this.at++];
  }

  number() {
    let [value, shift, byte] = [0, 0, 0];
    do {
      byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      shift += 7;
    } while (byte & 128);
    return value;
  }

  piece() {
    const length = this.number();
    this.at += length;
    return new Reader(this.bytes.subarray(this.at - length, this.at));
  }

  text() {
    return Buffer.from(this.piece().bytes).toString();
  }

  get left() {
    return this.at < this.bytes.length;
  }
}

/** How many imported functions come before the file's own. */
function imported(section) {
  let functions = 0;
  for (let left = section.number(); left > 0; left -= 1) {
    section.text();
    section.text();
    const kind = section.byte();
    if (kind === 0) functions += 1;
    if (kind === 0) section.number();
    else if (kind === 3) section.at += 2;
    else {
      if (kind === 1) section.byte();
      const limited = kind === 4 ? (section.byte(), 0) : section.byte();
      section.number();
      if (limited & 1) section.number();
    }
  }
  return functions;
}

/** The crate of a function, by its name as rustc writes it: of old (`_ZN…`), or as the standard library has it (RFC 2603). */
function crateOf(name) {
  const begins = (text, length) => text.slice(0, Number(length));
  const old = name.match(/^_ZN(\d+)(.*)/);
  if (old) return begins(old[2], old[1]).match(/^(?:_?\$\w+?\$|(?:mut|dyn|as|[A-Z]\w*?)(?=\$))*(?!(?:mut|dyn|as)\$)([a-z]\w*)/)?.[1];
  const now = name.match(/C[a-zA-Z0-9]*_(\d+)(\w+)/);
  return now ? begins(now[2], now[1]) : undefined;
}

/** Bytes of code by crate, largest first, in a wasm file that still has its names. */
export function crates(file) {
  const wasm = new Reader(readFileSync(file));
  wasm.at = 8;
  let before = 0;
  const [lengths, names] = [[], new Map()];
  while (wasm.left) {
    const kind = wasm.byte();
    const section = wasm.piece();
    if (kind === 2) before = imported(section);
    if (kind === 10) for (let left = section.number(); left > 0; left -= 1) lengths.push(section.piece().bytes.length);
    if (kind !== 0 || section.text() !== "name") continue;
    while (section.left) {
      const which = section.byte();
      const part = section.piece();
      if (which === 1) for (let left = part.number(); left > 0; left -= 1) names.set(part.number(), part.text());
    }
  }
  const all = {};
  lengths.forEach((length, place) => {
    const crate = crateOf(names.get(before + place) ?? "") ?? "made by the tools";
    all[crate] = (all[crate] ?? 0) + length;
  });
  return Object.entries(all).sort(([, one], [, other]) => other - one);
}
