// What is handed over in one go: a parcel of two hundred things, and a back-up with two hundred recordings and photos.

import { Coach } from "../support/coach.mjs";
import { Learner } from "../support/learner.mjs";
import { longestTask, memory, someoneOn, tapped } from "./timing.mjs";

const COACH = "Kim Bos";

/** Puts all of the diary ready, entry by entry. */
async function putsAllReady({ page }, app) {
  await page.goto(`${app}/dagboek`);
  const cards = page.locator("main ul a.card");
  await cards.first().waitFor();
  const earlier = page.getByRole("button", { name: "Toon eerder" });
  while (await earlier.isVisible()) {
    const before = await cards.count();
    await earlier.click();
    await page.waitForFunction((before) => document.querySelectorAll("main ul a.card").length > before, before);
  }
  const ways = await cards.evaluateAll((all) => all.map((card) => card.getAttribute("href")));
  for (const way of ways) {
    await page.goto(app + way);
    await page.getByRole("button", { name: "Leg klaar voor mijn coach" }).click();
    await page.getByRole("link", { name: "Ligt klaar voor je coach" }).waitFor();
  }
  return ways.length;
}

/** A parcel of a whole diary: sealed by its learner, opened by the coach. */
export async function parcels({ app, note, restores, backup, runs }) {
  const [learner, coach] = [await someoneOn(Learner), await someoneOn(Coach)];
  await coach.person.startsAsCoach(COACH);
  await coach.person.goesTo("Ik");
  const card = await coach.person.savesCard();
  await learner.person.startsAsLearner();
  await restores(learner.person, learner.person.page, backup, "a back-up of what is to be shared");
  const things = await putsAllReady(learner.person, app);
  await learner.person.pairsByFile(COACH, card.path);
  let parcel;
  for (const slowdown of [1, 4]) {
    const [sealed, opened, sealing, opening] = [[], [], [], []];
    for (let n = 0; n <= runs; n += 1) {
      await learner.slows(1);
      await learner.person.opensPreview();
      const name = learner.person.field("Hoe noemt je coach jou?");
      if (await name.isVisible()) await name.fill("Sem");
      await learner.slows(slowdown);
      const { seen, task } = await tapped(learner.person.page, ["main button", `Verzegel en verstuur naar ${COACH}`], ["h1", "Verzegeld"]);
      parcel = await learner.person.downloads("Bewaar als bestand");
      await coach.slows(slowdown);
      await longestTask(coach.person.page);
      const begin = Date.now();
      await coach.person.picksParcel(parcel.path);
      await coach.person.parcelOf("Sem").waitFor();
      const took = Date.now() - begin;
      // The first is for warming up.
      if (n === 0) continue;
      sealed.push(seen);
      sealing.push(task);
      opened.push(took);
      opening.push(await longestTask(coach.person.page));
    }
    note(`sealing a parcel of ${things} things`, slowdown, sealed, sealing);
    note("opening it, from the choice of the file", slowdown, opened, opening);
    note("memory after sealing and opening it, in MB", slowdown, [await memory(learner.person.page, coach.person.page)]);
  }
  await learner.leaves();
  await coach.leaves();
}

/** A diary with recordings and photos: put back, and made a back-up of. */
export async function files({ app, note, restores, backup, passphrase }) {
  const learner = await someoneOn(Learner);
  const { page } = learner.person;
  await learner.person.startsAsLearner();
  await restores(learner.person, page, backup, "a back-up with 200 recordings and photos");
  await page.goto(`${app}/ik/kopie`);
  for (const label of ["Kies een pincode of wachtwoord", "Nog een keer hetzelfde"]) await learner.person.fills(label, passphrase);
  await longestTask(page);
  const begin = Date.now();
  await learner.person.taps("Maak de kopie");
  await learner.person.reads("Je kopie is klaar");
  note("making such a back-up (Argon2id and all)", 1, [Date.now() - begin], [await longestTask(page)]);
  note("memory after making it, in MB", 1, [await memory(page)]);
  await learner.leaves();
}
