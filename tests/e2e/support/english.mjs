// A person whose screen is in English, while the story of the test stays as it was told: what is looked for by its Dutch words is
// looked for by the English ones too. These come from the texts of the app themselves (src/text); what people wrote stays what it is.

import { readFileSync } from "node:fs";

const FILES = ["nl", "en"].map((lang) => ["", "patterns/"].map((folder) => readFileSync(new URL(`../../../src/text/${folder}${lang}.rs`, import.meta.url), "utf8")));

const HOLE = /\{[^{}]*\}/g;
const saysSomething = (words) => /\p{L}{2}/u.test(words.replace(HOLE, ""));

/** What a language says, under the part and the field in which it stands, with what is filled in between braces. */
function said(files) {
  const all = new Map();
  for (const [number, file] of files.entries()) {
    let [part, field] = ["", ""];
    for (const line of file.split("\n")) {
      part = /^ {4}(\w+): \w+ \{/.exec(line)?.[1] ?? part;
      field = /^ {4,8}(\w+):/.exec(line)?.[1] ?? field;
      const place = `${number} ${part} ${field}`;
      for (const [, words] of line.matchAll(/"((?:[^"\\]|\\.)*)"/g)) all.set(place, [...(all.get(place) ?? []), unescaped(words)]);
    }
  }
  return all;
}

const unescaped = (words) => words.replace(/\\u\{(\w+)\}/g, (_, code) => String.fromCodePoint(parseInt(code, 16))).replace(/\\(["\\])/g, "$1").replaceAll("\u{a0}", " ");

/** The Dutch texts, each with what it may be in English. Where the two are not alike in number, each may be each. */
const PAIRS = new Map();
const [DUTCH, ENGLISH] = FILES.map(said);
for (const [place, dutch] of DUTCH) {
  const english = ENGLISH.get(place) ?? [];
  dutch.forEach((words, at) => {
    const known = PAIRS.get(words) ?? new Set();
    (dutch.length === english.length ? [english[at]] : english).filter(saysSomething).forEach((it) => known.add(it));
    PAIRS.set(words, known);
  });
}

const quoted = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "\\s+");
const either = (patterns) => `(?:${[...new Set(patterns)].join("|")})`;
const holesIn = (words) => words.match(HOLE) ?? [];
/** As a pattern with this in its holes, and with anything where that is not known. */
const filled = (words, values = {}) => words.split(HOLE).map(quoted).reduce((before, piece, at) => `${before}${values[holesIn(words)[at - 1]] ?? ".+?"}${piece}`);
const raised = (words) => words.charAt(0).toUpperCase() + words.slice(1);

/** The days of the week also by their first two letters, as they stand where there is little room. */
const DAYS = new Map(
  ["weekdays", "months"].flatMap((field) =>
    DUTCH.get(`0 dates ${field}`).flatMap((words, at) => {
      const english = ENGLISH.get(`0 dates ${field}`)[at];
      return [[words, english], [words.slice(0, 2), english.slice(0, 2)]].slice(0, field === "weekdays" ? 2 : 1);
    }),
  ),
);
/** Word by word, what is put together out of words: "donderdag 26 november, 14.30", "met opname, foto". */
const wordByWord = (words) => words.replace(/\p{L}+/gu, (word) => DAYS.get(word) ?? [...(PAIRS.get(word) ?? [word])][0]).replace(/\b(\d{1,2})\.(\d\d)\b/g, "$1:$2");

/** Patterns for what these words may be on the screen, all of them. */
function onScreen(words) {
  const small = words.charAt(0).toLowerCase() + words.slice(1);
  const exact = [...(PAIRS.get(words) ?? []), ...[...(PAIRS.get(small) ?? [])].map(raised)];
  if (exact.length > 0) return [words, ...exact].map((it) => filled(it));
  const templates = [...PAIRS].flatMap(([dutch, english]) => {
    if (!dutch.includes("{") || !saysSomething(dutch)) return [];
    const found = new RegExp(`^${dutch.split(HOLE).map(quoted).join("(.+?)")}$`).exec(words);
    if (!found) return [];
    const values = Object.fromEntries(holesIn(dutch).map((hole, at) => [hole, either(onScreen(found[at + 1]))]));
    return [...english].map((it) => filled(it, values));
  });
  return [quoted(words), quoted(wordByWord(words)), ...templates];
}

/** The same for words with which something begins, or which stand somewhere in it. */
function within(words) {
  if (PAIRS.has(words) || words.trim().length < 3) return onScreen(words);
  const begins = ([dutch]) => dutch.startsWith(words) || (dutch.includes("{") && dutch.split(HOLE)[0].length > 3 && words.startsWith(dutch.split(HOLE)[0]));
  const holds = ([dutch]) => words.length > 4 && dutch.includes(words);
  const some = [begins, holds].map((fits) => [...PAIRS].filter(fits)).find((found) => found.length > 0) ?? [];
  return [...onScreen(words), ...some.flatMap(([, english]) => [...english].map((it) => filled(it)))];
}

/** Words or a pattern to look for, as they may be in English. */
export function inEnglish(wanted, exact = false) {
  if (typeof wanted === "string") return exact ? new RegExp(`^\\s*${either(onScreen(wanted))}\\s*$`) : new RegExp(either(within(wanted)), "i");
  if (!(wanted instanceof RegExp)) return wanted;
  // Whatever is plain in a pattern: letters, and signs that are quoted.
  const plain = /[\p{L}\p{N}“](?:[\p{L}\p{N} ,:;'’“”–…-]|\\[.?()/])*/gu;
  const pattern = wanted.source.replace(plain, (words) => {
    const [, before, said, after] = /^(\s*)(.*?)(\s*)$/.exec(words);
    return /\p{L}{2}/u.test(said) ? before + either(within(said.replace(/\\(.)/g, "$1"))) + after : words;
  });
  return new RegExp(pattern, wanted.flags);
}

const english = new WeakSet();
let taught = false;

/** From now on whatever is looked for on the pages of this person is looked for in English too. */
export function readsEnglish(person) {
  english.add(person.context);
  if (taught) return person;
  taught = true;
  const page = Object.getPrototypeOf(person.page);
  const locator = Object.getPrototypeOf(person.page.locator("body"));
  const speaks = (it) => english.has((typeof it.page === "function" ? it.page() : it).context());
  const teach = (kind, name, turn) => {
    const before = kind[name];
    kind[name] = function (...args) {
      return before.apply(this, speaks(this) ? turn(...args) : args);
    };
  };
  const named = (options) => (options?.name === undefined ? options : { ...options, name: inEnglish(options.name, options.exact) });
  const holding = (options) => (options?.hasText === undefined ? options : { ...options, hasText: inEnglish(options.hasText) });
  for (const kind of [page, locator]) {
    teach(kind, "getByRole", (role, options) => [role, named(options)]);
    for (const name of ["getByText", "getByLabel"]) teach(kind, name, (words, options) => [inEnglish(words, options?.exact), options]);
    teach(kind, "locator", (selector, options) => [selector, holding(options)]);
  }
  teach(locator, "filter", (options) => [holding(options)]);
  return person;
}
