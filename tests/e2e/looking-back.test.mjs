// Looking back: searching as one types, a month at a glance, a day, and patterns with the days they rest on.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { journey } from "./support/journey.mjs";

journey("what was written is found as one types", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.doesDagstart({ mood: [40, 20], feelings: ["hoopvol"], needs: ["tijd"], oneThing: "brood bakken", note: "Zweeds geleerd" });
  await learner.writesNote("de hond was ziek");
  await learner.goesTo("Dagboek");
  await learner.follows("Zoek");
  await learner.reads("Zoek");
  const cards = learner.page.getByRole("main").getByRole("listitem");
  await learner.fills("Waar zoek je naar?", "ZWE");
  await learner.sees("1 gevonden.");
  assert.match(await cards.innerText(), /Zweeds geleerd|hoopvol/);
  await learner.fills("Waar zoek je naar?", "hoop bro");
  await learner.sees("1 gevonden.");
  await learner.fills("Waar zoek je naar?", "kat");
  await learner.sees("Niets gevonden.");
  await learner.fills("Waar zoek je naar?", "");
  await learner.text("Filter").click();
  await learner.text("Wat voor dingen?").click();
  await learner.button("Even iets kwijt").click();
  await learner.sees("1 gevonden.");
  assert.match(await cards.innerText(), /de hond was ziek/);
  await cards.getByRole("link").click();
  await learner.button("Verwijder").first().waitFor();
});

journey("feelings, needs, a period and what was shared narrow a search", async (stage) => {
  const sem = await stage.learner();
  await sem.isAt("2026-10-31T18:40:00+01:00");
  await sem.looksAtExample("Sem");
  await sem.opens("/dagboek/zoek");
  await sem.text("Filter").click();
  const found = async () => Number((await sem.page.getByRole("status").filter({ hasText: /gevonden/ }).innerText()).match(/\d+/)?.[0] ?? 0);
  const entries = JSON.parse(readFileSync(new URL("../fixtures/sem.json", import.meta.url), "utf8")).map(({ entry }) => entry);
  const says = (entry, code) => entry.answers.some(({ is }) => JSON.stringify(is).includes(`"${code}"`));
  const day = ({ at: [ms, minutes] }) => new Date(ms + minutes * 60_000).toISOString().slice(0, 10);
  const moe = entries.filter((it) => says(it, "tired"));
  assert.ok(moe.length > 1);
  await sem.text("Gevoelens").click();
  await sem.button("moe").click();
  assert.equal(await found(), moe.length);
  await sem.sees("Filter (1 aan)");
  const from = day(moe[0]);
  await sem.field("Vanaf").fill(from);
  await sem.field("Tot en met").fill(from);
  assert.equal(await found(), moe.filter((it) => day(it) === from).length);
  await sem.taps("Zet alle filters uit");
  await sem.sees(/^Typ een woord, of kies een filter/);
  assert.equal(await sem.field("Vanaf").inputValue(), "");
  await sem.text("Wat ik nodig had").click();
  await sem.button("rust").click();
  assert.equal(await found(), entries.filter((it) => says(it, "rest")).length);
  await sem.chooses("Gedeeld?", "Gedeeld");
  await sem.sees("Niets gevonden.");
});

journey("a month at a glance leads to a day", async (stage) => {
  const sem = await stage.learner();
  await sem.isAt("2026-10-31T18:40:00+01:00");
  await sem.looksAtExample("Sem");
  await sem.goesTo("Dagboek");
  await sem.follows("Kalender");
  await sem.page.getByRole("heading", { name: "Oktober 2026" }).waitFor();
  const days = sem.page.getByRole("table").getByRole("link");
  assert.ok((await days.count()) > 5);
  const name = await days.first().getAttribute("aria-label");
  await days.first().click();
  await sem.reads(/./);
  const count = Number(name.match(/(\d+) ding/)[1]);
  await sem.page.getByRole("main").getByRole("listitem").nth(count - 1).waitFor();
  assert.equal(await sem.page.getByRole("main").getByRole("listitem").count(), count);
});

journey("patterns say what they rest on, and lead to the entries behind them", async (stage) => {
  const sem = await stage.learner();
  await sem.isAt("2026-10-31T18:40:00+01:00");
  await sem.looksAtExample("Sem");
  await sem.goesTo("Dagboek");
  await sem.follows("Patronen");
  await sem.chooses("Over welke tijd?", "Alles");
  const feelings = sem.page.getByRole("region").or(sem.page.locator("section")).filter({ has: sem.page.locator("details") }).nth(1);
  await feelings.locator("summary").click();
  const row = feelings.getByRole("table").getByRole("button").first();
  await row.click();
  await feelings.getByRole("listitem").first().waitFor();
  assert.ok((await feelings.getByRole("listitem").count()) > 0);
  assert.equal(await sem.page.locator("svg.plot").count() > 2, true);
  // A tap on a bar opens the same as its row: the second here.
  const name = await feelings.getByRole("table").getByRole("button").nth(1).innerText();
  await feelings.locator("svg.plot rect").nth(3).click({ position: { x: 2, y: 2 } });
  await feelings.getByRole("status").filter({ hasText: `${name}: ` }).waitFor();
  assert.equal(await feelings.getByRole("button", { name, exact: true }).getAttribute("aria-expanded"), "true");
});
