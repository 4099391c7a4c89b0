// By keys alone: a whole dagstart, with the field as two sliders that say their value in words; the
// focus starts at the title of each new page and question; the skip link and the dialogs work as such.

import assert from "node:assert/strict";

import { journey } from "./support/journey.mjs";
import { GREETING } from "./support/learner.mjs";

/** What has the focus, as a screen reader would name it. */
const focused = (person) =>
  person.page.evaluate(() => {
    const element = document.activeElement;
    const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.querySelector("span")?.textContent ?? element.textContent;
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
