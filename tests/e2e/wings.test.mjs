// Pages that come after the first screen: while one is on its way the page says so, when it does not come the page says
// what to do, and nothing that someone was writing is lost by it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { newDevice } from "./support/chromium.mjs";
import { Learner } from "./support/learner.mjs";
import { watch } from "./support/watch.mjs";

/** The file with the pages of Gesprek, among others. */
const OWN = /\/own-[0-9a-f]{16}\.wasm$/;
/** The file with what is spoken, photographed, drawn and read aloud. */
const MEDIA = /\/media-[0-9a-f]{16}\.wasm$/;

const focused = (page) => page.evaluate(() => [document.activeElement.tagName, document.activeElement.textContent]);
const busy = (learner) => learner.page.locator("main [aria-busy=true]").filter({ hasText: "Even laden…" });

async function someone() {
  const context = await newDevice();
  return new Learner(context, watch(context), await context.newPage());
}

test("a page that comes late is announced when it is there", async () => {
  const learner = await someone();
  const held = [];
  await learner.context.route(OWN, (route) => held.push(route));
  const release = async () => {
    while (held.length === 0) await learner.page.waitForTimeout(20);
    for (const route of held.splice(0)) await route.continue();
  };
  await learner.startsAsLearner();

  await learner.goesTo("Gesprek");
  await busy(learner).waitFor();
  await release();
  await learner.reads("Gesprek");
  await learner.page.waitForFunction(() => document.activeElement.textContent === "Gesprek");
  assert.equal(await busy(learner).count(), 0);

  // Loading the page is no change of page: the focus stays the browser's.
  await learner.page.reload();
  await busy(learner).waitFor();
  await release();
  await learner.reads("Gesprek");
  assert.equal((await focused(learner.page))[0], "BODY");

  // Whoever went elsewhere meanwhile is left alone.
  await learner.page.reload();
  await busy(learner).waitFor();
  await learner.goesTo("Dagboek");
  await learner.reads("Dagboek");
  await release();
  await learner.page.waitForLoadState("networkidle");
  await learner.reads("Dagboek");
  assert.deepEqual(learner.seen.troubles, []);
  await learner.context.close();
});

test("what someone is busy with stays under their finger when recording and reading aloud come later", async () => {
  const learner = await someone();
  const held = [];
  await learner.context.route(MEDIA, (route) => held.push(route));
  await learner.startsAsLearner();
  await learner.opens("/kwijt");
  const field = await learner.field("Even iets kwijt").elementHandle();
  await field.focus();
  while (held.length === 0) await learner.page.waitForTimeout(20);
  for (const route of held) await route.continue();
  await learner.button("Spreek in").waitFor();
  assert.equal(await field.evaluate((it) => it.isConnected && document.activeElement === it), true);
  assert.deepEqual(learner.seen.troubles, []);
  await learner.context.close();
});

test("a page that does not come says what to do, and loses nothing", async () => {
  const learner = await someone();
  await learner.context.route(OWN, (route) => route.abort("internetdisconnected"));
  await learner.startsAsLearner();
  await learner.page.getByRole("link", { name: /^Even iets kwijt/ }).first().click();
  await learner.types("Even iets kwijt", "half verhaal");
  await learner.sees("Concept bewaard");

  await learner.goesTo("Gesprek");
  await learner.reads("Deze pagina is nog niet binnen");
  await learner.page.waitForFunction(() => document.activeElement.tagName === "H1");
  await learner.taps("Probeer opnieuw");
  await learner.reads("Deze pagina is nog niet binnen");
  await learner.context.unroute(OWN);
  await learner.taps("Probeer opnieuw");
  await learner.reads("Gesprek");

  await learner.opens("/kwijt");
  assert.equal(await learner.field("Even iets kwijt").inputValue(), "half verhaal");
  const others = learner.seen.troubles.filter((trouble) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(trouble));
  assert.deepEqual(others, []);
  await learner.context.close();
});
