// What the installed app is opened with: a file that someone tapped in their files ("Open met Mijn Stem"). Headless Chromium installs
// nothing, so the queue in which a browser puts such files (https://wicg.github.io/web-app-launch/) stands in for it; the files are real.

import assert from "node:assert/strict";

import { journey } from "./support/journey.mjs";
import { keyOnCard, letterOf, newIdentity, noteItem, sealParcel } from "./support/parcels.mjs";
import { MARKUP } from "./support/watch.mjs";

/** As a browser that can open files with an installed app. */
const withQueue = ({ context }) =>
  context.addInitScript(() => {
    Object.defineProperty(window, "launchQueue", { value: { setConsumer: (consumer) => (window.opensWith = consumer) } });
  });

/** The browser opens the app with these files: names and words. */
async function opensWith(person, files) {
  await person.page.waitForFunction(() => window.opensWith);
  await person.page.evaluate((files) => window.opensWith({ files: files.map(([name, words]) => ({ getFile: async () => new File([words], name, { type: "text/plain" }) })) }), files);
}

journey("a parcel that is tapped in the files opens at Postvak, and is kept when it is asked for", async (stage) => {
  const coach = await stage.coach();
  await withQueue(coach);
  await coach.startsAsCoach("Noor");
  const key = keyOnCard((await coach.savesCard()).text);
  const yara = await newIdentity();
  const parcel = await sealParcel(yara, key, letterOf("Yara", [noteItem("aangetikt bij de bestanden")]));

  await coach.opens("/ontvangen");
  await opensWith(coach, [["mijn-stem-2026-11-22.txt", parcel]]);
  await coach.article(/^Even iets kwijt/).getByText("aangetikt bij de bestanden", { exact: true }).waitFor();
  await coach.keepsParcel("Yara");
  assert.equal((await coach.inbox()).length, 1);
});

journey("a tapped file that is none of ours is refused in words, whatever it is called and holds", async (stage) => {
  const coach = await stage.coach();
  await withQueue(coach);
  await coach.startsAsCoach("Noor");
  await coach.opens("/ontvangen");
  await opensWith(coach, [[`"><img src=x onerror=alert(1)>.txt`, MARKUP]]);
  await coach.alert(/pakket/).waitFor();
  assert.equal((await coach.inbox()).length, 0);
});

journey("an answer that is tapped in the files opens at the learner's answers", async (stage) => {
  const learner = await stage.learner();
  await withQueue(learner);
  await learner.startsAsLearner();
  await learner.opens("/ontvangen");
  await learner.reads("Antwoorden van je coach");
  await opensWith(learner, [["antwoord.txt", "dit is geen antwoord"]]);
  await learner.alert(/antwoord|pakket/).waitFor();
});
