// By keys alone: a whole dagstart, with the field as two sliders that say their value in words; sharing with a field kept back; an
// agenda put in order; a coach who reads and answers. The focus starts at the title of each new page and question; the skip link
// and the dialogs work as such.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { Desk, noteItem } from "./support/desk.mjs";
import { journey } from "./support/journey.mjs";
import { GREETING } from "./support/learner.mjs";
import { cardText, keyOnCard, newIdentity, openParcel } from "./support/parcels.mjs";
import { plansTalk } from "./support/talks.mjs";

/** What has the focus, as a screen reader would name it. */
const focused = (person) =>
  person.page.evaluate(() => {
    const element = document.activeElement;
    const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.querySelector("span")?.textContent ?? element.labels?.[0]?.textContent ?? element.textContent;
    return `${element.tagName.toLowerCase()} ${label.trim()}`;
  });

/** Presses Tab until the focus is on something with this name; never a mouse. */
async function tabsTo(person, name) {
  const seen = [];
  for (let press = 0; press < 60; press += 1) {
    await person.page.keyboard.press("Tab");
    const here = await focused(person);
    if (name.test(here)) return here;
    seen.push(here);
  }
  return assert.fail(`Tab never came to ${name}, but to ${JSON.stringify(seen)}`);
}

const presses = async (person, ...keys) => {
  for (const key of keys) await person.page.keyboard.press(key);
};

/** Waits until the title of the page has the focus. */
const startsAt = (person, title) => person.page.locator("h1:focus", { hasText: title }).waitFor();

journey("a whole dagstart by keys alone", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.reloads();
  await tabsTo(learner, /^a Dagstart/);
  await presses(learner, "Enter");
  await startsAt(learner, "Hoe ben je erbij?");

  const pleasant = learner.page.getByRole("slider", { name: "Prettig, van zwaar naar licht" });
  const energy = learner.page.getByRole("slider", { name: "Energie, van leeg naar vol" });
  assert.equal(await pleasant.getAttribute("aria-valuetext"), "nog niets gekozen");
  await tabsTo(learner, /^input Prettig/);
  await presses(learner, "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight");
  assert.equal(await pleasant.inputValue(), "40");
  assert.equal(await pleasant.getAttribute("aria-valuetext"), "vrij licht, wat energie");
  await presses(learner, "Tab");
  assert.equal(await focused(learner), "input Energie, van leeg naar vol");
  await presses(learner, "ArrowDown", "ArrowDown", "ArrowDown");
  assert.equal(await energy.inputValue(), "-30");
  assert.equal(await energy.getAttribute("aria-valuetext"), "vrij licht, weinig energie");
  await presses(learner, "End");
  assert.equal(await energy.getAttribute("aria-valuetext"), "vrij licht, vol energie");
  await presses(learner, "Home");
  await learner.sees("vrij licht, leeg");

  await tabsTo(learner, /^button meer…/);
  await presses(learner, "Space");
  await learner.button("minder").waitFor();
  // "meer…" stays where the focus is, so the words that came lie before it.
  for (let press = 0; press < 30 && (await focused(learner)) !== "button moe"; press += 1) await presses(learner, "Shift+Tab");
  await presses(learner, "Space");
  await learner.page.getByRole("button", { name: "moe", exact: true, pressed: true }).waitFor();
  assert.equal(await focused(learner), "button moe");
  await tabsTo(learner, /^summary Eigen woord/);
  await presses(learner, "Enter", "Tab");
  await learner.page.keyboard.type("kriebelig");
  await presses(learner, "Enter");
  await learner.button("Haal “kriebelig” weg").waitFor();
  await tabsTo(learner, /^button Verder/);
  await presses(learner, "Enter");

  await startsAt(learner, "Hoe was je nacht?");
  await tabsTo(learner, /^button onrustig/);
  await presses(learner, "Space");
  await tabsTo(learner, /^button 2 van 5/);
  await presses(learner, "Space");
  await learner.page.getByRole("button", { name: /^2 van 5/, pressed: true }).waitFor();
  await tabsTo(learner, /^button Verder/);
  await presses(learner, "Enter");

  await startsAt(learner, "Wat heb je vandaag nodig?");
  await tabsTo(learner, /^button tijd/);
  await presses(learner, "Space");
  await tabsTo(learner, /^button Verder/);
  await presses(learner, "Enter");
  await startsAt(learner, "Eén ding voor vandaag");
  await presses(learner, "Tab");
  await learner.page.keyboard.type("een rondje");
  await tabsTo(learner, /^button Verder/);
  await presses(learner, "Enter");
  await startsAt(learner, "Wil je er nog iets bij zeggen?");
  await tabsTo(learner, /^button Nu even niet/);
  await presses(learner, "Enter");
  await startsAt(learner, "Bewaard");

  await tabsTo(learner, /^button Klaar/);
  await presses(learner, "Enter");
  await startsAt(learner, GREETING);
  await tabsTo(learner, /^a Dagboek/);
  await presses(learner, "Enter");
  await startsAt(learner, "Dagboek");
  const card = learner.page.getByRole("main").getByRole("listitem");
  assert.match(await card.innerText(), /moe, kriebelig · .*nodig: tijd · een rondje/);
});

/** Tabs to something and presses a key there. */
async function uses(person, name, key = "Enter") {
  await tabsTo(person, name);
  await presses(person, key);
}

journey("sharing by keys alone: an entry is chosen, a field stays behind, and what was sealed is what was shown", async (stage) => {
  const coach = await newIdentity();
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.pairsByPaste("Ilse", cardText(coach.public, { name: "Ilse" }));
  await learner.doesDagstart({ mood: [40, 20], needs: ["rust"], oneThing: "naar de dijk", note: "Dit is voor mij." });
  await learner.opens("/dagboek");
  await uses(learner, /^a Dagstart/);
  await learner.button("Leg klaar voor mijn coach").waitFor();
  await uses(learner, /^button Leg klaar/);
  await learner.link("Ligt klaar voor je coach").waitFor();
  await uses(learner, /^a Ligt klaar/);
  await startsAt(learner, "Gesprek");
  await uses(learner, /^input Wil je er nog iets bij zeggen\?, /, "Space");
  await learner.page.getByRole("switch", { name: /^Wil je er nog/, checked: false }).waitFor();
  await uses(learner, /^a Bekijk wat je coach ziet/);
  await startsAt(learner, "Voor je iets deelt");
  await uses(learner, /^button Laat zien/);
  await startsAt(learner, "Dit ziet je coach");
  assert.doesNotMatch(await learner.page.getByRole("main").innerText(), /Dit is voor mij/);
  await tabsTo(learner, /^(input|textarea) Hoe noemt je coach jou/);
  await learner.page.keyboard.type("Sem");
  await uses(learner, /^button Verzegel en verstuur naar Ilse/);
  await startsAt(learner, "Verzegeld");
  await tabsTo(learner, /^button Bewaar als bestand/);
  const saving = learner.page.waitForEvent("download");
  await presses(learner, "Enter");
  const { json } = await openParcel(readFileSync(await (await saving).path(), "utf8"), coach);
  assert.match(json, /naar de dijk/);
  assert.doesNotMatch(json, /Dit is voor mij/);
  await uses(learner, /^button Ja, het is verstuurd/);
  await startsAt(learner, "Gesprek");
});

journey("the agenda of a talk by keys alone: topics are added, and each says where it went", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await plansTalk(learner, { when: "2026-11-26T14:30" });
  await uses(learner, /^a Mijn agenda/);
  await startsAt(learner, "Mijn agenda");
  await tabsTo(learner, /^(input|textarea) Een onderwerp/);
  for (const topic of ["het rooster", "de kat van oma"]) {
    await learner.page.keyboard.type(topic);
    await presses(learner, "Enter");
    await learner.button(`Zet “${topic}” lager, plaats ${topic === "het rooster" ? "1 van 1" : "2 van 2"}`).waitFor();
  }
  await uses(learner, /^button Zet “het rooster” lager, plaats 1 van 2/);
  // It went, the focus went with it, and its name says where it stands now.
  await learner.page.locator(":focus").and(learner.button("Zet “het rooster” hoger, plaats 2 van 2")).waitFor();
  await uses(learner, /^button Bewaar/);
  await startsAt(learner, "donderdag 26 november");
  assert.match(await learner.page.getByRole("main").innerText(), /de kat van oma[\s\S]*het rooster/);
});

journey("a coach reads and answers by keys alone", async (stage) => {
  const coach = await stage.coach();
  const desk = new Desk(coach, stage.folder());
  await coach.startsAsCoach("Ilse");
  desk.key = keyOnCard((await coach.savesCard()).text);
  const file = await desk.file("Sem", [noteItem("Het rooster is te vol.", Date.parse("2026-11-20T09:00:00Z")), noteItem("Hoi.", Date.parse("2026-11-21T09:00:00Z"))]);
  await coach.opens();
  const chooser = coach.page.waitForEvent("filechooser");
  await tabsTo(coach, /^input Kies een bestand/);
  await presses(coach, "Enter");
  await (await chooser).setFiles(file);
  await coach.parcelOf("Sem").waitFor();
  await uses(coach, /^button Bewaar bij mijn leerlingen/);
  await startsAt(coach, "Sem");
  // From one entry to the next.
  await tabsTo(coach, /^a Antwoord/);
  const entry = () => coach.page.evaluate(() => document.activeElement.closest("article, li").textContent);
  const first = await entry();
  await tabsTo(coach, /^a Antwoord/);
  const both = [first, await entry()].map((text) => text.match(/Hoi\.|Het rooster is te vol\./)?.[0]);
  assert.deepEqual(both.toSorted(), ["Het rooster is te vol.", "Hoi."]);
  await presses(coach, "Enter");
  await startsAt(coach, "Antwoord");
  await tabsTo(coach, /^input Gelezen/);
  await presses(coach, "ArrowDown");
  await coach.page.getByRole("radio", { name: "Ik hoor je", checked: true }).waitFor();
  await uses(coach, /^button Verzegel en verstuur naar Sem/);
  await startsAt(coach, "Verzegeld");
  await uses(coach, /^button Ja, het is verstuurd/);
  await startsAt(coach, "Sem");
  await coach.sees(/^Jij antwoordde: Ik hoor je/);
});

journey("the focus starts at the title of each page, also by the back button", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  for (const [tab, title] of [["Dagboek", "Dagboek"], ["Gesprek", "Gesprek"], ["Ik", "Ik"], ["Vandaag", GREETING]]) {
    await learner.goesTo(tab);
    await startsAt(learner, title);
  }
  await learner.page.goBack();
  await startsAt(learner, "Ik");
  assert.equal(await learner.page.getByRole("link", { name: "Ik", exact: true }).getAttribute("aria-current"), "page");
});

journey("the skip link passes the header", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.opens("/ik");
  await tabsTo(learner, /^a Naar de inhoud/);
  assert.ok(await learner.link("Naar de inhoud").evaluate((link) => link.getBoundingClientRect().top >= 0), "it is in sight while it has the focus");
  await presses(learner, "Enter");
  await startsAt(learner, "Ik");
  await presses(learner, "Tab");
  assert.match(await focused(learner), /^a Over mij/);
});

journey("dialogs open, hold the focus, close with Escape and give it back", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.opens("/ik/wissen");
  for (const [opener, dialog] of [[/^button Hulp/, "Hulp"], [/^button Wis dit profiel/, "Dit profiel wissen?"]]) {
    const name = await tabsTo(learner, opener);
    await presses(learner, "Enter");
    const sheet = learner.page.getByRole("dialog", { name: dialog });
    await sheet.waitFor();
    for (let press = 0; press < 12; press += 1) {
      await presses(learner, "Tab");
      const inPage = await learner.page.evaluate(() => document.activeElement !== document.body && !document.activeElement.closest("dialog"));
      assert.equal(inPage, false, "Tab stays in the dialog");
    }
    await presses(learner, "Escape");
    await sheet.waitFor({ state: "hidden" });
    assert.equal(await focused(learner), name);
  }
});

journey("what has the focus is never hidden behind the tabs", async (stage) => {
  const sem = await stage.learner();
  await sem.looksAtExample("Sem");
  for (const path of ["/dagboek", "/dagstart", "/ik"]) {
    await sem.opens(path);
    const tabs = await sem.page.getByRole("navigation", { name: "Onderdelen" }).boundingBox();
    const hidden = [];
    for (let press = 0; press < 40; press += 1) {
      await presses(sem, "Tab");
      const box = await sem.page.evaluate(() => {
        const element = document.activeElement;
        if (element === document.body || element.closest("nav")) return null;
        const { top, bottom, height } = element.getBoundingClientRect();
        return { top, bottom, height, name: element.textContent.trim().slice(0, 40) };
      });
      if (box && box.height > 2 && (box.top >= tabs.y || box.bottom <= 0)) hidden.push(box.name);
    }
    assert.deepEqual(hidden, [], path);
  }
});
