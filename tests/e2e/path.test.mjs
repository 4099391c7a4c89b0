// The main job for real: a dagstart is kept, chosen, sealed, sent, opened and read, with a learner and
// a coach on browser profiles of their own, real downloads and a real file chooser. And what is opened
// holds nothing but what was chosen: proven by a reader that is not our app.

import assert from "node:assert/strict";
import { basename } from "node:path";

import { writeIn } from "./support/files.mjs";
import { journey } from "./support/journey.mjs";
import { GREETING } from "./support/learner.mjs";
import { cardFragment, cardText, keyOnCard, letterOf, newIdentity, noteItem, openParcel, sealParcel } from "./support/parcels.mjs";

const DAGSTART = {
  mood: [75, 40],
  feelings: ["rustig", "hoopvol"],
  ownFeeling: "KANARIE-gevoel",
  needs: ["tijd", "zelf kiezen"],
  ownNeed: "KANARIE-behoefte",
  oneThing: "KANARIE-één ding",
  note: "De trein reed, en ik zat erin.",
};
const QUESTIONS = ["Hoe ben je erbij?", "Woorden die erbij passen", "Wat heb je vandaag nodig?", "Eén ding voor vandaag", "Wil je er nog iets bij zeggen?"];
const NUMBER = /^\d{3} \d{3} \d{3} \d{3}$/;

journey("a learner's dagstart reaches the coach, exactly as it was chosen", async (stage) => {
  const [homeOfLearner, homeOfCoach] = [stage.folder(), stage.folder()];
  let learner = await stage.learnerOn(homeOfLearner);
  let coach = await stage.coachOn(homeOfCoach);

  await coach.startsAsCoach("Noor");
  await coach.fillsCard({ hours: "werkdagen van 9 tot 16 uur", room: "https://kamer.example/noor" });
  const card = await coach.savesCard();
  assert.equal(card.name, "mijn-stem-coachkaart.txt");

  await learner.startsAsLearner();

  // Half a dagstart, and the tab is closed.
  await learner.page.getByRole("link", { name: /^Dagstart/ }).click();
  await learner.saysHowItIs(DAGSTART);
  await learner.sees("licht, veel energie");
  await learner.taps("Verder");
  await learner.saysHowNightWas({});
  await learner.taps("Verder");
  await learner.saysWhatIsNeeded(DAGSTART);
  await learner.sees("Concept bewaard");
  await learner.opensANewTab();
  await learner.page.getByRole("link", { name: /^Dagstart/ }).filter({ hasText: "Je was begonnen. Ga verder waar je was." }).click();
  await learner.reads("Hoe ben je erbij?");
  await learner.sees("licht, veel energie");
  const pressed = () => learner.page.getByRole("button", { pressed: true }).allInnerTexts();
  assert.deepEqual((await pressed()).sort(), ["KANARIE-gevoel", "hoopvol", "rustig"]);
  await learner.taps("Verder");
  await learner.saysHowNightWas({});
  await learner.taps("Verder");
  await learner.reads("Wat heb je vandaag nodig?");
  assert.deepEqual((await pressed()).sort(), ["KANARIE-behoefte", "tijd", "zelf kiezen"]);
  await learner.taps("Verder");
  await learner.types("Eén ding voor vandaag", DAGSTART.oneThing);
  await learner.taps("Verder");
  await learner.types("Wil je er nog iets bij zeggen?", "KANARIE-eerste versie");
  await learner.keeps();

  // It is there after a reload, can be changed, deleted and put back.
  await learner.reloads();
  await learner.opensInDiary("KANARIE-eerste versie");
  await learner.sees("rustig, hoopvol, KANARIE-gevoel");
  await learner.sees("tijd, zelf kiezen, KANARIE-behoefte");
  await learner.follows("Bewerk");
  await learner.saysHowItIs({});
  await learner.taps("Verder");
  await learner.saysHowNightWas({});
  for (const question of QUESTIONS.slice(2)) {
    await learner.taps("Verder");
    await learner.reads(question);
  }
  await learner.types(QUESTIONS[4], DAGSTART.note);
  await learner.keeps();
  await learner.opensInDiary(DAGSTART.note);
  await learner.sees(/^Bewerkt op /);
  await learner.taps("Verwijder");
  await learner.page.getByRole("dialog", { name: "Weet je het zeker?" }).getByRole("button", { name: "Verwijder", exact: true }).click();
  await learner.reads("Dagboek");
  await learner.sees("Hier komt je dagboek");
  await learner.taps("Zet terug");
  await learner.page.getByRole("listitem").filter({ hasText: DAGSTART.note }).waitFor();
  await learner.reloads();
  assert.equal((await learner.diary()).length, 1);
  await learner.writesNote("KANARIE-ander stuk");

  // Pairing by the file, and twelve digits that are the same on both sides.
  await learner.pairsByFile("Noor", card.path);
  await learner.sees("werkdagen van 9 tot 16 uur");
  await learner.sees("https://kamer.example/noor");
  const number = await learner.number();
  assert.match(number, NUMBER);
  const hello = await learner.saysHello("Noor", "Sem");
  await learner.saysItWent();
  await learner.sees("nog niet gecontroleerd");
  await coach.picksParcel(hello.path);
  await coach.sees("Sem is nieuw voor jou. Vergelijk samen het getal, dan weet je zeker wie het is.");
  await coach.sees("Sem stelt zich voor. Er zit nog niets in dit pakket.");
  await coach.keepsParcel("Sem");
  await coach.sees("nog niet gecontroleerd");
  await coach.follows("Vergelijk het getal");
  await coach.reads("Vergelijk het getal");
  assert.equal(await coach.number(), number);
  for (const person of [learner, coach]) {
    if (person === learner) await learner.page.getByRole("link", { name: /^Noor/ }).click();
    assert.equal(await person.text(/^Gecontroleerd op /).count(), 0);
    await person.taps("Ja, hetzelfde getal");
    await person.sees(/^Gecontroleerd op /);
    await person.reloads();
    await person.sees(/^Gecontroleerd op /);
  }
  await learner.goesTo("Gesprek");
  await learner.sees("getal gecontroleerd");

  // Choosing, the preview, sealing, sending.
  await learner.putsReady(DAGSTART.note);
  await learner.keepsBack(/^Dagstart/, [QUESTIONS[1], QUESTIONS[2], QUESTIONS[3]]);
  await learner.reloads();
  assert.equal(await learner.text("blijft bij jou").count(), 3);
  await learner.opensPreview();
  const preview = await learner.article(/^Dagstart/).innerText();
  assert.match(preview, /licht, veel energie[\s\S]*De trein reed, en ik zat erin\./);
  assert.doesNotMatch(preview, /KANARIE/);
  const parcel = await learner.seals("Noor", { note: "Wil je hier dinsdag naar vragen?" });
  assert.match(parcel.name, /^mijn-stem-\d{4}-\d\d-\d\d\.txt$/);
  assert.equal(await learner.copies("Kopieer als tekst", "Gekopieerd. Plak het in een bericht."), parcel.text);
  assert.doesNotMatch(parcel.text, /KANARIE|trein/);
  // What can be read around the sealed letters, in which three letters stand together by chance once in a hundred times.
  assert.doesNotMatch(parcel.text.replace(/(?<=-----\n)[A-Za-z0-9+/=\n]+/, ""), /Sem/);

  // Nothing counts as sent until the learner says so.
  await learner.taps("Nog niet");
  await learner.article(/^Dagstart/).waitFor();
  await learner.opensLog();
  await learner.parcels("Aan Noor: 1 ding gedeeld").waitFor();
  await learner.sees("Verzegeld, niet verstuurd");
  await learner.opensPreview();
  const sent = await learner.seals("Noor", { note: "Wil je hier dinsdag naar vragen?" });
  await learner.saysItWent();
  await learner.sees("Genoteerd. Noor kan het openen als het bericht er is.");
  await learner.sees("Er ligt nog niets klaar");
  await learner.opensLog();
  await learner.parcels("Verstuurd op").filter({ hasText: "1 ding gedeeld" }).waitFor();

  // The coach reads exactly the preview; also in a browser that was started again.
  await coach.picksParcel(sent.path);
  await coach.parcelOf("Sem").getByText("getal gecontroleerd", { exact: true }).waitFor();
  assert.equal(await coach.article(/^Dagstart/).innerText(), preview);
  await coach.keepsParcel("Sem");
  await coach.context.close();
  coach = await stage.coachOn(homeOfCoach);
  await coach.opens();
  await coach.opensLearner("Sem");
  assert.equal(await coach.article(/^Dagstart/).innerText(), preview);
  await coach.sees("Wil je hier dinsdag naar vragen?");
  assert.doesNotMatch(await coach.everyWord(), /KANARIE/);

  // And the learner's own book is whole.
  await learner.context.close();
  learner = await stage.learnerOn(homeOfLearner);
  await learner.opens();
  await learner.reads(GREETING);
  await learner.opensInDiary(DAGSTART.note);
  await learner.sees("tijd, zelf kiezen, KANARIE-behoefte");
});

journey("the field follows a finger and a dragged mouse, and can be cleared", async (stage) => {
  const learner = await stage.learner({ hasTouch: true });
  await learner.startsAsLearner();
  await learner.opens("/dagstart");
  const { x, y, width, height } = await learner.field("Hoe je erbij bent").locator(".field-ground").boundingBox();
  await learner.page.touchscreen.tap(x + width * 0.05, y + height * 0.95);
  await learner.sees("heel zwaar, leeg");
  await learner.page.mouse.move(x + width / 2, y + height / 2);
  await learner.page.mouse.down();
  await learner.page.mouse.move(x + width * 0.95, y + height * 0.5, { steps: 4 });
  await learner.page.mouse.move(x + width * 2, y - height, { steps: 4 });
  await learner.page.mouse.up();
  await learner.sees("licht, vol energie");
  await learner.page.mouse.move(x + width / 2, y + height / 2);
  await learner.sees("licht, vol energie");
  await learner.taps("Haal de stip weg");
  await learner.sees("Sleep over het vlak, of tik.");
});

journey("a back-dated note stands at its own day, and a moment to come is refused", async (stage) => {
  const learner = await stage.learner();
  await learner.isAt("2026-11-22T09:05:00+01:00");
  await learner.startsAsLearner();
  await learner.opens("/kwijt");
  await learner.types("Even iets kwijt", "van eergisteren");
  await learner.text("Een ander moment").click();
  await learner.fills("Wanneer was dit?", "2026-11-23T08:00");
  await learner.field("Wanneer was dit?").blur();
  await learner.alert("Dit moment kan niet. Kies een dag en een tijd die al geweest zijn.").waitFor();
  await learner.fills("Wanneer was dit?", "2026-11-20T16:40");
  await learner.field("Wanneer was dit?").blur();
  await learner.alert(/./).waitFor({ state: "hidden" });
  await learner.keeps();
  await learner.writesNote("van vandaag");
  await learner.reloads();
  const cards = await learner.diary();
  assert.match(cards[0], /van vandaag/);
  assert.match(cards[1], /16\.40[\s\S]*van eergisteren/);
  await learner.page.getByRole("heading", { name: /vrijdag 20 november/i }).waitFor();
  await learner.opensInDiary("van eergisteren");
  await learner.sees("Opgeschreven op zondag 22 november, 9.05");
});

journey("asking the browser to keep the diary gives an answer", async (stage) => {
  const learner = await stage.learner();
  await learner.opens();
  await learner.page.getByRole("button", { name: /^Ik ben leerling/ }).click();
  await learner.taps("Verder");
  await learner.taps("Verder");
  await learner.reads("Alles kan, niets moet");
  await learner.taps("Vraag het mijn browser");
  await learner.page.getByRole("status").filter({ hasText: /^Je browser zegt (ja|nu geen ja)\./ }).waitFor();
  assert.equal(await learner.button("Vraag het mijn browser").count(), 0);
});

journey("a coachkaart is read from a link and from pasted text, and nothing is paired unasked", async (stage) => {
  const coach = await stage.coach();
  await coach.startsAsCoach("Noor");
  const link = await coach.copiesCardLink();
  const card = await coach.savesCard();
  const learner = await stage.learner();
  await learner.startsAsLearner();
  const path = new URL(link);
  await learner.opens(path.pathname + path.hash);
  await learner.page.getByRole("heading", { name: "Dit is de kaart van Noor" }).waitFor();
  assert.equal(new URL(learner.page.url()).hash, "");
  await learner.taps("Annuleer");
  await learner.goesTo("Gesprek");
  await learner.page.getByRole("link", { name: /Vraag je coach om een coachkaart/ }).waitFor();

  await learner.opens(path.pathname + path.hash);
  await learner.acceptsCardOf("Noor");
  const number = await learner.number();
  await learner.opens("/koppel");
  await learner.pastesCard(`hoi, dit is mijn kaart:\n${card.text}\ngroet`);
  await learner.acceptsCardOf("Noor");
  assert.equal(await learner.number(), number);
  await learner.goesTo("Gesprek");
  assert.equal(await learner.page.getByRole("link", { name: /^Noor/ }).count(), 1);
});

journey("another number warns, and marks nothing as checked", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.pairsByPaste("Noor", cardText((await newIdentity()).public, { name: "Noor" }));
  await learner.taps("Nee, een ander getal");
  await learner.alert("Deel nog niets met deze coach.").waitFor();
  await learner.goesTo("Gesprek");
  await learner.sees("nog niet gecontroleerd");
});

journey("the sealed letter holds the chosen fields and not one other word", async (stage) => {
  const noor = await newIdentity();
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.doesDagstart({ ...DAGSTART, note: "KANARIE-eerste versie" });
  await learner.opensInDiary("KANARIE-eerste versie");
  await learner.follows("Bewerk");
  for (let step = 0; step < 4; step += 1) await learner.taps("Verder");
  await learner.types(QUESTIONS[4], DAGSTART.note);
  await learner.keeps();
  await learner.writesNote("KANARIE-ander stuk");
  await learner.opens("/kwijt");
  await learner.fills("Even iets kwijt", "KANARIE-concept");
  await learner.sees("Concept bewaard");
  await learner.opens(`/koppel#${cardFragment(noor.public, { name: "Noor", hours: "KANARIE-uren", room: "KANARIE-kamer" })}`);
  await learner.acceptsCardOf("Noor");

  await learner.putsReady(DAGSTART.note);
  await learner.keepsBack(/^Dagstart/, [QUESTIONS[1], QUESTIONS[2], QUESTIONS[3]]);
  await learner.opensPreview();
  const parcel = await learner.seals("Noor", { name: "Sem" });
  const { json } = await openParcel(parcel.text, noor);
  assert.doesNotMatch(json, /KANARIE/);
  const { id, sealed, items, ...rest } = JSON.parse(json);
  assert.deepEqual(rest, { v: 1, seq: 1, from: "Sem" });
  const [{ id: item, at, answers, ...facts }, ...more] = items;
  assert.deepEqual(more, []);
  assert.deepEqual(facts, { rev: 2, kind: "day_start", lang: "nl" });
  for (const name of [id, item]) assert.match(name, /^[0-9a-f]{32}$/);
  for (const [ms, minutes] of [sealed, at]) assert.ok(Math.abs(ms - Date.now()) < 600_000 && [60, 120].includes(minutes));
  const [mood, note, ...others] = answers;
  assert.deepEqual(others, []);
  assert.deepEqual([mood.q, mood.asked], ["mood", QUESTIONS[0]]);
  assert.ok(Math.abs(mood.is.mood[0] - 75) <= 2 && Math.abs(mood.is.mood[1] - 40) <= 2, JSON.stringify(mood.is));
  assert.deepEqual(note, { q: "note", asked: QUESTIONS[4], is: { text: DAGSTART.note } });
});

journey("a coach drops or pastes a parcel that another app made, and reads it", async (stage) => {
  const coach = await stage.coach();
  await coach.startsAsCoach("Noor");
  const key = keyOnCard((await coach.savesCard()).text);
  const yara = await newIdentity();
  const [dropped, pasted] = await Promise.all(
    ["gesleept, ünïcode 🚂 שלום", "geplakt"].map(async (text) => sealParcel(yara, key, letterOf("Yara", [noteItem(text)], { note: `erbij: ${text}` }))),
  );
  await coach.goesTo("Postvak");
  const file = writeIn(stage.folder(), "mijn-stem-2026-11-22.txt", dropped);
  assert.equal(basename(file), "mijn-stem-2026-11-22.txt");
  await coach.dropsParcel(file);
  await coach.article(/^Even iets kwijt/).getByText("gesleept, ünïcode 🚂 שלום", { exact: true }).waitFor();
  await coach.keepsParcel("Yara");
  await coach.pastesParcel(`Hoi Noor,\n\n${pasted.replaceAll("\n", "\r\n> ")}\n\ngroetjes`);
  await coach.article(/^Even iets kwijt/).getByText("geplakt", { exact: true }).waitFor();
  await coach.sees("erbij: geplakt");
  await coach.keepsParcel("Yara");
  await coach.reloads();
  assert.equal(await coach.article(/^Even iets kwijt/).count(), 2);
  assert.equal((await coach.inbox()).length, 2);
});
