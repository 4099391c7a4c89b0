// A desk of sixty learners who shared a thousand things each, from the generator (DESK, which `cargo xtask test` makes): it is
// restored from a back-up, and list, stream, talks and search stand. Of none of them more is drawn than one can look at.

import assert from "node:assert/strict";

import { main } from "./support/desk.mjs";
import { journey } from "./support/journey.mjs";

const { DESK } = process.env;
/** The most rows that are drawn at once. */
const WINDOW = 30;

journey("a desk of sixty learners with a thousand things each can be worked at", async (stage) => {
  const coach = await stage.coach();
  await coach.isAt("2026-11-22T12:00:00+01:00");
  coach.context.setDefaultTimeout(180_000);
  await coach.opens("/ik/kopie/terugzetten");
  await coach.picksFile("Kies de reservekopie", DESK);
  await coach.page.getByLabel(/wachtwoord/i).first().fill("zestig stille dagen");
  await coach.taps("Verder");
  await coach.taps("Zet terug");
  await coach.sees(/^Er kwamen \d+ dingen terug/);

  await coach.opensANewTab("/leerlingen");
  await coach.reads("Leerlingen");
  const rows = main(coach).getByRole("list").getByRole("listitem");
  await rows.first().waitFor();
  assert.equal(await rows.count(), 60);
  assert.ok((await rows.allInnerTexts()).every((row) => row.includes("2 nieuwe pakketten")));

  await coach.goesTo("Gesprekken");
  await coach.reads("Gesprekken");
  assert.equal(await rows.count(), 60);

  // A stream of a thousand things begins with what is new, and grows by a window.
  await coach.opensLearner("Yara A.");
  await coach.article("Mijn agenda").waitFor();
  const stream = coach.page.locator(".stream > li");
  assert.equal(await stream.count(), WINDOW);
  assert.equal(await main(coach).getByText("nieuw", { exact: true }).count(), 2);
  await coach.taps("Toon meer");
  await stream.nth(WINDOW).waitFor();
  assert.equal(await stream.count(), 2 * WINDOW);
  await coach.goesTo("Leerlingen");
  await coach.reads("Leerlingen");
  const seen = main(coach).getByRole("listitem").filter({ hasText: "Yara A." });
  await seen.filter({ hasNotText: "nieuwe" }).waitFor();

  // Words are found in whatever anyone shared, and behind a filter of one learner alone.
  await coach.follows("Zoek");
  await coach.reads("Zoek");
  const found = () => main(coach).getByRole("status").filter({ hasText: /gevonden/ });
  const counted = async () => Number((await found().innerText()).match(/^\d+/)[0]);
  await coach.fills("Waar zoek je naar?", "e");
  await found().waitFor();
  const all = await counted();
  assert.ok(all > 30_000, `${all} of 60,000 hold a word with an e`);
  assert.equal(await rows.count(), WINDOW);
  const yara = await main(coach).getByRole("listitem").filter({ hasText: /^Yara A\./ }).count();
  assert.ok(yara < WINDOW);
  await coach.text("Filter").click();
  await coach.page.getByLabel("Van wie?").selectOption({ label: "Yara A." });
  await main(coach).getByRole("listitem").filter({ hasText: /^Yara A\./ }).nth(WINDOW - 1).waitFor();
  const own = await counted();
  assert.ok(own > 300 && own <= 1000, `${own} of 1,000`);
  await coach.fills("Waar zoek je naar?", "xyzzy");
  await coach.sees("Niets gevonden.");
}, { skip: DESK ? false : "DESK names no back-up; cargo xtask test makes one", timeout: 600_000 });
