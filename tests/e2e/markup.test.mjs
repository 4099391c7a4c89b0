// Whatever is typed, sent or named is only ever text: in every field, on a card, in parcels both ways, and as the name of a file.
// Nothing of it comes alive on any page (support/watch.mjs looks at each change of each page), asks for anything, or is refused by
// the policy; and it is shown as it was typed.

import assert from "node:assert/strict";
import { test } from "node:test";

import { APP, newDevice } from "./support/chromium.mjs";
import { writeIn } from "./support/files.mjs";
import { newFirefox } from "./support/firefox.mjs";
import { journey } from "./support/journey.mjs";
import { photoWithPlace } from "./support/media.mjs";
import { addsTopic, agrees, main, plansTalk } from "./support/talks.mjs";
import { MARKUP, watch } from "./support/watch.mjs";

/** As the name of a file, which may have no slash. */
const NAMED = `"><img src=x onerror=alert(1)>.txt`;

/** Waits until it stands on the page as it was typed. */
const shows = (person, text = MARKUP) => main(person).getByText(text).first().waitFor();

/** Writes it into every field on the screen that takes words; gives how many. */
async function fillsAll(person) {
  const boxes = main(person).locator("textarea:visible, input:is([type=text], [type=search], :not([type])):visible");
  const all = await boxes.all();
  for (const box of all) await box.fill(MARKUP);
  return all.length;
}

/** Goes through the screens of something that is written, each field filled. */
async function writes(learner, path) {
  await learner.opens(path);
  let filled = 0;
  for (let screen = 0; screen < 14; screen += 1) {
    for (const more of await main(learner).locator("details:not([open])").elementHandles()) await more.evaluate((it) => (it.open = true));
    filled += await fillsAll(learner);
    const [next, keep] = [learner.button("Verder"), learner.button("Bewaar")];
    await next.or(keep).first().waitFor();
    if (!(await next.isVisible())) break;
    const title = await main(learner).getByRole("heading", { level: 1 }).innerText();
    await next.click();
    await learner.page.waitForFunction((before) => document.querySelector("main h1")?.innerText !== before, title);
  }
  assert.ok(filled > 0, `${path} has fields`);
  await learner.taps("Bewaar");
  await learner.sees("Bewaard");
}

/** Puts all that it finds on a page and below it ready, and looks at each. */
async function putsReady(learner, paths) {
  for (const path of paths) {
    await learner.opens(path);
    await shows(learner);
    const put = learner.button("Leg klaar voor mijn coach");
    if (await put.first().isVisible()) {
      await put.first().click();
      await learner.link("Ligt klaar voor je coach").first().waitFor();
    }
  }
}

const pathsOn = (person, form) =>
  main(person).getByRole("link").evaluateAll((links, form) => [...new Set(links.map((link) => link.getAttribute("href")))].filter((path) => new RegExp(form).test(path)), form);

journey(
  "markup is text in every field, for who writes it and for who reads it",
  async (stage) => {
    const [learner, coach, folder] = [await stage.learner(), await stage.coach(), stage.folder()];
    await coach.startsAsCoach(MARKUP);
    await coach.fillsCard({ hours: MARKUP, room: MARKUP });
    await fillsAll(coach);
    await coach.taps("Bewaar");
    const card = writeIn(folder, NAMED, (await coach.savesCard()).text);
    await learner.startsAsLearner();
    await learner.pairsByFile(MARKUP, card);

    await learner.opens("/ik/profiel");
    // A short name is wanted here.
    await learner.fills("Hoe heet dit profiel?", NAMED);
    await learner.taps("Bewaar");
    await learner.sees("Bewaard");
    await learner.opens("/ik/vragen");
    await learner.fills("Wat is je vraag?", MARKUP);
    await learner.chooses("Hoe wil je antwoorden?", "Met woorden");
    await learner.page.locator("form.card").getByRole("button", { name: "Voeg toe" }).click();
    await main(learner).getByRole("switch", { name: MARKUP }).waitFor();
    for (const path of ["/dagstart", "/dagsluiting", "/weekblik", "/kwijt", "/over-mij", "/iemand", "/opbouw", "/inbreng"]) await writes(learner, path);
    await learner.asks(MARKUP);
    await learner.addsStep(MARKUP);
    await plansTalk(learner, { when: "2026-11-26T14:30" });
    await learner.follows("Mijn agenda");
    await addsTopic(learner, MARKUP);
    await learner.taps("Bewaar");
    await learner.follows("Begin het gesprek");
    await agrees(learner, "een afspraak");
    await learner.taps("Klaar met praten");
    await learner.reads("Kijk terug op het gesprek");
    await fillsAll(learner);
    await learner.taps("Bewaar");

    await learner.opens("/dagboek/zoek");
    await fillsAll(learner);
    await shows(learner);
    const entries = [];
    for (const path of ["/dagboek", "/leervragen", "/gesprek"]) {
      await learner.opens(path);
      entries.push(...(await pathsOn(learner, "^/(dagboek|leervragen|gesprek)/[0-9a-f]{32}$")));
    }
    assert.ok(entries.length >= 6, entries.join());
    await putsReady(learner, [...entries, "/gesprek/inbreng", "/ik/over-mij", "/ik/mensen", "/ik/opbouw"]);
    await learner.opensPreview();
    const parcel = await learner.seals(MARKUP, { name: MARKUP, note: MARKUP });
    await learner.saysItWent();

    // Files of that name at Postvak, one that can be read and one that cannot.
    const [read, broken] = [writeIn(stage.folder(), NAMED, parcel.text), writeIn(stage.folder(), NAMED, "geen pakket")];
    await coach.goesTo("Postvak");
    await coach.picksFile("Kies een bestand", [read, broken]);
    await shows(coach, NAMED);
    await coach.picksParcel(read);
    await coach.parcelOf(MARKUP).waitFor();
    await coach.keepsParcel(MARKUP);
    await coach.text("Eigen notities").click();
    await fillsAll(coach);
    await coach.taps("Bewaar de notitie");
    await coach.reloads();
    await coach.title(MARKUP).waitFor();
    await coach.opens("/leerlingen/zoek");
    await fillsAll(coach);
    await shows(coach);
    await coach.opensLearner(MARKUP);
    await main(coach).getByRole("link", { name: "Antwoord", exact: true }).first().click();
    await coach.reads("Antwoord");
    await coach.chooses("Wat wil je zeggen?", "Mag ik een voorstel doen?");
    await fillsAll(coach);
    await coach.taps(`Verzegel en verstuur naar ${MARKUP}`);
    await coach.reads("Verzegeld");
    const reply = await coach.downloads("Bewaar als bestand");

    await learner.opens("/gesprek/antwoorden");
    await learner.picksFile("Kies een bestand", [writeIn(stage.folder(), NAMED, reply.text), broken]);
    await shows(learner, NAMED);
    await learner.opens("/gesprek/antwoorden");
    await learner.fills("Of plak de tekst van een pakket", reply.text);
    await learner.taps("Open");
    await shows(learner);
    await learner.opens("/ik/kopie/terugzetten");
    await learner.picksFile("Kies de reservekopie", broken);
    await shows(learner, NAMED);
    assert.deepEqual([learner, coach].flatMap(({ seen }) => seen.requests.filter((url) => url.endsWith("/x"))), []);
  },
  { timeout: 300_000 },
);

journey(
  "markup is text in questions of one's own, in what is attached, and in the names of files",
  async (stage) => {
    const [learner, coach, folder] = [await stage.learner(), await stage.coach(), stage.folder()];
    await coach.startsAsCoach("Noor");
    const card = writeIn(folder, "kaart.txt", (await coach.savesCard()).text);
    await learner.startsAsLearner();
    await learner.pairsByFile("Noor", card);

    await learner.opens("/ik/vragen");
    const asked = [
      ["Kiezen", { "Waaruit kun je kiezen?": `${MARKUP}\nanders` }],
      ["Op een lijn", { "Aan het begin": MARKUP, "Aan het eind": `${MARKUP} eind` }],
      ["Een getal", { Waarvan: MARKUP }],
    ];
    for (const [way, fields] of asked) {
      await learner.fills("Wat is je vraag?", `${way} ${MARKUP}`);
      await learner.chooses("Hoe wil je antwoorden?", way);
      for (const [field, text] of Object.entries(fields)) await learner.fills(field, text);
      await learner.page.locator("form.card").getByRole("button", { name: "Voeg toe" }).click();
      await main(learner).getByRole("switch", { name: `${way} ${MARKUP}` }).waitFor();
    }
    await learner.fills("Nog iets", MARKUP);
    await learner.field("Nog iets").press("Enter");
    await main(learner).getByText(MARKUP, { exact: true }).first().waitFor();
    await learner.chooses("Hoe wil je de vragen zien?", "Alles op één pagina");

    await learner.asks(`leervraag ${MARKUP}`);
    await learner.answersOfQuestion("Wat weet ik al?", MARKUP);
    await shows(learner);
    await plansTalk(learner, { when: "2026-11-26T14:30" });
    await learner.follows("Begin het gesprek");
    await learner.text("Schrijf een afspraak op").click();
    await learner.fills("Wat spreken we af?", MARKUP);
    await main(learner).getByRole("radio", { name: "Ik", exact: true }).check();
    await learner.taps("Bewaar de afspraak");
    await main(learner).getByRole("link").filter({ hasText: MARKUP }).click();
    await learner.reads(MARKUP);
    await learner.opens("/ik/agenda");
    await fillsAll(learner);
    await learner.opens("/dagsluiting");
    await learner.addsOwnWord(MARKUP);
    await learner.sees("Concept bewaard");

    await learner.opens("/dagstart");
    for (const answer of await learner.button(MARKUP).all()) await answer.click();
    await learner.stepsTo(`Op een lijn ${MARKUP}`, 4);
    await learner.fills(`Een getal ${MARKUP}`, "7,5");
    await learner.button("Foto").first().click();
    await learner.picksFile("Kies een foto", writeIn(folder, `${NAMED}.jpg`, await photoWithPlace(learner.page)));
    await learner.fills("Wat staat er op deze foto?", MARKUP);
    await learner.page.getByRole("img", { name: MARKUP }).waitFor();
    await learner.sees("Concept bewaard");
    await learner.keeps();

    await learner.opensInDiary("Dagstart");
    await shows(learner);
    await learner.page.getByRole("img", { name: MARKUP }).waitFor();
    await learner.taps("Leg klaar voor mijn coach");
    await learner.opensPreview();
    await shows(learner);
    const parcel = await learner.seals("Noor", { name: "Sem" });
    await coach.picksParcel(writeIn(folder, `${NAMED}.md`, parcel.text));
    await coach.parcelOf("Sem").waitFor();
    await coach.keepsParcel("Sem");
    await coach.opensLearner("Sem");
    await shows(coach);
    await coach.page.getByRole("img", { name: MARKUP }).waitFor();
  },
  { timeout: 120_000 },
);

for (const [name, device] of [["Chromium", newDevice], ["Firefox", newFirefox]]) {
  test(`in ${name} the watch sees what the policy refuses, and what comes alive`, async () => {
    const context = await device();
    const { troubles } = watch(context);
    const page = await context.newPage();
    await page.goto(APP);
    await page.evaluate(() => (document.head.append(Object.assign(document.createElement("script"), { textContent: "window.ran = true" }))));
    await page.evaluate((markup) => (document.body.innerHTML += `<p title="${markup}</p>`), MARKUP);
    while (!["refused by the policy: script-src", "came alive: <img"].every((words) => troubles.some((trouble) => trouble.includes(words)))) await page.waitForTimeout(50);
    assert.equal(await page.evaluate(() => window.ran), undefined);
    await context.close();
  });
}
