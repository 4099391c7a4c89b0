// Everything that a learner makes reaches the coach exactly as it was previewed: each kind, by a choice of fields that differs
// each time, typed, spoken and drawn.

import assert from "node:assert/strict";

import { journey } from "./support/journey.mjs";
import { allowMicrophone, speaks } from "./support/media.mjs";
import { talksTour } from "./support/talks.mjs";

const main = (person) => person.page.getByRole("main");

/** The same choices in each run. */
function seeded(seed) {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

/** One of each, beside the talk, the agreement and the input that the tour leaves. */
async function makesOneOfEach(learner) {
  await talksTour(learner, async () => {}, "Licht");
  await learner.fills("Wat gaat goed?", "tekenen en thuis leren");
  while (!(await learner.button("Bewaar").isVisible())) await learner.taps("Verder");
  await learner.taps("Bewaar");
  await learner.reads("Mijn inbreng voor het OPP");
  await learner.asks("Hoe bak je brood?");
  await learner.addsStep("meel kopen");
  await learner.doesDagstart({ mood: [20, 30], feelings: ["rustig"], needs: ["tijd"], night: ["goed geslapen"], note: "een gewone ochtend" });
  for (const path of ["/dagsluiting", "/weekblik", "/over-mij", "/iemand", "/opbouw"]) {
    await learner.opens(path);
    await main(learner).getByRole("textbox").first().waitFor({ timeout: 500 }).catch(() => {});
    for (let screen = 0; screen < 12 && !(await learner.title("Bewaard").isVisible()); screen += 1) {
      const box = main(learner).getByRole("textbox").first();
      if (await box.isVisible()) await box.fill(`geschreven bij ${path}`);
      const scale = main(learner).getByRole("group").getByRole("button").first();
      if (!(await box.isVisible()) && (await scale.isVisible())) await scale.click();
      if (await learner.button("Verder").isVisible()) await learner.taps("Verder");
      else {
        await learner.taps("Bewaar");
        break;
      }
    }
    await learner.sees("Bewaard");
  }
  await learner.opens("/kwijt");
  await learner.fills("Even iets kwijt", "met een stem erbij");
  await speaks(learner, 2);
  await learner.taps("Klaar");
  await learner.sees("Concept bewaard");
  await learner.keeps();
}

/** Puts ready whatever can be put ready, wherever it stands. */
async function putsAllReady(learner) {
  const seen = new Set();
  const left = ["/dagboek", "/leervragen", "/gesprek", "/gesprek/inbreng", "/ik/over-mij", "/ik/mensen", "/ik/opbouw"];
  while (left.length > 0) {
    const path = left.pop();
    if (seen.has(path)) continue;
    seen.add(path);
    await learner.opens(path);
    const put = learner.button("Leg klaar voor mijn coach");
    if (await put.first().isVisible()) {
      await put.first().click();
      await learner.link("Ligt klaar voor je coach").first().waitFor();
    }
    const paths = await main(learner).getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    // From the lists to what stands in them, and no further.
    if (path.split("/").length < 4) left.push(...paths.filter((it) => /^\/(dagboek|leervragen|gesprek|afspraak)\/[0-9a-f]{32}$/.test(it)));
  }
}

/** What stands in each article. How long a recording takes is read from the recording, a moment later than the rest. */
async function textsOf(person) {
  await person.page.waitForFunction(() => !document.querySelector("main").innerText.includes("/ 0:00"));
  return main(person).getByRole("article").allInnerTexts();
}

journey(
  "each kind reaches the coach as it was previewed, whichever fields go along",
  async (stage) => {
    const [learner, coach] = [await stage.learner(), await stage.coach()];
    await allowMicrophone(learner);
    await coach.isAt("2026-11-22T09:05:00+01:00");
    await coach.startsAsCoach("Noor");
    const card = await coach.savesCard();
    await makesOneOfEach(learner);
    await learner.pairsByFile("Noor", card.path);
    const random = seeded(7);
    const kinds = new Set();
    let selections = 0;
    for (const round of [1, 2, 3]) {
      await putsAllReady(learner);
      await learner.goesTo("Gesprek");
      const switches = main(learner).getByRole("article").getByRole("switch");
      for (const one of await switches.all()) if (random() < 0.3) await one.click();
      await learner.opensPreview();
      const previews = await textsOf(learner);
      const parcel = await learner.seals("Noor", { name: "Sem" });
      await learner.saysItWent();
      await coach.picksParcel(parcel.path);
      await coach.parcelOf("Sem").waitFor();
      assert.deepEqual(await textsOf(coach), previews, `round ${round}`);
      await coach.keepsParcel("Sem");
      previews.forEach((text) => kinds.add(text.split("\n")[0]));
      selections += previews.length;
    }
    assert.ok(selections >= 20, `${selections} selections`);
    assert.ok(kinds.size >= 8, [...kinds].join());
  },
  { timeout: 400_000 },
);
