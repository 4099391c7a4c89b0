// "Hulp" and "Snel weg" stand on every screen from the first one on: help with numbers to call, and a
// way out that leaves nothing of ours on the screen or behind the back button.

import assert from "node:assert/strict";

import { APP } from "./support/chromium.mjs";
import { journey } from "./support/journey.mjs";

const LINES = { "Bel 112": "tel:112", "Bel 113": "tel:113", "Bel 0800-0432": "tel:08000432", "Bel 0800-2000": "tel:08002000" };
const SITES = { "Chat op 113.nl": "https://113.nl", "Chat op kindertelefoon.nl": "https://kindertelefoon.nl" };

/** Opens Hulp here, checks whom it leads to, and closes it. */
async function findsHelp(person) {
  await person.taps("Hulp");
  const help = person.page.getByRole("dialog", { name: "Hulp" });
  await help.getByText("Deze app ziet niet wat je schrijft en waarschuwt niemand.").waitFor();
  for (const [name, href] of Object.entries({ ...LINES, ...SITES })) {
    assert.equal(await help.getByRole("link", { name, exact: true }).getAttribute("href"), href);
  }
  for (const site of Object.keys(SITES)) assert.match(await help.getByRole("link", { name: site }).getAttribute("rel"), /noreferrer/);
  await help.getByText(/^Een gesprek kan in de bellijst van de telefoon blijven staan\. Deze lijst is van .+ \d{4}\.$/).waitFor();
  await help.getByRole("button", { name: "Sluit" }).click();
  await help.waitFor({ state: "hidden" });
}

journey("help is on every screen, from the first one on", async (stage) => {
  const learner = await stage.learner();
  await learner.opens();
  await findsHelp(learner);
  await learner.page.getByRole("button", { name: /^Ik ben leerling/ }).click();
  await findsHelp(learner);
  for (const step of ["Verder", "Verder"]) {
    await learner.taps(step);
    await findsHelp(learner);
  }
  await learner.taps("Begin");
  for (const path of ["/", "/dagstart", "/dagsluiting", "/kwijt", "/dagboek", "/gesprek", "/koppel", "/ik", "/ik/gedeeld", "/nergens"]) {
    await learner.opens(path);
    await findsHelp(learner);
  }
  const coach = await stage.coach();
  await coach.startsAsCoach("Noor");
  for (const path of ["/", "/leerlingen", "/ik", "/nergens"]) {
    await coach.opens(path);
    await findsHelp(coach);
  }
});

journey("help is there without a network too", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.context.setOffline(true);
  await findsHelp(learner);
});

journey("Snel weg puts a page without our name in the place of this one", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.goesTo("Dagboek");
  await learner.reads("Dagboek");
  await learner.taps("Snel weg");
  await learner.page.waitForURL(`${APP}/start.html`);
  assert.equal(await learner.page.title(), "Nieuw tabblad");
  assert.doesNotMatch(await learner.page.evaluate(() => document.documentElement.outerHTML), /stem/i);
});

journey("Snel weg works before anything was started", async (stage) => {
  const visitor = await stage.learner();
  await visitor.opens();
  await visitor.taps("Snel weg");
  await visitor.page.waitForURL(`${APP}/start.html`);
  assert.equal(await visitor.page.title(), "Nieuw tabblad");
});
