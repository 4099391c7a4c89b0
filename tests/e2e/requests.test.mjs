// The app talks to nobody: from the first visit to the last tap, every request goes to its own origin,
// and once it is loaded it asks for nothing at all, not even of itself: it works on with the network cut.

import assert from "node:assert/strict";

import { APP } from "./support/chromium.mjs";
import { journey } from "./support/journey.mjs";

journey("the whole path asks for nothing once the app is loaded", async (stage) => {
  const [learner, coach] = [await stage.learner(), await stage.coach()];
  await coach.opens();
  await learner.opens();
  const loaded = {};
  for (const [name, person] of Object.entries({ learner, coach })) {
    // The pages that the first screen does not need are fetched right after it.
    const wings = () => ["/coach-", "/me-", "/own-", "/media-"].every((wing) => performance.getEntriesByType("resource").some(({ name }) => name.includes(wing)));
    await person.page.waitForFunction(wings);
    await person.page.waitForLoadState("networkidle");
    loaded[name] = person.seen.requests.length;
    assert.ok(loaded[name] > 3, "the first visit is seen at all");
    for (const url of person.seen.requests.filter((url) => !url.startsWith("data:"))) assert.equal(new URL(url).origin, APP);
  }

  for (const person of [learner, coach]) await person.context.setOffline(true);
  await coach.goesOnAsCoach("Noor");
  const card = await coach.savesCard();
  await coach.copiesCardLink();
  await learner.goesOnAsLearner();
  await learner.doesDagstart({ mood: [-40, 20], feelings: ["moe"], ownFeeling: "brak", needs: ["tijd"], oneThing: "brood bakken", note: "lang verhaal" });
  await learner.taps("Klaar");
  await learner.writesNote("los briefje");
  await learner.page.getByRole("button", { name: "Leg klaar voor mijn coach" }).click();
  await learner.page.getByRole("link", { name: /^Koppel een coach/ }).click();
  await learner.picksFile("Open een bestand", card.path);
  await learner.acceptsCardOf("Noor");
  await learner.taps("Ja, hetzelfde getal");
  await learner.sees(/^Gecontroleerd op /);
  await learner.opensPreview();
  const parcel = await learner.seals("Noor", { name: "Sem" });
  await learner.copies("Kopieer als tekst", "Gekopieerd. Plak het in een bericht.");
  await learner.saysItWent();
  await coach.picksParcel(parcel.path);
  await coach.keepsParcel("Sem");
  for (const person of [learner, coach]) {
    await person.taps("Hulp");
    await person.page.getByRole("dialog", { name: "Hulp" }).getByRole("button", { name: "Sluit" }).click();
    await person.goesTo("Ik");
    await person.chooses("Kleuren", "Donker");
    await person.chooses("Taal", "English");
    await person.reads("Me");
  }

  assert.deepEqual(learner.seen.requests.slice(loaded.learner).filter((url) => !url.startsWith("blob:")), []);
  assert.deepEqual(coach.seen.requests.slice(loaded.coach).filter((url) => !url.startsWith("blob:")), []);
});
