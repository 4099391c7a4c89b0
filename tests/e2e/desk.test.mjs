// The coach's desk: what comes next with a learner, what is new, own notes, a talk in the learner's order, and what goes when.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { Desk, agreementItem, main, noteItem, talkItem } from "./support/desk.mjs";
import { writeIn } from "./support/files.mjs";
import { journey } from "./support/journey.mjs";
import { openParcel } from "./support/parcels.mjs";

const TOPICS = [["het rooster is te vol", "solve", "Samen oplossen"], ["de kat van oma", "tell", "Vertellen"], ["mag ik later beginnen?", "ask", "Vragen"]];

/** Closes the app and opens it again on a later day. */
async function comesBackOn(coach, day) {
  await coach.isAt(`${day}T10:00:00+01:00`);
  await coach.opensANewTab();
  await coach.reads("Postvak");
}

journey("what comes next stands above what was shared, and what is new is marked until it was looked at", async (stage) => {
  const coach = await stage.coach();
  const desk = new Desk(coach, stage.folder());
  await coach.isAt("2026-11-22T10:00:00+01:00");
  await desk.begins();
  const talk = talkItem("2026-11-26T14:30:00+01:00", TOPICS);
  await desk.receives("Sem", [talk, agreementItem("twee ochtenden naar de bieb", "2026-12-03"), noteItem("Vandaag ging het.")]);
  const agenda = coach.article("Mijn agenda");
  assert.deepEqual(await agenda.getByRole("listitem").allInnerTexts(), TOPICS.map(([words, , wish]) => `${words}\n${wish}`));
  await main(coach).getByRole("heading", { name: "Open afspraken" }).waitFor();
  await main(coach).getByText("Sem · voor donderdag 3 december").waitFor();
  await main(coach).getByText("nieuw", { exact: true }).waitFor();

  // A newer version of the agenda takes its place; looked at, nothing is new.
  await coach.isAt("2026-11-23T10:00:00+01:00");
  const sooner = { ...talkItem("2026-11-25T14:30:00+01:00", TOPICS.slice(1)), id: talk.id, rev: 2 };
  await desk.receives("Sem", [sooner], { seq: 2 });
  await coach.article("Mijn agenda").getByText("woensdag 25 november 2026, 14.30").waitFor();
  assert.equal(await coach.article("Mijn agenda").getByRole("listitem").count(), 2);
  await main(coach).getByText("Later opnieuw gedeeld. Het nieuwste staat hoger.").waitFor();
  await desk.receives("Yara", [talkItem("2026-11-24T09:00:00+01:00", TOPICS.slice(0, 1)), noteItem("Hoi.")]);
  await coach.opensANewTab("/leerlingen");
  await coach.reads("Leerlingen");
  assert.equal(await main(coach).getByText(/nieuw/).count(), 0);

  // All talks by date.
  await coach.goesTo("Gesprekken");
  await coach.reads("Gesprekken");
  const cards = await main(coach).getByRole("listitem").allInnerTexts();
  assert.deepEqual(cards.map((card) => card.split("\n")[0]), ["Yara", "Sem"]);
  assert.match(cards[1], /^Sem\nwoensdag 25 november, 14\.30 · 2 onderwerpen$/);
});

journey("a talk follows the learner's order; agreements go to the learner, own notes never do", async (stage) => {
  const coach = await stage.coach();
  const desk = new Desk(coach, stage.folder());
  await coach.isAt("2026-11-26T14:30:00+01:00");
  await desk.begins();
  await desk.receives("Sem", [talkItem("2026-11-26T14:30:00+01:00", TOPICS)]);
  await coach.follows("Begin het gesprek");
  await coach.reads("het rooster is te vol");
  assert.equal(await coach.page.getByRole("navigation", { name: "Onderdelen" }).isVisible(), false);
  await coach.taps("Volgende");
  await coach.reads("de kat van oma");
  await coach.page.keyboard.press("ArrowRight");
  await coach.reads("mag ik later beginnen?");

  // What is typed keeps itself, before anything is saved.
  await coach.text("Eigen notities").click();
  await coach.fills("Notitie", "moeder bellen over het rooster");
  await coach.sees("Concept bewaard");
  await coach.opensANewTab();
  await coach.opensLearner("Sem");
  await coach.text("Eigen notities").click();
  assert.equal(await coach.field("Notitie").inputValue(), "moeder bellen over het rooster");
  await coach.taps("Bewaar de notitie");
  await main(coach).getByText("moeder bellen over het rooster").waitFor();
  assert.equal(await coach.field("Notitie").inputValue(), "");

  await coach.follows("Begin het gesprek");
  for (const [minute, what, who] of [["40", "drie dagen rust", "Sem"], ["45", "bellen met school", "Ik"]]) {
    await coach.isAt(`2026-11-26T14:${minute}:00+01:00`);
    if (!(await coach.field("Wat spreken we af?").isVisible())) await coach.text("Schrijf een afspraak op").click();
    await coach.fills("Wat spreken we af?", what);
    await main(coach).getByRole("radio", { name: who, exact: true }).check();
    await coach.taps("Bewaar de afspraak");
    await main(coach).getByRole("listitem").filter({ hasText: what }).waitFor();
  }
  await coach.taps("Verzegel en verstuur naar Sem");
  await coach.reads("Verzegeld");
  const parcel = await coach.downloads("Bewaar als bestand");
  const { json } = await openParcel(parcel.text, await desk.identity("Sem"));
  const { items } = JSON.parse(json);
  assert.deepEqual(items.map((it) => it.answers.find(({ q }) => q === "agreed_what").is.text), ["drie dagen rust", "bellen met school"]);
  assert.deepEqual(items.map((it) => it.answers.find(({ q }) => q === "agreed_who").is.words), [[{ word: "Sem" }], [{ code: "me", word: "Ik" }]]);
  assert.ok(!json.includes("moeder"));
  await coach.taps("Ja, het is verstuurd");
  await coach.reads("Sem");
  // They are not offered to be sent again.
  await coach.follows("Begin het gesprek");
  await coach.reads("het rooster is te vol");
  assert.equal(await coach.button("Verzegel en verstuur naar Sem").count(), 0);
});

journey("what is kept goes after its time, and not before that was said", async (stage) => {
  const coach = await stage.coach();
  const desk = new Desk(coach, stage.folder());
  await coach.isAt("2026-11-01T10:00:00+01:00");
  await desk.begins();
  await desk.receives("Sem", [noteItem("iets van november")]);
  await coach.sees(/^Wat Sem deelt, gaat hier vanzelf weg\. Het eerste na zondag 2 mei 2027\./);
  await coach.chooses("Hoe lang bewaar je het na het openen?", "4 weken");
  await coach.sees(/Het eerste na zondag 29 november 2026\./);

  // Closed for months: first it is said, and it stays.
  await comesBackOn(coach, "2027-03-01");
  await coach.sees(/^Na maandag 8 maart gaat 1 pakket van Sem hier weg\./);
  await comesBackOn(coach, "2027-03-08");
  await coach.opensLearner("Sem");
  await coach.sees("iets van november");
  await comesBackOn(coach, "2027-03-09");
  await coach.opensLearner("Sem");
  await coach.sees("Van Sem staat hier niets.");

  // Kept longer, it stays, and so does what else is there.
  await desk.receives("Sem", [noteItem("iets van maart")]);
  await comesBackOn(coach, "2027-04-01");
  await coach.page.getByRole("button", { name: "Bewaar langer: Sem" }).click();
  await main(coach).getByText(/van Sem hier weg/).waitFor({ state: "detached" });
  await comesBackOn(coach, "2027-05-20");
  await coach.opensLearner("Sem");
  await coach.sees("iets van maart");
});

journey("a parcel and a learner are taken away after it was said what goes", async (stage) => {
  const coach = await stage.coach();
  const desk = new Desk(coach, stage.folder());
  await desk.begins();
  await desk.receives("Sem", [noteItem("het eerste"), noteItem("het tweede")]);
  await desk.receives("Sem", [noteItem("het derde")], { seq: 2 });
  await desk.receives("Yara", [noteItem("van Yara")]);
  await coach.opensLearner("Sem");
  await coach.text("Eigen notities").click();
  await coach.fills("Notitie", "alleen voor mij");
  await coach.taps("Bewaar de notitie");
  await main(coach).getByText("alleen voor mij").waitFor();

  const parcel = main(coach).getByRole("button", { name: /^Verwijder dit pakket/ });
  await parcel.first().click();
  const dialog = coach.page.getByRole("dialog");
  await dialog.getByText("Dit pakket gaat van dit apparaat, met 1 ding. Wat je leerling zelf heeft, blijft daar.").waitFor();
  await dialog.getByRole("button", { name: "Annuleer" }).click();
  await parcel.first().click();
  await dialog.getByRole("button", { name: "Verwijder dit pakket" }).click();
  await main(coach).getByText("het derde").waitFor({ state: "detached" });
  await coach.sees("het eerste");

  await coach.taps("Haal Sem weg");
  await dialog.getByText("Dit gaat van dit apparaat: de koppeling met Sem, 1 pakket, 2 dingen daarin, 1 eigen notitie. Wat Sem zelf heeft, blijft daar.").waitFor();
  await dialog.getByRole("button", { name: "Haal Sem weg" }).click();
  await coach.reads("Leerlingen");
  await coach.opensANewTab("/leerlingen");
  await coach.reads("Leerlingen");
  assert.deepEqual((await main(coach).getByRole("listitem").allInnerTexts()).map((row) => row.split("\n")[0]), ["Yara"]);
});

journey("several files at once have each their own outcome, and none loses another", async (stage) => {
  const coach = await stage.coach();
  const folder = stage.folder();
  const desk = new Desk(coach, folder);
  await desk.begins();
  const [first, second, yara] = [await desk.file("Sem", [noteItem("het eerste")]), await desk.file("Sem", [noteItem("het tweede")], { seq: 2 }), await desk.file("Yara", [noteItem("van Yara")])];
  const list = writeIn(folder, "boodschappen.txt", "melk, brood");
  const cut = writeIn(folder, "afgebroken.txt", readFileSync(yara, "utf8").slice(0, 400));
  await coach.goesTo("Postvak");
  await coach.picksFile("Kies een bestand", [first, list, second, cut, yara, first]);
  await coach.parcelOf("Yara").waitFor();
  assert.equal(await coach.parcelOf("Sem").count(), 2);
  const alert = coach.alert("boodschappen.txt: Dit is geen pakket uit Mijn Stem.");
  await alert.waitFor();
  await alert.getByText(/^afgebroken\.txt: /).waitFor();

  // One is put away; keeping the others leaves what did not open to be read.
  await coach.parcelOf("Yara").getByRole("button", { name: "Sluit" }).click();
  await coach.parcelOf("Yara").waitFor({ state: "detached" });
  await coach.taps("Bewaar alle 2");
  await coach.sees("2 pakketten bewaard.");
  await alert.waitFor();
  await coach.opensANewTab("/leerlingen");
  await coach.reads("Leerlingen");
  const rows = await main(coach).getByRole("listitem").allInnerTexts();
  assert.equal(rows.length, 1);
  assert.match(rows[0], /^Sem\n2 nieuwe pakketten/);

  // What was kept before says so, beside what is new.
  await coach.goesTo("Postvak");
  await coach.picksFile("Kies een bestand", [first, yara]);
  await coach.sees("Dit pakket had je al. Er is niets veranderd.");
  await coach.taps("Bewaar bij mijn leerlingen");
  await coach.parcelOf("Yara").waitFor({ state: "detached" });
  await coach.parcelOf("Sem").getByRole("button", { name: "Sluit" }).click();
  await coach.sees("Sleep een pakket hierheen");
  assert.equal((await coach.inbox()).length, 3);
});

journey("the card says what the coach does with what is shared, and a new card takes the place of the old one", async (stage) => {
  const [coach, learner] = [await stage.coach(), await stage.learner()];
  await coach.startsAsCoach("Ilse");
  await coach.goesTo("Ik");
  await coach.fills("Wat doe je met wat een leerling deelt?", "lang ".repeat(60));
  await coach.taps("Bewaar");
  await coach.sees(/^Maak dit korter: hooguit 200 tekens per vak\./);
  await coach.fills("Wat doe je met wat een leerling deelt?", "Ik lees het op dinsdag, alleen ik.");
  await coach.taps("Bewaar");
  await coach.sees("Bewaard");
  const first = await coach.savesCard();
  await learner.startsAsLearner();
  await learner.pairsByFile("Ilse", first.path);
  await learner.goesTo("Gesprek");
  await learner.page.getByRole("link", { name: /^Ilse/ }).click();
  await learner.sees("Ik lees het op dinsdag, alleen ik.");

  await coach.fills("Wat doe je met wat een leerling deelt?", "Ik lees het elke dag.");
  await coach.taps("Bewaar");
  await coach.sees("Bewaard");
  const second = await coach.savesCard();
  await learner.goesTo("Gesprek");
  await learner.page.getByRole("link", { name: /Koppel (nog )?een coach/ }).first().click();
  await learner.pastesCard(second.text);
  await learner.sees("Ik lees het elke dag.");
  await learner.acceptsCardOf("Ilse");
  await learner.goesTo("Gesprek");
  await learner.page.getByRole("link", { name: /^Ilse/ }).click();
  await learner.sees("Ik lees het elke dag.");
  assert.equal(await learner.text("Ik lees het op dinsdag, alleen ik.").count(), 0);
});
