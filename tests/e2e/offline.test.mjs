// The app on a device: all of it works without a network after the first visit, and a newer version comes whole, when it is
// asked for, and costs nobody a word.

import assert from "node:assert/strict";
import { after } from "node:test";

import { Host } from "./support/host.mjs";

const host = await Host.like((process.env.APP_URL ?? "http://127.0.0.1:8080").replace(/\/$/, ""));
// Everybody in this file visits this host.
process.env.APP_URL = host.url;
const { journey } = await import("./support/journey.mjs");
const { GREETING } = await import("./support/learner.mjs");
after(() => host.goes());

const KEPT = { serviceWorkers: "allow" };
/** Until the whole app is kept on the device. */
const isKept = ({ page }) => page.evaluate(async () => (await navigator.serviceWorker.ready).active.state && navigator.serviceWorker.controller !== null);
const versionOf = ({ page }) => page.evaluate(() => document.querySelector("meta[name=version]")?.content);
/** Lets the browser look for a newer version, as it does by itself once a day; gives what waits after that. */
const looksForNewer = ({ page }) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    const worker = registration.installing;
    if (worker) await new Promise((done) => worker.state === "installing" ? worker.addEventListener("statechange", done) : done());
    return registration.waiting !== null;
  });

journey("a learner and a coach do everything without a network after the first visit", async (stage) => {
  const learner = await stage.learner(KEPT);
  const coach = await stage.coach(KEPT);
  await learner.startsAsLearner();
  await coach.startsAsCoach("Noor");
  for (const person of [learner, coach]) while (!(await isKept(person)));
  await host.goes();

  for (const person of [learner, coach]) await person.reloads();
  await learner.reads(GREETING);
  await learner.doesDagstart({ mood: [20, 30], feelings: ["rustig"], needs: ["tijd"], note: "zonder internet" });
  await learner.opensInDiary("zonder internet");
  await learner.opens("/dagboek/patronen");
  await learner.reads("Patronen");
  await learner.opens("/leervragen");
  await learner.reads("Leervragen");
  await learner.opens("/ik");
  await learner.reads("Ik");
  const card = await coach.savesCard();
  await learner.pairsByFile("Noor", card.path);
  await learner.putsReady("zonder internet");
  await learner.opensPreview();
  const parcel = await learner.seals("Noor", { name: "Sem" });
  await learner.saysItWent();
  // The way in which an installed app is given a file by another one, whatever that calls it.
  await coach.page.evaluate(async (text) => {
    const form = new FormData();
    form.append("bericht", new File([text], `"><img src=x onerror=alert(1)>.txt`, { type: "text/plain" }));
    // As when a browser goes there: each step of the way passes the service worker.
    await fetch("/ontvangen", { method: "POST", body: form, redirect: "manual" });
  }, parcel.text);
  await coach.opens("/ontvangen");
  await coach.keepsParcel("Sem");
  await coach.opens("/ontvangen");
  await coach.sees("Sleep een pakket hierheen");
  await coach.opens();
  await coach.opensLearner("Sem");
  await coach.sees("zonder internet");
  await host.comes();
});

journey("a newer version waits until it is asked for, and what was being written stays: twenty times", async (stage) => {
  const learner = await stage.learner(KEPT);
  await learner.startsAsLearner();
  while (!(await isKept(learner)));
  for (let turn = 1; turn <= 20; turn += 1) {
    const before = await versionOf(learner);
    await learner.opens("/kwijt");
    await learner.fills("Even iets kwijt", `halverwege ${turn}`);
    await learner.sees("Concept bewaard");
    host.publishes(`n${turn}`);
    assert.equal(await looksForNewer(learner), true);
    // It waits, and nothing on the page changed, nor when that is loaded anew.
    assert.equal(await learner.field("Even iets kwijt").inputValue(), `halverwege ${turn}`);
    await learner.reloads();
    assert.equal(await versionOf(learner), before);
    assert.equal(await learner.field("Even iets kwijt").inputValue(), `halverwege ${turn}`);
    assert.equal(await learner.button("Gebruik de nieuwe versie").count(), 0);
    await learner.goesTo("Vandaag");
    const loaded = learner.page.waitForEvent("load");
    await learner.taps("Gebruik de nieuwe versie");
    await loaded;
    await learner.reads(GREETING);
    assert.equal(await versionOf(learner), `n${turn}`);
    assert.equal(await learner.page.evaluate(async () => (await caches.keys()).join()), `mijn-stem-n${turn}`);
    await learner.opens("/kwijt");
    assert.equal(await learner.field("Even iets kwijt").inputValue(), `halverwege ${turn}`);
  }
});

journey("with the app open in two tabs, a newer version waits until one is closed", async (stage) => {
  const learner = await stage.learner(KEPT);
  await learner.startsAsLearner();
  while (!(await isKept(learner)));
  const other = await learner.context.newPage();
  await other.goto(host.url);
  host.publishes("two-tabs");
  assert.equal(await looksForNewer(learner), true);
  await learner.taps("Gebruik de nieuwe versie");
  await learner.sees("Mijn Stem staat nog in een ander tabblad open. Sluit dat eerst, en probeer het dan nog eens.");
  assert.notEqual(await versionOf(learner), "two-tabs");
  await other.close();
  const loaded = learner.page.waitForEvent("load");
  await learner.taps("Gebruik de nieuwe versie");
  await loaded;
  assert.equal(await versionOf(learner), "two-tabs");
});

journey("a version of which a file is not right is not taken, and the old one stays whole", async (stage) => {
  const learner = await stage.learner(KEPT);
  await learner.startsAsLearner();
  while (!(await isKept(learner)));
  const before = await versionOf(learner);
  const kept = await learner.page.evaluate(async () => (await caches.keys()).join());
  host.publishesHalf("half");
  assert.equal(await looksForNewer(learner), false);
  await host.goes();
  await learner.reloads();
  assert.equal(await versionOf(learner), before);
  assert.equal(await learner.page.evaluate(async () => (await caches.keys()).join()), kept);
  await learner.writesNote("nog steeds heel");
  await host.comes();
});
