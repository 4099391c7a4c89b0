// The plain export by other means than ours: a zip reader and a table reader after their specifications, and a real
// browser for the page. The zip is the frozen one of a book full of nasty words (tests/backups/export.rs).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { newDevice, newFolder, removeFolder } from "./support/chromium.mjs";
import { unzip } from "./support/zip.mjs";

/** The rows of a table after RFC 4180. */
function rows(text) {
  const all = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  while (cell.lastIndex < text.length) {
    const [, quoted, plain, end] = cell.exec(text) ?? assert.fail(`no cell at ${cell.lastIndex}`);
    all.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === "\r\n") all.push([]);
  }
  assert.deepEqual(all.pop(), []);
  return all;
}

const files = unzip(readFileSync(new URL("../vectors/export-v1.zip", import.meta.url)));
const all = JSON.parse(files.get("mijn-stem.json").toString("utf8"));
/** What was said in words, in the order of the diary. */
const said = all.entries.flatMap(({ entry }) => entry.answers.flatMap((answer) => answer.is.text ?? []));

test("the JSON holds every record, and every attachment lies beside it whole", () => {
  assert.equal(all.export.v, 1);
  const counts = Object.entries(all).map(([name, value]) => [name, value.length]);
  const expected = { entries: 15, drafts: 2, contacts: 1, ready: 1, sent: 2, received: 1, attachments: 3, sets: 0 };
  assert.deepEqual(Object.fromEntries(counts.filter(([, count]) => count !== undefined)), expected);
  for (const { id, size } of all.attachments) {
    const [name] = [...files.keys()].filter((name) => name.startsWith(`bijlagen/${id}.`));
    assert.equal(files.get(name).length, size);
  }
  assert.equal(files.size, 4 + all.attachments.length);
});

test("the table has a row for each answer, and no cell that a spreadsheet works out", () => {
  const text = files.get("mijn-stem.csv").toString("utf8");
  assert.equal(text[0], "\ufeff");
  const [head, ...table] = rows(text.slice(1));
  assert.deepEqual(head, ["datum", "tijd", "soort", "vraag", "antwoord", "prettig", "energie", "id"]);
  const answers = all.entries.reduce((sum, { entry }) => sum + Math.max(entry.answers.length, 1), 0);
  assert.equal(table.length, answers);
  for (const row of table) {
    assert.equal(row.length, head.length);
    const [pleasant, energy] = row.splice(5, 2);
    assert.match(`${pleasant},${energy}`, /^(,|-?\d+,-?\d+)$/);
    assert.ok(row.every((cell) => !/^[=+\-@\t\r]/.test(cell)), row.join("|"));
  }
  const cells = new Set(table.map((row) => row[4]));
  for (const words of said) assert.ok(cells.has(/^[=+\-@]/.test(words) ? `'${words}` : words), words);
});

test("the page shows every word as it was written, and nothing in it runs", async () => {
  const folder = newFolder();
  try {
    for (const [name, content] of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    const device = await newDevice();
    const page = await device.newPage();
    const requests = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(join(folder, "mijn-stem.html")).href);
    assert.equal(await page.title(), "Mijn Stem");
    assert.equal(requests.length, 1);
    assert.equal(await page.locator("script, img, iframe, object, embed, [onerror], [style]").count(), 0);
    const shown = new Set(await page.locator("dd").evaluateAll((all) => all.map((one) => one.textContent)));
    // HTML knows no control characters; a mark stands in their place.
    const marked = (words) => words.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, "\ufffd");
    for (const words of said) assert.ok(shown.has(marked(words)), words);
    const diary = page.locator("section").first().locator("article");
    assert.equal(await diary.count(), all.entries.length);
    assert.equal(await diary.locator("svg path[d^=M]").count(), all.entries.length);
    const links = await page.locator("a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    assert.deepEqual(links, [...files.keys()].filter((name) => name.startsWith("bijlagen/")));
    await device.close();
  } finally {
    removeFolder(folder);
  }
});

test("Markdown holds all of the page", () => {
  const text = files.get("mijn-stem.md").toString("utf8");
  assert.equal(text.match(/^### /gm).length, 15 + 2 + 1 + 2 + 1 + 3);
  // No tag, and no line that begins something, came out of someone's words.
  assert.ok(!/(^|[^\\])<(?!bijlagen\/)/m.test(text));
  for (const word of ["brood gebakken", "\\=1+1", "\\> zo", "1\\. eerst"]) assert.ok(text.includes(word), word);
});
