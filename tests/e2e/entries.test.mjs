// Each kind of check-in from its first question to the diary, with every answer as it was given.

import assert from "node:assert/strict";

import { journey } from "./support/journey.mjs";

/** What an entry says: question and answer, in their order. */
const said = async (learner) => {
  const rows = await learner.page.getByRole("main").locator("dl.answers > div").all();
  return Promise.all(rows.map(async (row) => [await row.locator("dt").innerText(), await row.locator("dd").innerText()]));
};

journey("a dagstart with an own morning, and from whom something is needed", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.opens("/ik/vragen");
  await learner.page.getByRole("switch", { name: "Wat deed je al?", exact: true }).check();
  await learner.fills("Nog iets", "kat aaien");
  await learner.page.locator("form.inline-form").getByRole("button", { name: "Voeg toe" }).click();
  await learner.button("Haal “kat aaien” weg").waitFor();
  await learner.button("Haal “aangekleed” weg").click();
  await learner.opens("/dagstart");
  await learner.saysHowItIs({ mood: [-60, -60], feelings: ["leeg"], ownFeeling: "mistig" });
  await learner.taps("Verder");
  await learner.saysHowNightWas({ night: ["kort geslapen", "onrustig geslapen"], stimuli: 4 });
  const morning = learner.page.getByRole("group", { name: "Wat deed je al?" });
  if (!(await morning.isVisible())) await learner.taps("Verder");
  assert.deepEqual(await morning.getByRole("button").allInnerTexts(), ["gegeten", "buiten geweest", "kat aaien"]);
  await morning.getByRole("button", { name: "kat aaien" }).click();
  await learner.taps("Verder");
  await learner.saysWhatIsNeeded({ needs: ["tijd"], ownNeed: "thee" });
  await learner.fills("Van wie? Als je dat weet.", "oma");
  await learner.taps("Verder");
  await learner.reads("Eén ding voor vandaag");
  await learner.taps("Nu even niet");
  await learner.reads("Wil je er nog iets bij zeggen?");
  await learner.keeps();
  await learner.opensInDiary("leeg");
  assert.deepEqual(await said(learner), [
    ["Hoe ben je erbij?", "zwaar, weinig energie"],
    ["Woorden die erbij passen", "leeg, mistig"],
    ["Hoe was je nacht?", "kort geslapen, onrustig geslapen"],
    ["Hoe is het met prikkels?", "4 van 5, van rustig tot te veel"],
    ["Wat deed je al?", "kat aaien"],
    ["Wat heb je vandaag nodig?", "tijd, thee"],
    ["Van wie? Als je dat weet.", "oma"],
    ["Eén ding voor vandaag", "Nu even niet"],
  ]);
});

journey("a dagsluiting from its first question to its last", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.opens("/dagsluiting");
  await learner.saysHowItIs({ mood: [60, 20], feelings: [] });
  const words = {
    "Mooiste moment": "de zon op de muur",
    Baalmoment: "de bus",
    "Een stap die ik zette (klein telt)": "de post gehaald",
    "Wat hielp?": "muziek",
    "Iets voor morgen": "brood",
    "Dit wil ik bespreken": "gym",
  };
  const scales = { "Voelde ik me gehoord?": 4, "Voelde ik me gezien?": 2, "Hoorde ik erbij?": 5 };
  const ends = "niet tot helemaal";
  const expected = { "Hoe ben je erbij?": "vrij licht, wat energie" };
  for (let screens = 0; screens < 12; screens += 1) {
    for (const [question, text] of Object.entries(words)) if (!(question in expected) && (await learner.field(question).isVisible())) {
      await learner.field(question).fill(text);
      expected[question] = text;
    }
    for (const [question, step] of Object.entries(scales)) if (!(question in expected) && (await learner.page.getByRole("group", { name: question }).isVisible())) {
      await learner.stepsTo(question, step);
      expected[question] = `${step} van 5, van ${ends}`;
    }
    if (!(await learner.button("Verder").isVisible())) break;
    const before = await learner.page.getByRole("heading", { level: 1 }).innerText();
    await learner.taps("Verder");
    await learner.page.waitForFunction((title) => document.querySelector("h1").innerText !== title, before);
  }
  await learner.keeps();
  await learner.opensInDiary("de bus");
  assert.deepEqual(Object.fromEntries(await said(learner)), expected);
  assert.equal(Object.keys(expected).length, 10);
});

journey("a weekblik is seven scales and a word", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.opens("/weekblik");
  const groups = learner.page.getByRole("group").filter({ has: learner.page.locator(".step") });
  assert.equal(await groups.count(), 7);
  for (let place = 0; place < 7; place += 1) await groups.nth(place).getByRole("button").nth(place % 5).click();
  await learner.taps("Verder");
  await learner.fills("Wil je er nog iets bij zeggen?", "een gewone week");
  await learner.keeps();
  await learner.opensInDiary("een gewone week");
  const rows = await said(learner);
  assert.deepEqual(rows.map(([, answer]) => answer[0]), ["1", "2", "3", "4", "5", "1", "2", "e"]);
  assert.deepEqual(rows[1], ["Hoe voelde deze week?", "2 van 5, van zwaar tot licht"]);
});
