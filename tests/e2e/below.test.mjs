// The same app below a path of an origin that it shares with others: the whole main path, links, reloads, and without a
// network. Whatever it would ask for outside that path is trouble at the end of a journey.

import assert from "node:assert/strict";

process.env.APP_URL = process.env.BELOW_URL ?? process.env.APP_URL;
const { APP } = await import("./support/chromium.mjs");
const { journey } = await import("./support/journey.mjs");
const { GREETING } = await import("./support/learner.mjs");

const KEPT = { serviceWorkers: "allow" };
const isKept = ({ page }) => page.evaluate(async () => (await navigator.serviceWorker.ready).active.state && navigator.serviceWorker.controller !== null);

journey("below a path, a learner and a coach do what they do elsewhere, without a network too", async (stage) => {
  const [learner, coach] = [await stage.learner(KEPT), await stage.coach(KEPT)];
  await coach.startsAsCoach("Noor");
  const link = await coach.copiesCardLink();
  assert.ok(link.startsWith(`${APP}/koppel#k=`), link);
  await learner.startsAsLearner();
  assert.equal(learner.page.url(), `${APP}/`);
  await learner.page.goto(link);
  await learner.acceptsCardOf("Noor");
  assert.equal(learner.page.url(), `${APP}/`);
  await learner.reloads();
  await learner.reads("Noor");
  for (const person of [learner, coach]) while (!(await isKept(person)));
  // Another app of the same origin may keep things of its own.
  await learner.page.evaluate(() => caches.open("van-een-ander"));

  for (const { context } of [learner, coach]) await context.setOffline(true);
  await learner.opens("/dagboek/kalender");
  await learner.reads("Kalender");
  await learner.reloads();
  await learner.reads("Kalender");
  await learner.goesTo("Vandaag");
  await learner.reads(GREETING);
  await learner.page.goBack();
  await learner.reads("Kalender");
  const href = await learner.link("Vandaag").getAttribute("href");
  assert.equal(new URL(href, learner.page.url()).href, `${APP}/`);
  await learner.doesDagstart({ mood: [20, 30], feelings: ["rustig"], needs: ["tijd"], note: "op een eigen pad" });
  await learner.putsReady("op een eigen pad");
  await learner.opensPreview();
  const parcel = await learner.seals("Noor", { name: "Sem" });
  await learner.saysItWent();
  // The way in which an installed app is given a file by another one.
  await coach.page.evaluate(
    async ([text, to]) => {
      const form = new FormData();
      form.append("bericht", new File([text], "mijn-stem.txt", { type: "text/plain" }));
      await fetch(to, { method: "POST", body: form, redirect: "manual" });
    },
    [parcel.text, `${APP}/ontvangen`],
  );
  await coach.opens("/ontvangen");
  await coach.keepsParcel("Sem");
  await coach.reloads();
  await coach.sees("op een eigen pad");
  await learner.setsLock("geheim 2718");
  assert.ok((await learner.page.evaluate(() => caches.keys())).includes("van-een-ander"));
  await learner.taps("Snel weg");
  await learner.page.waitForURL(`${APP}/start.html`);

  const guest = await stage.learner();
  await guest.looksAtExample("Sem");
  const manifest = await guest.page.evaluate(async () => {
    const file = document.querySelector("link[rel=manifest]").href;
    const { start_url, scope, icons, shortcuts, share_target, file_handlers } = await (await fetch(file)).json();
    const all = [start_url, scope, ...icons.map((it) => it.src), ...shortcuts.map((it) => it.url), share_target.action, file_handlers[0].action];
    return all.map((path) => new URL(path, file).href);
  });
  for (const url of manifest) assert.ok(url.startsWith(`${APP}/`), url);
});
