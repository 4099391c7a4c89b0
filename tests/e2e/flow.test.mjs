// Going through a check-in: a screen further or back by a swipe or a key, each tap undone, and words looked up.

import assert from "node:assert/strict";

import { PHONE } from "./support/chromium.mjs";
import { journey } from "./support/journey.mjs";

const begins = async (learner) => {
  await learner.startsAsLearner();
  await learner.page.getByRole("main").getByRole("link", { name: /^Dagstart/ }).first().click();
  await learner.reads("Hoe ben je erbij?");
};

/** A finger over the screen, as the browser's own touch. */
async function swipes(page, from, [dx, dy]) {
  const touch = await page.context().newCDPSession(page);
  const { x, y } = from;
  const send = (type, touchPoints) => touch.send("Input.dispatchTouchEvent", { type, touchPoints });
  await send("touchStart", [{ x, y }]);
  for (const part of [0.25, 0.5, 0.75, 1]) await send("touchMove", [{ x: x + dx * part, y: y + dy * part }]);
  await send("touchEnd", []);
  await touch.detach();
}

const middleOf = async (locator) => {
  const { x, y, width, height } = await locator.boundingBox();
  return { x: x + width / 2, y: y + height / 2 };
};

const picked = (learner) => learner.page.locator(".chips").getByRole("button", { pressed: true }).allInnerTexts();

journey("a swipe turns the page, on the field it does not", async (stage) => {
  const learner = await stage.learner({ viewport: PHONE, hasTouch: true, isMobile: true });
  await begins(learner);
  const title = () => middleOf(learner.page.getByRole("heading", { level: 1 }));
  const field = await middleOf(learner.page.locator(".field-ground"));
  await swipes(learner.page, field, [-120, 0]);
  await learner.button("Haal de stip weg").waitFor();
  await learner.reads("Hoe ben je erbij?");
  await swipes(learner.page, await title(), [-120, 10]);
  await learner.reads("Hoe was je nacht?");
  await swipes(learner.page, await title(), [120, 10]);
  await learner.reads("Hoe ben je erbij?");
  // Before the first there is nothing, and a slanting finger scrolls.
  await swipes(learner.page, await title(), [120, 0]);
  await swipes(learner.page, await title(), [-80, -80]);
  await learner.reads("Hoe ben je erbij?");
  assert.equal(await learner.page.getByRole("img", { name: "Stap 1 van 5" }).count(), 1);
});

journey("arrow keys turn the page, but not out of a box or at the end", async (stage) => {
  const learner = await stage.learner();
  await begins(learner);
  // A new screen takes the focus a moment after it is there.
  const press = async (key) => {
    await learner.page.locator("h1:focus, input:focus, textarea:focus").waitFor();
    await learner.page.keyboard.press(key);
  };
  await press("ArrowRight");
  await learner.reads("Hoe was je nacht?");
  await press("ArrowLeft");
  await learner.reads("Hoe ben je erbij?");
  for (const question of ["Hoe was je nacht?", "Wat heb je vandaag nodig?", "Eén ding voor vandaag"]) {
    await press("ArrowRight");
    await learner.reads(question);
  }
  await learner.fills("Eén ding voor vandaag", "brood");
  await press("ArrowLeft");
  await press("s");
  assert.equal(await learner.field("Eén ding voor vandaag").inputValue(), "broosd");
  await learner.taps("Verder");
  await learner.reads("Wil je er nog iets bij zeggen?");
  await press("ArrowRight");
  assert.equal(await learner.title("Wil je er nog iets bij zeggen?").count(), 1);
});

journey("every tap can be undone, back to an empty check-in", async (stage) => {
  const learner = await stage.learner();
  await begins(learner);
  const undo = learner.button("Maak ongedaan");
  assert.equal(await undo.count(), 0);
  await learner.pointsAt([-80, -40]);
  const words = () => learner.page.locator(".field-words > span").innerText();
  const first = await words();
  await learner.picksWords("Woorden die erbij passen", ["verdrietig", "leeg"]);
  await learner.pointsAt([80, 80]);
  assert.notEqual(await words(), first);
  await undo.click();
  assert.equal(await words(), first);
  await learner.taps("Verder");
  await learner.saysHowNightWas({ night: ["kort geslapen"], stimuli: 5 });
  await undo.click();
  await undo.click();
  assert.deepEqual(await picked(learner), []);
  // What was tapped on the screen before is shown as it is undone.
  await undo.click();
  await learner.reads("Hoe ben je erbij?");
  assert.deepEqual(await picked(learner), ["verdrietig"]);
  await undo.click();
  await undo.click();
  await learner.sees("Sleep over het vlak, of tik.");
  await undo.waitFor({ state: "detached" });
});

journey("a word and what it means are looked up, and picked there", async (stage) => {
  const learner = await stage.learner();
  await begins(learner);
  await learner.text("Zoek een woord, of wat het betekent").click();
  await learner.page.getByRole("searchbox", { name: "Zoek een gevoel" }).fill("geluid");
  const rows = learner.page.getByRole("main").getByRole("listitem");
  assert.deepEqual(await rows.allInnerTexts(), ["overprikkeld\nEr komt te veel binnen: geluid, licht, mensen."]);
  await rows.getByRole("button").click();
  assert.deepEqual(await picked(learner), ["overprikkeld"]);
  await learner.page.getByRole("searchbox").fill("xyz");
  await learner.sees(/^Dit woord staat er niet bij/);
});

journey("what was just kept can be changed at once", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.writesNote("te vlug");
  await learner.taps("Bewerk");
  await learner.fills("Even iets kwijt", "op tijd");
  await learner.keeps();
  assert.equal((await learner.diary()).filter((card) => /te vlug/.test(card)).length, 0);
});
