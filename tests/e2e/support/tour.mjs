// A walk past every page and state of the app, for the tests that look at each: `see(place)` is called
// at each stop. The diaries are those of the examples; the clock stands still, so that a day looks the
// same on every machine.

import { readFileSync } from "node:fs";

import { writeIn } from "./files.mjs";
import { cardText, keyOnCard, letterOf, newIdentity, noteItem, sealParcel } from "./parcels.mjs";

const CARD = { name: "Ilse", hours: "werkdagen van 9 tot 16 uur", room: "https://kamer.example/ilse" };

/** What an example's learner wrote, as items of a letter. */
const written = (name) => JSON.parse(readFileSync(new URL(`../../fixtures/${name}.json`, import.meta.url), "utf8")).map(({ entry }) => entry);

const helpOpens = async (person, see, place) => {
  await person.taps("Hulp");
  await person.page.getByRole("dialog", { name: "Hulp" }).waitFor();
  await see(place);
  await person.page.keyboard.press("Escape");
};

/** The first start, by someone who has nothing here yet. */
export async function firstStartTour(person, see) {
  await person.isAt("2026-11-22T09:05:00+01:00");
  await person.opens();
  await see("begin");
  await helpOpens(person, see, "begin-hulp");
  await person.page.getByRole("button", { name: /^Probeer met voorbeelden/ }).click();
  await person.reads("In welk dagboek wil je kijken?");
  await see("begin-voorbeelden");
  await person.taps("Terug");
  await person.page.getByRole("button", { name: /^Ik ben coach/ }).click();
  await person.reads("Lezen wat een leerling kiest");
  await see("begin-coach");
  await person.taps("Terug");
  await person.page.getByRole("button", { name: /^Ik ben leerling/ }).click();
  await person.reads("Dit blijft hier");
  await see("begin-leerling-1");
  await person.taps("Verder");
  await person.reads("Alleen jij verstuurt iets");
  await see("begin-leerling-2");
  await person.taps("Verder");
  await person.reads("Alles kan, niets moet");
  await see("begin-leerling-3");
  await person.taps("Vraag het mijn browser");
  await person.sees(/^Je browser zegt/);
  await see("begin-leerling-3-antwoord");
}

/** A learner's own new book: the empty pages, and a dagstart from its first question to "Bewaard". */
export async function newBookTour(learner, see, theme) {
  await learner.isAt("2026-11-22T09:05:00+01:00");
  await learner.startsAsLearner();
  await learner.choosesColours(theme);
  await learner.goesTo("Vandaag");
  await see("vandaag-leeg");
  await learner.goesTo("Dagboek");
  await see("dagboek-leeg");
  await learner.goesTo("Gesprek");
  await see("gesprek-leeg");
  await learner.page.getByRole("link", { name: /Koppel een coach/ }).click();
  await learner.reads("Koppel een coach");
  await see("koppel");
  await learner.pastesCard("geen kaart");
  await learner.alert("Dit is geen coachkaart.").waitFor();
  await see("koppel-fout");
  await learner.taps("Lees een code met de camera");
  await learner.sees(/^De camera mag niet aan\./);
  await see("koppel-geen-camera");
  await learner.goesTo("Ik");
  await see("ik-nieuw");
  await learner.page.getByRole("link", { name: /^Wat ik deelde/ }).click();
  await learner.reads("Wat ik deelde");
  await see("gedeeld-leeg");
  await learner.goesTo("Vandaag");
  await learner.page.getByRole("link", { name: /^Dagstart/ }).click();
  await learner.reads("Hoe ben je erbij?");
  await see("dagstart-1-leeg");
  await learner.saysHowItIs({ mood: [45, 30], feelings: ["hoopvol", "moe"], ownFeeling: "kriebelig" });
  await see("dagstart-1");
  await learner.taps("Verder");
  await learner.saysHowNightWas({ night: ["kort geslapen"], stimuli: 2 });
  await see("dagstart-nacht");
  await learner.taps("Verder");
  await learner.saysWhatIsNeeded({ needs: ["tijd", "even niets"] });
  await see("dagstart-2");
  await learner.taps("Verder");
  await learner.types("Eén ding voor vandaag", "even met de hond naar de dijk");
  await see("dagstart-3");
  await learner.taps("Verder");
  await learner.types("Wil je er nog iets bij zeggen?", "Het was laat, maar wel gezellig.");
  await learner.text("Een ander moment").click();
  await learner.sees("Concept bewaard");
  await see("dagstart-4");
  await learner.fills("Wil je er nog iets bij zeggen?", "lang ".repeat(14_000));
  await learner.alert("Dit is te lang voor één veld.").waitFor();
  await see("dagstart-4-te-lang");
  await learner.fills("Wil je er nog iets bij zeggen?", "Het was laat, maar wel gezellig.");
  await learner.keeps();
  await see("bewaard");
  await learner.taps("Klaar");
  await see("vandaag-een-dagstart");
  await learner.opens("/nergens");
  await learner.reads("Deze pagina is er niet");
  await see("niet-gevonden");
  await helpOpens(learner, see, "hulp");
}

/** What a learner writes beside the diary: leervragen, over mij, mijn mensen and opbouw, empty and full. */
export async function papersTour(learner, see, theme) {
  await learner.isAt("2026-11-22T09:05:00+01:00");
  await learner.startsAsLearner();
  await learner.choosesColours(theme);
  await learner.goesTo("Leervragen");
  await learner.reads("Leervragen");
  await see("leervragen-leeg");
  for (const [page, place] of [["Over mij", "over-mij-leeg"], ["Mijn mensen", "mensen-leeg"], ["Opbouw", "opbouw-leeg"]]) {
    await learner.goesToMine(page);
    await see(place);
  }
  await learner.asks("Kan ik Zweeds leren zonder boek?");
  await learner.taps("Losgelaten");
  await learner.asks("Hoe bak je brood?");
  await see("leervraag-nieuw");
  await learner.taps("Bezig");
  await learner.addsStep("meel kopen bij de molen");
  await learner.taps("Mijn één ding voor vandaag");
  await learner.sees("Staat bij je één ding voor vandaag");
  await learner.addsStep("deeg kneden tot het glad is");
  await learner.answersOfQuestion("Wat weet ik al?", "Meel, water en gist. Zie https://brood.example/gist");
  await learner.follows("Schrijf iets op");
  await learner.types("Even iets kwijt", "Het deeg rees niet.");
  await see("leervraag-notitie");
  await learner.keeps();
  await learner.goesTo("Leervragen");
  await learner.reads("Leervragen");
  await see("leervragen");
  await learner.page.getByRole("link", { name: /^Hoe bak je brood/ }).click();
  await learner.reads("Hoe bak je brood?");
  await learner.text("Zeg er meer over").click();
  await see("leervraag");
  await learner.follows("Wat maakt het lastig?");
  await learner.reads("Wat maakt het lastig?");
  await see("leervraag-antwoord");
  await learner.goesTo("Vandaag");
  await see("vandaag-stap");
  await learner.goesTo("Leervragen");
  await learner.page.getByRole("link", { name: /^Hoe bak je brood/ }).click();
  await learner.follows("Laat zien");
  await learner.text("Kies wat je laat zien. De rest blijft bij jou.").first().click();
  await see("leervraag-toon");
  await learner.follows("Terug");
  await learner.goesToMine("Over mij");
  await learner.follows("Begin");
  await learner.reads("Hier ben ik goed in");
  await see("over-mij-vullen");
  await learner.fills("Hier ben ik goed in", "Talen, en dieren rustig krijgen.");
  await learner.fills("Als het me te veel wordt, mag je dit doen", "Even weggaan. Niets vragen. Thee zetten mag.");
  await learner.taps("Bewaar");
  await learner.reads("Over mij");
  await see("over-mij");
  await learner.follows("Kaart om te laten zien");
  await learner.reads("Zo kun je mij helpen");
  await see("over-mij-kaart");
  await learner.follows("Terug");
  await learner.goesToMine("Mijn mensen");
  await learner.adds({ name: "Oma Truus", reach: "06-12345678", first: true, what: "thee, en niets hoeven" });
  await learner.adds({ name: "Ilse", role: "Coach", reach: "ilse@school.example" });
  await learner.text("Jeugdarts").click();
  await see("mensen");
  await learner.goesToMine("Opbouw");
  await learner.plans({ hours: "6", what: "tekenen en Zweeds, bij de bieb", from: "2026-10-12T10:00" });
  await learner.plans({ hours: "4", move: "Iets minder" });
  await see("opbouw");
}

/** Sem's book, on the evening of its last day, from the diary to a parcel that went. */
export async function semTour(sem, see, theme) {
  const coach = await newIdentity();
  await sem.isAt("2026-10-31T18:40:00+01:00");
  await sem.looksAtExample("Sem");
  await sem.choosesColours(theme);
  await sem.goesTo("Vandaag");
  await see("vandaag");
  await sem.goesTo("Dagboek");
  await see("dagboek");
  await sem.page.getByRole("main").getByRole("link", { name: /^Dagstart/ }).first().click();
  await sem.button("Leg klaar voor mijn coach").waitFor();
  await see("stukje");
  await sem.taps("Verwijder");
  await sem.page.getByRole("dialog", { name: "Weet je het zeker?" }).waitFor();
  await see("stukje-verwijderen");
  await sem.page.getByRole("dialog").getByRole("button", { name: "Verwijder", exact: true }).click();
  await sem.sees("Verwijderd.");
  await see("dagboek-verwijderd");
  await sem.taps("Zet terug");
  await sem.page.getByRole("main").getByRole("link", { name: /^Dagstart/ }).first().click();
  await sem.follows("Bewerk");
  await sem.reads("Hoe ben je erbij?");
  await see("bewerken");
  for (const [path, title] of [["zoek", "Zoek"], ["kalender", "Kalender"], ["patronen", /Patronen/]]) {
    await sem.opens(`/dagboek/${path}`);
    await sem.reads(title);
    if (path === "patronen") {
      await sem.chooses("Over welke tijd?", "Alles");
      // They come one by one.
      await sem.page.getByRole("heading", { name: "Wat je nodig had", exact: true }).waitFor();
    }
    await see(path);
  }
  await sem.opens("/ik/vragen");
  await sem.reads("Mijn vragen");
  await see("vragen");
  await sem.opens("/dagsluiting");
  await sem.saysHowItIs({ mood: [-20, -60], feelings: [] });
  await sem.taps("Verder");
  await sem.reads("Mooiste moment");
  await see("dagsluiting-2");
  await sem.opens("/weekblik");
  await sem.stepsTo("Hoe voelde deze week?", 4);
  await see("weekblik");
  await sem.opens("/kwijt");
  await see("kwijt");
  await sem.opens("/koppel");
  await sem.pastesCard(cardText(coach.public, CARD));
  await sem.page.getByRole("heading", { name: "Dit is de kaart van Ilse" }).waitFor();
  await see("koppel-kaart");
  await sem.acceptsCardOf("Ilse");
  await see("getal");
  await sem.taps("Nee, een ander getal");
  await sem.alert("Dan klopt er iets niet").waitFor();
  await see("getal-anders");
  await sem.follows("Stuur een kennismaking");
  await sem.reads("Stuur een kennismaking");
  await see("kennismaking");
  await sem.opens("/dagboek");
  await sem.page.getByRole("main").getByRole("link", { name: /^Dagstart/ }).first().click();
  await sem.taps("Leg klaar voor mijn coach");
  await sem.link("Ligt klaar voor je coach").waitFor();
  await see("stukje-ligt-klaar");
  await sem.follows("Ligt klaar voor je coach");
  await sem.reads("Gesprek");
  await sem.keepsBack(/^Dagstart/, ["Hoe ben je erbij?"]);
  await sem.sees("blijft bij jou");
  await see("gesprek");
  await sem.follows("Bekijk wat je coach ziet");
  await sem.reads("Voor je iets deelt");
  await see("voor-je-iets-deelt");
  await sem.taps("Laat zien wat mijn coach ziet");
  await sem.reads("Dit ziet je coach");
  await see("voorbeeld-niet-gecontroleerd");
  await sem.goesTo("Gesprek");
  await sem.page.getByRole("link", { name: /^Ilse/ }).click();
  await sem.taps("Ja, hetzelfde getal");
  await sem.sees(/^Gecontroleerd op /);
  await see("getal-gecontroleerd");
  await sem.opensPreview();
  await sem.fills("Hoe noemt je coach jou?", "Sem");
  await sem.fills("Wat ik erbij zeg", "Wil je hier dinsdag naar vragen?");
  await see("voorbeeld");
  await sem.seals("Ilse", {});
  await see("verzegeld");
  await sem.text("Laat een code zien").click();
  await sem.page.getByRole("img", { name: "Code om te lezen met een camera" }).waitFor();
  await see("verzegeld-code");
  await sem.saysItWent();
  await see("gesprek-verstuurd");
  await sem.goesTo("Ik");
  await see("ik");
  await sem.page.getByRole("link", { name: /^Wat ik deelde/ }).click();
  await see("gedeeld");
  await sem.parcels("Aan Ilse").click();
  await sem.reads(/^Aan Ilse/);
  await see("pakket");
  await sem.follows("Vraag terug");
  await sem.reads("Vraag terug");
  await see("vraag-terug");
  await sem.seals("Ilse", {});
  await sem.taps("Ja, het is verstuurd");
  await sem.sees(/^Teruggevraagd op /);
  await see("pakket-teruggevraagd");
  await sem.opens("/gesprek/meestal");
  await sem.text("Dagstart").click();
  await sem.page.getByRole("switch", { name: /^Hoe was je nacht/ }).uncheck();
  await see("wat-meestal-blijft");
}

/** Noa's book: the long evening, the other alphabets, the new year. */
export async function noaTour(noa, see, theme) {
  await noa.isAt("2027-01-04T21:30:00+01:00");
  await noa.looksAtExample("Noa");
  await noa.choosesColours(theme);
  await noa.goesTo("Dagboek");
  await see("dagboek-noa");
  for (const [place, day] of [["stukje-lang", "2026-12-28"], ["stukje-rechts-naar-links", "2026-12-26"], ["stukje-emoji", "2026-12-24"]]) {
    const longest = noaLongestOf(day);
    await noa.opens(`/dagboek/${longest.id}`);
    await see(place);
  }
}

/** The entry of a day in which Noa wrote most. */
export function noaLongestOf(day) {
  const onDay = written("noa").filter(({ at: [ms, minutes] }) => new Date(ms + minutes * 60_000).toISOString().startsWith(day));
  return onDay.toSorted((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)[0];
}

/** A coach with three learners, one of whom seems to have a double. */
export async function coachTour(coach, see, theme, folder) {
  await coach.isAt("2027-01-05T10:15:00+01:00");
  await coach.startsAsCoach("Ilse");
  await coach.choosesColours(theme);
  await coach.goesTo("Postvak");
  await see("postvak-leeg");
  await coach.goesTo("Leerlingen");
  await see("leerlingen-leeg");
  await coach.fillsCard(CARD);
  await see("coach-ik");
  await coach.text("Laat een code zien").click();
  await coach.page.getByRole("img", { name: "Code om te lezen met een camera" }).waitFor();
  await see("coach-ik-code");
  const key = keyOnCard((await coach.savesCard()).text);
  const people = {};
  const opens = async (who, name, items, more) => {
    people[who] ??= await newIdentity();
    const path = writeIn(folder, "mijn-stem-2027-01-05.txt", await sealParcel(people[who], key, letterOf(name, items, more)));
    await coach.picksParcel(path);
    await coach.parcelOf(name).waitFor();
    return path;
  };
  await opens("sem", "Sem", []);
  await see("postvak-kennismaking");
  await coach.keepsParcel("Sem");
  await coach.follows("Vergelijk het getal");
  await coach.reads("Vergelijk het getal");
  await see("coach-getal");
  await coach.taps("Ja, hetzelfde getal");
  await coach.sees(/^Gecontroleerd op /);
  await see("coach-getal-gecontroleerd");
  await opens("yara", "Yara", written("yara").slice(-3));
  await see("postvak-nieuw");
  await coach.keepsParcel("Yara");
  await opens("noa", "Noa", written("noa").slice(-2), { note: "Dit was de eerste week. Zullen we het over het examen hebben?" });
  await coach.keepsParcel("Noa");
  const path = await opens("sem", "Sem", written("sem").slice(-3), { note: "Wil je hier dinsdag naar vragen?" });
  await see("postvak-bekend");
  await coach.keepsParcel("Sem");
  await see("leerling");
  await coach.picksParcel(path);
  await coach.sees("Dit pakket had je al. Er is niets veranderd.");
  await see("postvak-dubbel");
  await opens("double", "Sem", [noteItem("Ik heb een nieuwe telefoon.", Date.parse("2027-01-05T09:40:00+01:00"))]);
  await coach.alert("Let op: dit komt van een nieuwe sleutel").waitFor();
  await see("postvak-nieuwe-sleutel");
  await coach.keepsParcel("Sem");
  await see("leerling-dubbelganger");
  await coach.picksParcel(writeIn(folder, "boodschappen.txt", "melk, brood"));
  await coach.alert("Dit is geen pakket uit Mijn Stem.").waitFor();
  await see("postvak-fout");
  await coach.goesTo("Leerlingen");
  await coach.reads("Leerlingen");
  await see("leerlingen");
  await coach.opens("/nergens");
  await see("coach-niet-gevonden");
  await helpOpens(coach, see, "coach-hulp");
}
