// How the screen looks is the owner's choice: more contrast, larger letters; it stays, and nothing falls off a narrow screen.

import assert from "node:assert/strict";

import { tooWide, violations } from "./support/axe.mjs";
import { journey } from "./support/journey.mjs";
import { GREETING } from "./support/learner.mjs";

const sizeOf = ({ page }) => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
const inkOn = ({ page }) => page.evaluate(() => [getComputedStyle(document.documentElement).color, getComputedStyle(document.documentElement).backgroundColor].join());
const PAGES = ["/", "/dagstart", "/dagboek", "/gesprek", "/ik", "/ik/beginscherm"];

for (const colorScheme of ["light", "dark"]) {
  journey(`more contrast and the largest letters stay, and fit, in ${colorScheme}`, async (stage) => {
    const learner = await stage.learner({ colorScheme, reducedMotion: "reduce" });
    await learner.startsAsLearner();
    await learner.writesNote("iets om te lezen");
    await learner.opens("/ik");
    const [size, colours] = [await sizeOf(learner), await inkOn(learner)];
    await learner.page.getByRole("switch", { name: "Meer contrast" }).check();
    await learner.page.getByRole("radio", { name: "Het grootst" }).check();
    await learner.page.waitForFunction(() => document.documentElement.dataset.text === "largest");
    await learner.opens("/");
    await learner.reads(GREETING);
    assert.ok((await sizeOf(learner)) > size * 1.3);
    assert.notEqual(await inkOn(learner), colours);
    await learner.page.setViewportSize({ width: 320, height: 640 });
    for (const path of PAGES) {
      await learner.opens(path);
      assert.deepEqual(await violations(learner.page), [], path);
      assert.deepEqual(await tooWide(learner.page), [], path);
    }
  });
}

journey("who asks the device for more contrast gets it without asking here", async (stage) => {
  const learner = await stage.learner({ contrast: "more" });
  await learner.startsAsLearner();
  assert.equal(await learner.page.evaluate(() => document.documentElement.dataset.contrast), "more");
});
