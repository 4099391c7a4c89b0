// QR codes between two screens in one room: what one shows, the other reads with its camera. Chromium's fake camera plays what
// the app itself drew.

import assert from "node:assert/strict";

import { APP, FLAGS } from "./support/chromium.mjs";
import { writeIn } from "./support/files.mjs";
import { journey } from "./support/journey.mjs";
import { cardText, newIdentity } from "./support/parcels.mjs";

const [WIDE, HIGH] = [1280, 720];
const VIDEO = "--use-file-for-fake-video-capture";

/** A device whose camera sees what lies in a file. */
const seeing = (file) => ({ args: [...FLAGS, `${VIDEO}=${file}`] });

const allowCamera = (person) => person.context.grantPermissions(["camera", "clipboard-read", "clipboard-write"], { origin: APP });

/** The code on the screen. */
const codeOf = (person) => person.page.getByRole("img", { name: "Code om te lezen met een camera" });

async function showsCode(person) {
  await person.text("Laat een code zien").click();
  await codeOf(person).waitFor();
}

/** What a camera sees of the code on someone's screen: a grey room, and the code not quite straight ahead, nor still. */
async function filmed(person, folder, name) {
  const svg = codeOf(person).locator("svg");
  const side = Number((await svg.getAttribute("viewBox")).split(" ")[2]);
  const path = await svg.locator("path").getAttribute("d");
  const dark = new Set();
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let step = 0; step < Number(length); step += 1) dark.add((Number(x) + step) * side + Number(y));
  }
  const frame = (size, turn) => {
    const [sin, cos] = [Math.sin(turn), Math.cos(turn)];
    const grey = Buffer.alloc(WIDE * HIGH, 110);
    for (let y = 0; y < HIGH; y += 1) {
      for (let x = 0; x < WIDE; x += 1) {
        const [right, down] = [x - WIDE / 2, y - HIGH / 2];
        const column = Math.floor(((right * cos - down * sin) / size + 0.5) * side);
        const row = Math.floor(((right * sin + down * cos) / size + 0.5) * side);
        if (column >= 0 && row >= 0 && column < side && row < side) grey[y * WIDE + x] = dark.has(column * side + row) ? 45 : 215;
      }
    }
    return Buffer.concat([Buffer.from("FRAME\n"), grey, Buffer.alloc((WIDE * HIGH) / 2, 128)]);
  };
  const head = Buffer.from(`YUV4MPEG2 W${WIDE} H${HIGH} F10:1 Ip A1:1 C420jpeg\n`);
  // No hand is still.
  const frames = Array.from({ length: 8 }, (_, number) => frame(560 + 15 * number, 0.01 * number));
  return writeIn(folder, name, Buffer.concat([head, ...frames]));
}

/** Photographs the code on one screen for the other, from nearer or farther until it is read, as people do. */
async function photographs(shower, reader, path, arrived) {
  const before = shower.page.viewportSize();
  const missed = reader.text(/^Op deze foto is geen code te lezen\./);
  for (const width of [before.width, 480, 640, 800]) {
    await shower.page.setViewportSize({ ...before, width });
    await codeOf(shower).screenshot({ path });
    await reader.picksFile("Kies een foto van de code", path);
    await arrived.or(missed).first().waitFor({ timeout: 30_000 });
    if (await arrived.isVisible()) break;
  }
  await shower.page.setViewportSize(before);
}

journey("a card and a hello go by camera, both ways, without a file", async (stage) => {
  const folder = stage.folder();
  const coach = await stage.coach();
  await coach.startsAsCoach("Noor");
  await coach.fillsCard({ hours: "werkdagen van 9 tot 16 uur", room: "https://kamer.example/noor" });
  await showsCode(coach);
  const card = await filmed(coach, folder, "kaart.y4m");

  const learner = await stage.learnerOn(stage.folder(), seeing(card));
  await allowCamera(learner);
  await learner.startsAsLearner();
  await learner.opens("/koppel");
  await learner.taps("Lees een code met de camera");
  await learner.acceptsCardOf("Noor");
  await learner.sees("werkdagen van 9 tot 16 uur");
  // The camera is off again.
  assert.equal(await learner.page.locator("video").count(), 0);
  const number = await learner.number();
  await learner.follows("Stuur een kennismaking");
  await learner.fills("Hoe noemt je coach jou?", "Sem");
  await learner.taps("Verzegel en verstuur naar Noor");
  await learner.reads("Verzegeld");
  await showsCode(learner);
  const hello = await filmed(learner, folder, "kennismaking.y4m");

  // Where there is no camera, a photo of it will do.
  await coach.goesTo("Postvak");
  await photographs(learner, coach, `${folder}/foto.png`, coach.parcelOf("Sem"));
  await learner.saysItWent();
  await coach.sees("Sem stelt zich voor. Er zit nog niets in dit pakket.");
  await coach.keepsParcel("Sem");
  await coach.follows("Vergelijk het getal");
  assert.equal(await coach.number(), number);

  // And an answer goes back the same way.
  await learner.writesNote("kort");
  await learner.putsReady("kort");
  await learner.opensPreview();
  const parcel = await learner.seals("Noor", {});
  await learner.saysItWent();
  await coach.picksParcel(parcel.path);
  await coach.keepsParcel("Sem");
  await coach.page.getByRole("main").getByRole("link", { name: "Antwoord", exact: true }).first().click();
  await coach.reads("Antwoord");
  await coach.chooses("Wat wil je zeggen?", "Ik hoor je");
  await coach.taps("Verzegel en verstuur naar Sem");
  await coach.reads("Verzegeld");
  await showsCode(coach);
  await coach.sees(/^Zitten jullie bij elkaar\? Dan leest je leerling deze code/);
  await learner.goesTo("Gesprek");
  await learner.page.getByRole("main").getByRole("link", { name: /^Antwoorden van je coach/ }).click();
  await photographs(coach, learner, `${folder}/antwoord.png`, learner.page.getByRole("heading", { name: "Van Noor" }));

  const watching = await stage.coachOn(stage.folder(), seeing(hello));
  await allowCamera(watching);
  await watching.startsAsCoach("Iemand anders");
  await watching.taps("Lees een code met de camera");
  // Read whole by the camera, and for someone else.
  await watching.alert(/^Dit pakket is voor iemand anders/).waitFor();
});

journey("without a camera, or without a code in sight, it says so and the other ways stand", async (stage) => {
  const folder = stage.folder();
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.opens("/koppel");
  await learner.taps("Lees een code met de camera");
  await learner.sees(/^De camera mag niet aan\./);
  const noor = await newIdentity();
  const empty = `${folder}/geen-code.png`;
  await learner.page.screenshot({ path: empty });
  await learner.picksFile("Kies een foto van de code", empty);
  await learner.sees(/^Op deze foto is geen code te lezen\./);
  await learner.picksFile("Kies een foto van de code", writeIn(folder, "geen-foto.png", "melk, brood"));
  await learner.sees(/^Deze foto kan je browser niet openen\./);
  await learner.pastesCard(cardText(noor.public, { name: "Noor" }));
  await learner.acceptsCardOf("Noor");
  await allowCamera(learner);
  await learner.opens("/koppel");
  // The fake camera shows no code: it looks on until it is stopped.
  await learner.taps("Lees een code met de camera");
  await learner.sees("Houd de code rustig en helemaal in beeld.");
  await learner.page.waitForFunction(() => document.querySelector("video")?.videoWidth > 0);
  await learner.taps("Stop");
  await learner.button("Lees een code met de camera").waitFor();
  // And what is too large for a code says so.
  await learner.writesNote("lang ".repeat(1000));
  await learner.putsReady("lang lang");
  await learner.opensPreview();
  await learner.fills("Hoe noemt je coach jou?", "Sem");
  await learner.taps("Verzegel en verstuur naar Noor");
  await learner.sees("Dit pakket is te groot voor een code. Verstuur het op een andere manier.");
});

journey("where the browser reads codes itself, it does, and nothing is fetched for it", async (stage) => {
  const noor = await newIdentity();
  const learner = await stage.learner();
  await allowCamera(learner);
  await learner.context.addInitScript((text) => {
    globalThis.BarcodeDetector = class {
      static getSupportedFormats = async () => ["ean_13", "qr_code"];
      detect = async () => [{ rawValue: text }];
    };
  }, cardText(noor.public, { name: "Noor" }));
  await learner.startsAsLearner();
  await learner.opens("/koppel");
  await learner.page.waitForLoadState("networkidle");
  const before = learner.seen.requests.length;
  await learner.taps("Lees een code met de camera");
  await learner.acceptsCardOf("Noor");
  assert.deepEqual(learner.seen.requests.slice(before), []);
});
