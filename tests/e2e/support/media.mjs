// Speaking, photos and drawings: what the tests need to make them and to look at what was kept.

import { APP } from "./chromium.mjs";

/** Lets the app use Chromium's fake microphone, which beeps once a second. */
export const allowMicrophone = (person) => person.context.grantPermissions(["microphone", "clipboard-read", "clipboard-write"], { origin: APP });

/** The box in which something is made. */
export const making = (person, name) => person.page.getByRole("region", { name, exact: true });

/** The tape's clock, in seconds. */
export const recorded = async (person) => {
  const [minutes, seconds] = (await making(person, "Opname").locator(".tape .time").innerText()).split(":").map(Number);
  return 60 * minutes + seconds;
};

/** Begins to record, and goes on until so many seconds are on the tape. */
export async function speaks(person, seconds) {
  await person.taps("Spreek in");
  await person.page.waitForFunction((enough) => {
    const said = document.querySelector(".tape .time")?.textContent ?? "";
    const [minutes, seconds] = said.split(":").map(Number);
    return 60 * minutes + seconds >= enough;
  }, seconds);
}

/** How long a recording is that can be played, in whole seconds: what stands behind the dash. */
export async function lengthOf(person, player) {
  await person.page.waitForFunction((element) => /\/ 0:0[1-9]|\/ 0:[1-9]/.test(element.textContent), await player.elementHandle());
  const [, minutes, seconds] = /\/ (\d+):(\d\d)/.exec(await player.innerText());
  return 60 * Number(minutes) + Number(seconds);
}

/** Plays a recording to its end. */
export async function hears(person, player) {
  await player.getByRole("button", { name: "Speel af" }).click();
  await person.page.waitForFunction((element) => /^0:0[1-9]/.test(element.querySelector(".time").textContent), await player.elementHandle());
  await player.getByRole("button", { name: "Speel af" }).waitFor();
}

/** How many pieces of attachments lie in the book's database. */
export const pieces = (person) =>
  person.page.evaluate(async () => {
    const done = (request) => new Promise((resolve, reject) => ((request.onsuccess = () => resolve(request.result)), (request.onerror = () => reject(request.error))));
    let count = 0;
    for (const { name } of await indexedDB.databases()) {
      if (!name.startsWith("mijn-stem-")) continue;
      const database = await done(indexedDB.open(name));
      count += await done(database.transaction("chunks").objectStore("chunks").count());
      database.close();
    }
    return count;
  });

/** Draws a line with the mouse over the sheet, from and to shares of its sides. */
export async function draws(person, [fromX, fromY], [toX, toY]) {
  const sheet = person.page.getByRole("img", { name: "Tekenvel" });
  await sheet.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await sheet.boundingBox();
  await person.page.mouse.move(x + fromX * width, y + fromY * height);
  await person.page.mouse.down();
  await person.page.mouse.move(x + toX * width, y + toY * height, { steps: 12 });
  await person.page.mouse.up();
}

/** How many strokes are to be seen on a sheet: each outline is closed once. */
export const strokes = (drawing) =>
  drawing.locator("path").first().evaluate((path) => (path.getBBox().width > 0 ? path.getAttribute("d").split("Z").length - 1 : 0));

/** A JPEG of 2400 × 1200 points, red on the left and blue on the right, that says it was taken lying on its side, where
 * and with what (CIPA DC-008, 4.6). */
export async function photoWithPlace(page) {
  const plain = await page.evaluate(async () => {
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: 2400, height: 1200 });
    const context = canvas.getContext("2d");
    context.fillStyle = "#c00";
    context.fillRect(0, 0, 1200, 1200);
    context.fillStyle = "#00c";
    context.fillRect(1200, 0, 1200, 1200);
    return canvas.toDataURL("image/jpeg", 0.9).split(",")[1];
  });
  const jpeg = Buffer.from(plain, "base64");
  const exif = exifWithPlace();
  const segment = Buffer.alloc(4);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), segment, exif, jpeg.subarray(2)]);
}

function exifWithPlace() {
  const make = Buffer.from("Geheime Camera\0", "ascii");
  const tiff = Buffer.alloc(200 + make.length);
  tiff.write("II", 0, "ascii");
  tiff.writeUInt16LE(42, 2);
  tiff.writeUInt32LE(8, 4);
  const entry = (at, tag, type, count, value) => {
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    if (type === 3) tiff.writeUInt16LE(value, at + 8);
    else tiff.writeUInt32LE(value, at + 8);
  };
  tiff.writeUInt16LE(3, 8);
  entry(10, 0x010f, 2, make.length, 180);
  // To be turned a quarter to the right.
  entry(22, 0x0112, 3, 1, 6);
  entry(34, 0x8825, 4, 1, 60);
  // The place: 52 degrees north, 4 degrees east.
  tiff.writeUInt16LE(4, 60);
  entry(62, 1, 2, 2, 0x4e);
  entry(74, 2, 5, 3, 120);
  entry(86, 3, 2, 2, 0x45);
  entry(98, 4, 5, 3, 144);
  for (const [at, degrees] of [[120, 52], [144, 4]]) {
    tiff.writeUInt32LE(degrees, at);
    for (const next of [4, 12, 20]) tiff.writeUInt32LE(1, at + next);
  }
  make.copy(tiff, 180);
  return Buffer.concat([Buffer.from("Exif\0\0", "ascii"), tiff]);
}
