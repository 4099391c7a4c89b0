// The pictures of the README: `cargo xtask pictures` takes them anew from the built app, of the invented learner Sem and a coach.
// As webp, which the browser itself makes; they land in $PICTURES.

import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium } from "playwright-core";

import { Coach } from "./support/coach.mjs";
import { DESKTOP, EXECUTABLE, FLAGS, PHONE } from "./support/chromium.mjs";
import { deskTour } from "./support/desk-tour.mjs";
import { Learner } from "./support/learner.mjs";
import { newBookTour, semTour } from "./support/tour.mjs";
import { watch } from "./support/watch.mjs";

const FOLDER = process.env.PICTURES;
const QUALITY = 0.82;
const LAPTOP = { ...DESKTOP, height: 860 };

/** Who walks where, with which colours, and the places on the way that are wanted, with their names. */
const WALKS = [
  [semTour, Learner, PHONE, "Licht", { vandaag: "vandaag", dagboek: "dagboek", voorbeeld: "delen" }],
  [semTour, Learner, PHONE, "Donker", { vandaag: "vandaag-donker" }],
  [newBookTour, Learner, PHONE, "Licht", { "dagstart-1": "dagstart" }],
  [deskTour, Coach, LAPTOP, "Licht", { "bureau-leerling": "coach" }],
];
class Enough extends Error {}

const browser = await chromium.launch({ executablePath: EXECUTABLE, args: FLAGS, headless: true });
mkdirSync(FOLDER, { recursive: true });
const darkroom = await browser.newPage();
const webp = (png) =>
  darkroom.evaluate(
    async ([png, quality]) => {
      const image = Object.assign(new Image(), { src: `data:image/png;base64,${png}` });
      await image.decode();
      const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
      canvas.getContext("2d").drawImage(image, 0, 0);
      return canvas.toDataURL("image/webp", quality).split(",")[1];
    },
    [png.toString("base64"), QUALITY],
  );

let total = 0;
for (const [tour, Sort, viewport, colours, wanted] of WALKS) {
  const dark = colours === "Donker";
  const context = await browser.newContext({ viewport, locale: "nl-NL", timezoneId: "Europe/Amsterdam", serviceWorkers: "block", reducedMotion: "reduce", colorScheme: dark ? "dark" : "light", deviceScaleFactor: viewport === PHONE ? 2 : 1.5 });
  context.setDefaultTimeout(20_000);
  const person = new Sort(context, watch(context), await context.newPage());
  const left = new Set(Object.keys(wanted));
  const see = async (place) => {
    if (!left.delete(place)) return;
    // The page as it begins, with nothing in hand.
    await person.page.evaluate(() => (document.activeElement.blur(), scrollTo(0, 0)));
    const picture = Buffer.from(await webp(await person.page.screenshot({ animations: "disabled" })), "base64");
    writeFileSync(join(FOLDER, `${wanted[place]}.webp`), picture);
    console.log(`${wanted[place]}.webp ${Math.round(picture.length / 1024)} KB`);
    total += picture.length;
    // The rest of the walk shows nothing that is wanted.
    if (left.size === 0) throw new Enough();
  };
  await tour(person, see, colours, mkdtempSync(join(tmpdir(), "mijn-stem-pictures-"))).catch((error) => {
    if (!(error instanceof Enough)) throw error;
  });
  await context.close();
}
console.log(`${Math.round(total / 1024)} KB in all`);
await browser.close();
