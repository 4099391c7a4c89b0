// Whatever is handed over that is no parcel or no card for this person: each mishap has its own clear
// sentence, and nothing is changed by it. What markup does (nothing) stands in markup.test.mjs.

import assert from "node:assert/strict";

import { sparseIn, writeIn } from "./support/files.mjs";
import { journey } from "./support/journey.mjs";
import { cardFragment, cardText, keyOnCard, letterOf, newIdentity, noteItem, sealParcel, tamper } from "./support/parcels.mjs";

/** A million items that say nothing: small enough to travel, too many to keep. */
const millionItems = (from) => JSON.stringify(letterOf(from, [])).replace('"items":[]', `"items":[${"{},".repeat(999_999)}{}]`);

/** Every way in which something for Postvak can be wrong, and the sentence that says so. */
async function badParcels(coachKey, folder) {
  const sem = await newIdentity();
  const good = await sealParcel(sem, coachKey, letterOf("Sem", [noteItem("goed")]));
  const lines = good.trimEnd().split("\n");
  const damaged = "Dit pakket is onderweg beschadigd of veranderd. Vraag de leerling om het opnieuw te sturen.";
  const none = "Dit is geen pakket uit Mijn Stem. Kies het bestand dat begint met “mijn-stem”, of plak de hele tekst.";
  const cut = "Dit pakket is niet heel: er mist een stuk. Kopieer de hele tekst, of vraag om het bestand.";
  const much = "In dit pakket zit meer dan de app aankan. Vraag de leerling om het in delen te sturen.";
  const future = "Dit pakket komt uit een nieuwere versie van Mijn Stem. Herlaad de app en open het dan opnieuw.";
  const large = "Dit is te groot voor een pakket. Vraag de leerling om het in delen te sturen.";
  const flip = (at) => tamper(good, (bytes) => (bytes[at < 0 ? bytes.length + at : at] ^= 1));
  const file = (name, content) => writeIn(folder, name, content);
  return [
    ["an empty file", file("leeg.txt", ""), "Dit is leeg. Kies het bestand dat je leerling stuurde, of plak de hele tekst."],
    ["some other text", file("boodschappen.txt", "melk, brood, gist"), none],
    ["a binary file", file("foto.txt", Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 89) % 256))), none],
    ["a parcel without its end", file("half.txt", lines.slice(0, -2).join("\n")), cut],
    ["only its first mark", file("begin.txt", lines[0]), cut],
    ["a line that fell out", file("regel.txt", lines.toSpliced(3, 1).join("\n")), damaged],
    ["one letter that changed", file("letter.txt", good.replace(lines[4], lines[4].replace(/^./, (c) => (c === "A" ? "B" : "A")))), damaged],
    ["a bit flipped in the sender's key", file("sleutel.txt", flip(20)), damaged],
    ["a bit flipped in the seal", file("zegel.txt", flip(60)), damaged],
    ["a bit flipped in the letter", file("brief.txt", flip(200)), damaged],
    ["a bit flipped in the tag", file("merk.txt", flip(-1)), damaged],
    ["a parcel for someone else", file("ander.txt", await sealParcel(sem, (await newIdentity()).public, letterOf("Sem", []))), "Dit pakket is voor iemand anders, of voor jouw oude coachkaart. Geef de leerling je kaart van nu."],
    ["a parcel of version 2", file("morgen.txt", await sealParcel(sem, coachKey, letterOf("Sem", []), { version: 2 })), future],
    ["a letter of version 2", file("overmorgen.txt", await sealParcel(sem, coachKey, letterOf("Sem", [], { v: 2 }))), future],
    ["a letter that is no letter", file("vreemd.txt", await sealParcel(sem, coachKey, `"hoi"`)), damaged],
    ["a million items", file("miljoen.txt", await sealParcel(sem, coachKey, millionItems("Sem"))), much],
    ["a file of 100 MB", sparseIn(folder, "reus.txt", 100 * 1024 * 1024, good), large],
    ["a coachkaart", file("kaart.txt", cardText(sem.public, { name: "Noor" })), "Dit is een coachkaart, geen pakket. Een leerling kan die openen bij Koppel een coach."],
  ];
}

journey("Postvak says what is wrong with each bad parcel, and keeps nothing of it", async (stage) => {
  const coach = await stage.coach();
  await coach.startsAsCoach("Noor");
  const key = keyOnCard((await coach.savesCard()).text);
  const yara = await newIdentity();
  const kept = await sealParcel(yara, key, letterOf("Yara", [noteItem("dit was er al")]));
  await coach.pastesParcel(kept);
  await coach.keepsParcel("Yara");
  const before = await coach.inbox();
  assert.equal(before.length, 1);

  for (const [what, path, sentence] of await badParcels(key, stage.folder())) {
    // Each on a page that says nothing yet, so that the sentence is this one's.
    await coach.opens("/");
    await coach.picksParcel(path);
    await coach.alert(sentence).waitFor().catch(async (error) => {
      const said = await coach.page.getByRole("alert").allInnerTexts();
      throw new Error(`${what}: said ${JSON.stringify(said)} instead of "${sentence}"`, { cause: error });
    });
    assert.equal(await coach.button("Bewaar bij mijn leerlingen").count(), 0, what);
    assert.deepEqual(await coach.inbox(), before, what);
  }

  await coach.opens("/");
  await coach.pastesParcel("   ");
  await coach.alert("Dit is leeg. Kies het bestand dat je leerling stuurde, of plak de hele tekst.").waitFor();

  // The same parcel again, by itself and with its words around it.
  await coach.pastesParcel(`nog een keer:\n${kept}`);
  await coach.sees("Dit pakket had je al. Er is niets veranderd.");
  assert.equal(await coach.button("Bewaar bij mijn leerlingen").count(), 0);
  await coach.reloads();
  assert.deepEqual(await coach.inbox(), before);
});

/** A coach who checked the number of Sem de Wit, and then opens a parcel that another key sealed. */
async function meetsImpostor(stage, name) {
  const coach = await stage.coach();
  await coach.startsAsCoach("Noor");
  const key = keyOnCard((await coach.savesCard()).text);
  const [sem, impostor] = [await newIdentity(), await newIdentity()];
  await coach.pastesParcel(await sealParcel(sem, key, letterOf("Sem de Wit", [noteItem("van de echte")])));
  await coach.keepsParcel("Sem de Wit");
  await coach.follows("Vergelijk het getal");
  await coach.taps("Ja, hetzelfde getal");
  await coach.sees(/^Gecontroleerd op /);
  await coach.pastesParcel(await sealParcel(impostor, key, letterOf(name, [noteItem("van iemand anders")])));
  return coach;
}

journey("a new key under a known name is warned of, kept apart, and takes over nothing", async (stage) => {
  const coach = await meetsImpostor(stage, "Sem de Wit");
  await coach.alert("Let op: dit komt van een nieuwe sleutel, onder de naam Sem de Wit").waitFor();
  await coach.alert("Het komt apart te staan.").waitFor();
  await coach.parcelOf("Sem de Wit").getByText("nog niet gecontroleerd", { exact: true }).waitFor();
  await coach.keepsParcel("Sem de Wit");
  await coach.article(/^Even iets kwijt/).getByText("van iemand anders").waitFor();
  await coach.reloads();
  await coach.sees("Er is ook een andere Sem de Wit, met een andere sleutel.");
  await coach.link("Vergelijk het getal").waitFor();
  assert.equal(await coach.text("van de echte").count(), 0);

  await coach.goesTo("Leerlingen");
  const rows = coach.page.getByRole("main").getByRole("link", { name: /Sem de Wit/ });
  assert.equal(await rows.count(), 2);
  await rows.filter({ hasNotText: "nog niet gecontroleerd" }).click();
  await coach.article(/^Even iets kwijt/).getByText("van de echte").waitFor();
  await coach.sees("getal gecontroleerd");
  assert.equal(await coach.text("van iemand anders").count(), 0);
});

journey("a name that differs only in capitals and blanks is as suspect", async (stage) => {
  const coach = await meetsImpostor(stage, "sem  DE wit");
  await coach.alert(/nieuwe sleutel, onder de naam sem\s+DE wit/).waitFor();
  await coach.taps("Bewaar bij mijn leerlingen");
  await coach.sees(/^Er is ook een andere /);
});

journey("Koppel says what is wrong with each bad card, and pairs with nobody", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  const noor = await newIdentity();
  const card = cardText(noor.public, { name: "Noor" });
  const folder = stage.folder();
  const parcel = await sealParcel(noor, noor.public, letterOf("Noor", []));
  const none = "Dit is geen coachkaart. Vraag je coach om de link of het bestand opnieuw te sturen.";
  const broken = "Deze kaart is niet heel. Kopieer de hele link of tekst en plak die opnieuw.";
  const isParcel = "Dit is een pakket voor een coach, geen coachkaart. Vraag je coach om de coachkaart.";
  const future = "Deze kaart komt uit een nieuwere versie. Herlaad de app en probeer het opnieuw.";
  const link = `http://stem.example/koppel#${cardFragment(noor.public, { name: "Noor" })}`;
  for (const [what, text, sentence] of [
    ["nothing", "  ", "Hier staat nog niets. Plak de link of de tekst van je coach."],
    ["some other text", "hoi, ik ben Noor", none],
    ["another link", "https://stem.example/koppel", none],
    ["a link that was cut", link.slice(0, -9), broken],
    ["a card without its end", card.slice(0, -60), broken],
    ["a card with a letter changed", card.replace(/\n([A-Za-z0-9])/, (_, c) => `\n${c === "A" ? "B" : "A"}`), broken],
    ["a parcel", parcel, isParcel],
    ["a card of version 2", cardText(noor.public, { name: "Noor", version: 2 }), future],
  ]) {
    await learner.opens("/koppel");
    await learner.pastesCard(text);
    await learner.alert(sentence).waitFor().catch((error) => assert.fail(`${what}: ${error}`));
    assert.equal(await learner.button("Koppel met Noor").count(), 0, what);
  }
  for (const [what, path, sentence] of [
    ["an empty file", writeIn(folder, "leeg.txt", ""), "Hier staat nog niets. Plak de link of de tekst van je coach."],
    ["a binary file", writeIn(folder, "foto.txt", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3])), none],
    ["a file of 100 MB", sparseIn(folder, "reus.txt", 100 * 1024 * 1024, card), none],
    ["a parcel's file", writeIn(folder, "mijn-stem-2026-11-22.txt", parcel), isParcel],
  ]) {
    await learner.opens("/koppel");
    await learner.picksFile("Open een bestand", path);
    await learner.alert(sentence).waitFor().catch((error) => assert.fail(`${what}: ${error}`));
  }
  await learner.opens(`/koppel#${link.split("#")[1].slice(0, -4)}`);
  await learner.alert(broken).waitFor();
  await learner.goesTo("Gesprek");
  await learner.page.getByRole("link", { name: /Vraag je coach om een coachkaart/ }).waitFor();
});

journey("a person's own card is not paired with", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  const noor = await newIdentity();
  await learner.pairsByPaste("Noor", cardText(noor.public, { name: "Noor" }));
  const hello = await learner.saysHello("Noor", "Sem");
  const own = Buffer.from(hello.text.match(/BERICHT-----\n([^-]+)/)[1], "base64").subarray(8, 40);
  await learner.opens("/koppel");
  await learner.pastesCard(cardText(own, { name: "Ik zelf" }));
  await learner.alert("Dit is je eigen kaart. Geef hem aan een leerling.").waitFor();
});
