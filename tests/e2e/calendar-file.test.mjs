// The file for the learner's own calendar, read by a calendar library (npm ical.js) that is not ours. The file is the frozen
// one of tests/patterns/ics.rs. The phone is in the Netherlands, and its clock goes back on 25 October 2026.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import ICAL from "ical.js";

process.env.TZ = "Europe/Amsterdam";

const file = readFileSync(new URL("../vectors/routine.ics", import.meta.url), "utf8");
const calendar = new ICAL.Component(ICAL.parse(file));
const [start, end] = calendar.getAllSubcomponents("vevent").map((it) => new ICAL.Event(it));

/** The first so many times of an event. */
function times(event, count) {
  const all = event.iterator();
  return Array.from({ length: count }, () => all.next());
}

test("words arrive as they were written", () => {
  assert.equal(start.summary, "Dagstart");
  assert.equal(start.description, "Aangekleed, gegeten; één ding voor vandaag.\nOverslaan mag altijd \\ “alles kan, niets moet”.");
  assert.equal(end.summary, "Even terugkijken, met thee 🍵 en met een naam die zo lang is dat hij over meer dan een regel gaat");
  assert.notEqual(start.uid, end.uid);
});

test("a time stays the same on the clock after the clock change, and in another country", () => {
  assert.equal(start.startDate.zone, ICAL.Timezone.localTimezone, "a floating time");
  const mornings = times(start, 40);
  assert.ok(mornings.every((it) => it.hour === 9 && it.minute === 0));
  const before = mornings.find((it) => it.toString() === "2026-10-23T09:00:00");
  const after = mornings.find((it) => it.toString() === "2026-10-26T09:00:00");
  assert.equal(before.toJSDate().toISOString(), "2026-10-23T07:00:00.000Z");
  assert.equal(after.toJSDate().toISOString(), "2026-10-26T08:00:00.000Z");
});

test("only on the chosen days, from the first that comes", () => {
  assert.deepEqual([...new Set(times(start, 25).map((it) => it.dayOfWeek()))], [2, 3, 4, 5, 6]);
  assert.deepEqual(times(end, 3).map(String), ["2026-09-27T20:30:00", "2026-09-30T20:30:00", "2026-10-04T20:30:00"]);
  assert.equal(start.duration.toSeconds(), 15 * 60);
});

test("a sign only where one was asked for, and nobody is busy", () => {
  const signs = (event) => event.component.getAllSubcomponents("valarm").map((it) => it.getFirstPropertyValue("action"));
  assert.deepEqual([signs(start), signs(end)], [["DISPLAY"], []]);
  for (const event of [start, end]) {
    assert.equal(event.component.getFirstPropertyValue("transp"), "TRANSPARENT");
    assert.equal(event.component.getFirstPropertyValue("class"), "PRIVATE");
  }
});

test("a talk stands at its own time on the clock, before and after the clock change", () => {
  const talks = new ICAL.Component(ICAL.parse(readFileSync(new URL("../vectors/talks.ics", import.meta.url), "utf8")));
  const events = talks.getAllSubcomponents("vevent").map((it) => new ICAL.Event(it));
  const onTheClock = (event) => event.startDate.toJSDate().toLocaleString("nl-NL", { dateStyle: "short", timeStyle: "short" });
  assert.deepEqual(events.map(onTheClock), ["23-10-2026, 14:30", "26-10-2026, 14:30"]);
  assert.ok(events.every((event) => !event.isRecurring() && event.duration.toSeconds() === 45 * 60));
});
