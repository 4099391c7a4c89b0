// Spoken, photographed and drawn answers, with Chromium's fake microphone: kept while they are made, there again after a
// crash, without anything that nobody chose to keep; and read aloud by voices of the device only.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { newFolder, removeFolder } from "./support/chromium.mjs";
import { writeIn } from "./support/files.mjs";
import { journey } from "./support/journey.mjs";
import { startKillable } from "./support/killable.mjs";
import { Learner } from "./support/learner.mjs";
import { allowMicrophone, draws, hears, lengthOf, making, photoWithPlace, pieces, recorded, speaks, strokes } from "./support/media.mjs";
import { watch } from "./support/watch.mjs";
import { unzip } from "./support/zip.mjs";

const NOTE = "Even iets kwijt";

async function opensNote(learner) {
  await learner.opens("/kwijt");
  await learner.reads(NOTE);
  await learner.button("Spreek in").waitFor();
}

/** The plain export, as files. */
async function exports(learner) {
  await learner.opens("/ik/meenemen");
  await learner.reads("Neem alles mee");
  const { path } = await learner.downloads("Maak het bestand");
  return unzip(readFileSync(path));
}

const player = (learner) => learner.page.getByRole("main").locator(".player").first();

journey("something spoken is kept, heard again, found by its line and deleted", async (stage) => {
  const learner = await stage.learner();
  await allowMicrophone(learner);
  await learner.startsAsLearner();
  await opensNote(learner);
  await learner.fills(NOTE, "met woorden erbij");

  await speaks(learner, 3);
  await learner.sees(/^De microfoon staat aan\./);
  await learner.taps("Pauze");
  await learner.sees(/^Gepauzeerd\./);
  const held = await recorded(learner);
  await learner.page.waitForFunction(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)))));
  assert.equal(await recorded(learner), held);
  await learner.taps("Ga verder");
  await learner.sees(/^De microfoon staat aan\./);
  await learner.taps("Klaar");

  const length = await lengthOf(learner, player(learner));
  assert.ok(length >= 3 && length <= 5, `${length} seconds`);
  await hears(learner, player(learner));
  // At its end it begins anew; held, it stays where it is. The keys go to any place in it.
  await player(learner).getByRole("button", { name: "Speel af" }).click();
  await player(learner).getByRole("button", { name: "Pauze" }).click();
  const place = player(learner).getByRole("slider", { name: "Plek in de opname" });
  await place.press("End");
  await learner.page.waitForFunction((slider) => slider.getAttribute("aria-valuetext").startsWith("0:03"), await place.elementHandle());
  await player(learner).getByRole("button", { name: "Snelheid: 1 keer" }).click();
  await player(learner).getByRole("button", { name: "Snelheid: 1,25 keer" }).waitFor();
  await learner.fills("In een paar woorden: waar gaat dit over?", "over de hond");
  await learner.keeps();

  await learner.reloads();
  await learner.goesTo("Dagboek");
  await learner.sees("met opname");
  // Its line is in no answer, and yet it is found by it.
  await learner.follows("Zoek");
  await learner.reads("Zoek");
  await learner.fills("Waar zoek je naar?", "hon");
  await learner.sees("1 gevonden.");
  assert.match(await learner.page.getByRole("main").getByRole("listitem").innerText(), /met woorden erbij/);
  await learner.fills("Waar zoek je naar?", "hond kat");
  await learner.sees("Niets gevonden.");
  await learner.opensInDiary("met woorden erbij");
  await learner.sees("over de hond");
  await learner.page.getByRole("group", { name: "over de hond" }).waitFor();
  assert.equal(await lengthOf(learner, player(learner)), length);
  await hears(learner, player(learner));
  assert.ok((await pieces(learner)) >= 2);
  // To play it, nobody was asked for anything.
  await learner.goesTo("Ik");
  await learner.page.getByRole("link", { name: /^Wat staat waar/ }).click();
  await learner.sees(/^Niets\. Deze pagina heeft niemand iets gevraagd/);
  await learner.opensInDiary("met woorden erbij");

  // Deleting can be taken back; when it no longer can, the sound is gone too.
  await learner.taps("Verwijder");
  await learner.page.getByRole("dialog").getByRole("button", { name: "Verwijder", exact: true }).click();
  await learner.taps("Zet terug");
  await learner.opensInDiary("met woorden erbij");
  await hears(learner, player(learner));
  await learner.taps("Verwijder");
  await learner.page.getByRole("dialog").getByRole("button", { name: "Verwijder", exact: true }).click();
  await learner.sees("Verwijderd.");
  await learner.goesTo("Vandaag");
  await learner.page.waitForFunction(() => document.querySelector(".toast") === null);
  for (let left = await pieces(learner); left > 0; left = await pieces(learner)) await learner.page.waitForTimeout(20);
});

journey("a recording that is thrown away goes, and can be put back first", async (stage) => {
  const learner = await stage.learner();
  await allowMicrophone(learner);
  await learner.startsAsLearner();
  await opensNote(learner);
  // What is played must come past its first second: the tape may be a little shorter than its clock says.
  await speaks(learner, 2);
  await learner.taps("Klaar");
  await player(learner).waitFor();
  await learner.taps("Verwijder");
  await player(learner).waitFor({ state: "detached" });
  await learner.taps("Zet terug");
  await hears(learner, player(learner));
  await learner.taps("Neem opnieuw op");
  await learner.page.waitForFunction(() => /0:0[1-9]/.test(document.querySelector(".tape .time")?.textContent ?? ""));
  await learner.taps("Gooi weg");
  await learner.sees("Verwijderd.");
  await learner.goesTo("Vandaag");
  for (let left = await pieces(learner); left > 0; left = await pieces(learner)) await learner.page.waitForTimeout(20);
});

test("a crash in the middle of speaking loses two seconds at most", { timeout: 120_000 }, async (t) => {
  const folder = newFolder();
  let browser = await startKillable(folder);
  const sitsDown = () => new Learner(browser.context, watch(browser.context), browser.context.pages()[0]);
  try {
    let learner = sitsDown();
    await allowMicrophone(learner);
    await learner.startsAsLearner();
    await opensNote(learner);
    await speaks(learner, 6);
    const spoken = await recorded(learner);
    await browser.kill();

    browser = await startKillable(folder);
    learner = sitsDown();
    await opensNote(learner);
    const length = await lengthOf(learner, player(learner));
    t.diagnostic(`killed at ${spoken} seconds; ${length} whole seconds are there`);
    // Both are rounded down.
    assert.ok(length >= spoken - 2, `${length} of ${spoken} seconds`);
    await hears(learner, player(learner));
    await learner.keeps();
    assert.deepEqual(learner.seen.troubles, []);
  } finally {
    await browser.kill().catch(() => {});
    removeFolder(folder);
  }
});

journey("whoever does not allow the microphone is told what to do, and loses nothing", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await opensNote(learner);
  await learner.fills(NOTE, "nog niet klaar");
  await learner.taps("Spreek in");
  await learner.alert("De microfoon mag niet aan.").waitFor();
  await allowMicrophone(learner);
  await learner.taps("Probeer opnieuw");
  await learner.sees(/^De microfoon staat aan\./);
  await learner.taps("Gooi weg");
  await learner.button("Spreek in").waitFor();
  assert.equal(await learner.field(NOTE).inputValue(), "nog niet klaar");
});

journey("where nothing records, that is said", async (stage) => {
  const learner = await stage.learner();
  await learner.context.addInitScript(() => delete globalThis.MediaRecorder);
  await learner.startsAsLearner();
  await opensNote(learner);
  await learner.taps("Spreek in");
  await learner.alert("Deze browser kan niet opnemen.").waitFor();
  await learner.taps("Annuleer");
  await learner.button("Spreek in").waitFor();
});

journey("a photo comes in upright, smaller, and without what the camera wrote in it", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await opensNote(learner);
  const original = await photoWithPlace(learner.page);
  assert.ok(original.includes("Exif") && original.includes("Geheime Camera"));
  const file = writeIn(stage.folder(), "foto.jpg", original);

  await learner.taps("Foto");
  await learner.picksFile("Kies een foto", writeIn(stage.folder(), "foto.heic", "geen foto"));
  await learner.alert("Deze foto kan je browser niet openen.").waitFor();
  await learner.picksFile("Kies een foto", file);
  await learner.page.getByRole("img", { name: "Foto", exact: true }).waitFor();
  await learner.fills("Wat staat er op deze foto?", "de dijk bij avond");
  const photo = learner.page.getByRole("img", { name: "de dijk bij avond" });
  await photo.waitFor();
  // Turned to the right, the red half lies above the blue one.
  const seen = await photo.evaluate(async (image) => {
    await image.decode();
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: image.naturalWidth, height: image.naturalHeight });
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const red = (share) => context.getImageData(canvas.width / 2, canvas.height * share, 1, 1).data[0] > 128;
    return { width: canvas.width, height: canvas.height, above: red(0.25), below: red(0.75) };
  });
  assert.deepEqual(seen, { width: 800, height: 1600, above: true, below: false });
  await learner.keeps();

  const files = await exports(learner);
  const [[name, bytes]] = [...files].filter(([name]) => name.startsWith("bijlagen/"));
  assert.match(name, /\.(jpg|webp)$/);
  assert.ok(bytes.length > 500 && bytes.length < original.length);
  for (const trace of ["Exif", "EXIF", "Geheime Camera", "\x52\x00\x00\x00\x01\x00\x00\x00"]) assert.ok(!bytes.includes(trace), JSON.stringify(trace));
});

journey("a drawing is kept stroke by stroke; what was undone or erased is not in it", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await opensNote(learner);
  await learner.taps("Teken");
  const sheet = learner.page.getByRole("img", { name: "Tekenvel" });
  await draws(learner, [0.1, 0.2], [0.9, 0.2]);
  await learner.page.getByRole("radio", { name: "dik" }).check({ force: true });
  await draws(learner, [0.1, 0.5], [0.9, 0.5]);
  await draws(learner, [0.1, 0.8], [0.9, 0.8]);
  assert.equal(await strokes(sheet), 3);
  await learner.taps("Stap terug");
  assert.equal(await strokes(sheet), 2);
  await learner.taps("Gum");
  await draws(learner, [0.5, 0.1], [0.5, 0.3]);
  assert.equal(await strokes(sheet), 1);

  // The tab is closed in the middle of it.
  await learner.sees("Concept bewaard");
  await learner.opensANewTab("/kwijt");
  await learner.reads(NOTE);
  const drawing = learner.page.getByRole("img", { name: "Tekening", exact: true });
  assert.equal(await strokes(drawing), 1);
  assert.ok((await pieces(learner)) >= 5);
  await learner.taps("Teken verder");
  await draws(learner, [0.2, 0.9], [0.8, 0.9]);
  await making(learner, "Tekening").getByRole("button", { name: "Klaar" }).click();
  await learner.fills("Wat staat er op deze tekening?", "twee lijnen");
  await learner.page.getByRole("img", { name: "twee lijnen" }).waitFor();
  await learner.keeps();
  for (let left = await pieces(learner); left > 1; left = await pieces(learner)) await learner.page.waitForTimeout(20);

  const files = await exports(learner);
  const [[name, bytes]] = [...files].filter(([name]) => name.startsWith("bijlagen/"));
  assert.match(name, /\.svg$/);
  assert.equal(bytes.toString("utf8").split("Z").length - 1, 2);
});

journey("a drawing goes along to the coach, and one that is kept back does not", async (stage) => {
  const [learner, coach] = [await stage.learner(), await stage.coach()];
  await coach.startsAsCoach("Noor");
  const card = await coach.savesCard();
  await learner.startsAsLearner();
  await learner.pairsByFile("Noor", card.path);
  for (const line of ["twee bomen", "KANARIE"]) {
    await opensNote(learner);
    await learner.types(NOTE, `bij ${line}`);
    await learner.taps("Teken");
    await draws(learner, [0.1, 0.2], [0.9, 0.2]);
    await making(learner, "Tekening").getByRole("button", { name: "Klaar" }).click();
    await learner.fills("Wat staat er op deze tekening?", line);
    await learner.page.getByRole("img", { name: line }).waitFor();
    await learner.keeps();
    await learner.putsReady(`bij ${line}`);
  }
  const kept = learner.page.getByRole("article").filter({ hasText: "bij KANARIE" });
  await kept.getByRole("switch", { name: /^Tekening/ }).click();
  await learner.sees("blijft bij jou");
  await learner.opensPreview();
  await learner.page.getByRole("img", { name: "twee bomen" }).waitFor();
  assert.equal(await learner.page.getByRole("img", { name: "KANARIE" }).count(), 0);
  const parcel = await learner.seals("Noor", { name: "Sem" });
  await coach.picksParcel(parcel.path);
  const drawing = coach.page.getByRole("img", { name: "twee bomen" });
  // It is seen before it is kept; put away, nothing of it is there.
  await coach.parcelOf("Sem").waitFor();
  await drawing.waitFor();
  assert.equal(await strokes(drawing), 1);
  await coach.taps("Sluit");
  await drawing.waitFor({ state: "detached" });
  await coach.picksParcel(parcel.path);
  await drawing.waitFor();
  await coach.keepsParcel("Sem");
  await drawing.waitFor();
  assert.equal(await strokes(drawing), 1);
  await coach.sees("bij KANARIE");
  assert.equal(await coach.page.getByRole("img", { name: "KANARIE" }).count(), 0);
});

/** Voices as a browser might have: one of the device, one that a server speaks. */
const VOICES = () => {
  const voice = (name, lang, localService) => ({ name, lang, localService, voiceURI: name, default: false });
  globalThis.spoken = [];
  const speech = new EventTarget();
  Object.assign(speech, {
    getVoices: () => globalThis.voices,
    speak: (utterance) => globalThis.spoken.push({ text: utterance.text, voice: utterance.voice.name, utterance }),
    cancel: () => globalThis.spoken.push("stil"),
  });
  globalThis.voices = [voice("Verweg", "nl-NL", false), voice("Thuis", "nl_NL", true), voice("Home", "en-GB", true)];
  Object.defineProperty(globalThis, "speechSynthesis", { value: speech });
  globalThis.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
};

journey("a question is read aloud by a voice of the device, and falls silent when the page is left", async (stage) => {
  const learner = await stage.learner();
  await learner.context.addInitScript(VOICES);
  await learner.startsAsLearner();
  await opensNote(learner);
  await learner.taps("Lees voor");
  const spoken = () => learner.page.evaluate(() => globalThis.spoken.map(({ text, voice }) => (text ? `${voice}: ${text}` : "stil")));
  assert.deepEqual((await spoken()).at(-1), `Thuis: ${NOTE}`);
  await learner.button("Stop").waitFor();
  await learner.goesTo("Dagboek");
  await learner.reads("Dagboek");
  assert.deepEqual((await spoken()).at(-1), "stil");
});

journey("a voice that lives elsewhere is not used: there is no button", async (stage) => {
  const learner = await stage.learner();
  await learner.context.addInitScript(VOICES);
  await learner.context.addInitScript(() => (globalThis.voices = globalThis.voices.filter(({ localService, lang }) => !localService || lang === "en-GB")));
  await learner.startsAsLearner();
  await opensNote(learner);
  assert.equal(await learner.button("Lees voor").count(), 0);
});
