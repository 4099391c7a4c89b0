// Coach talks as a learner handles them, and a walk past each of their pages.

export const main = (learner) => learner.page.getByRole("main");
/** The rows of the agenda that is being made. */
export const topics = (learner) => main(learner).getByRole("list", { name: "Waar wil ik het over hebben?" }).getByRole("listitem");

/** What the diary offers for an agenda, by its first words. */
export const offers = (learner, words) => main(learner).getByRole("button", { name: new RegExp(`^Zet op de agenda: ?${words.replace("?", "\\?")}`) });

export async function plansTalk(learner, { when, way = "Wandelen" }) {
  await learner.goesTo("Gesprek");
  await main(learner).getByRole("link", { name: /^Plan een gesprek/ }).click();
  await learner.fills("Wanneer?", when);
  await learner.button(way).click();
  await learner.taps("Bewaar");
}

export async function addsTopic(learner, topic) {
  const place = await topics(learner).count();
  await main(learner).getByRole("textbox", { name: "Een onderwerp" }).fill(topic);
  await main(learner).getByRole("textbox", { name: "Een onderwerp" }).press("Enter");
  await topics(learner).nth(place).waitFor();
}

export async function agrees(learner, what, { who = "Ik", by } = {}) {
  await learner.text("Schrijf een afspraak op").click();
  await learner.fills("Wat spreken we af?", what);
  await main(learner).getByRole("radio", { name: who, exact: true }).check();
  if (by) await learner.fills("Voor wanneer?", by);
  await learner.taps("Bewaar de afspraak");
  await main(learner).getByRole("link", { name: new RegExp(`^${what}`) }).waitFor();
}

/** From no talk at all to one that was held, with an agreement; and the input for the plan for school. */
export async function talksTour(learner, see, theme) {
  await learner.isAt("2026-11-22T09:05:00+01:00");
  await learner.startsAsLearner();
  await learner.choosesColours(theme);
  await learner.writesNote("Het rooster is te vol");
  await learner.opensInDiary("Het rooster is te vol");
  await learner.taps("Hier wil ik over praten");
  await see("dagboek-gemarkeerd");
  await learner.goesTo("Gesprek");
  await main(learner).getByRole("link", { name: /^Plan een gesprek/ }).click();
  await learner.reads("Wanneer?");
  await see("gesprek-plan");
  await plansTalk(learner, { when: "2026-11-26T14:30" });
  await learner.reads(/^donderdag 26 november/);
  await see("gesprek-nieuw");
  await learner.follows("Mijn agenda");
  await see("gesprek-agenda-leeg");
  await offers(learner, "Het rooster is te vol").click();
  for (const topic of ["de kat van oma", "naar zee", "mijn ontwikkelingsperspectiefbespreking"]) await addsTopic(learner, topic);
  await see("gesprek-agenda");
  await learner.taps("Bewaar");
  await learner.reads(/^donderdag 26 november/);
  await see("gesprek-klaar");
  await learner.follows("Begin het gesprek");
  await learner.sees("Onderwerp 1 van 4");
  await see("gesprek-nu");
  await agrees(learner, "twee ochtenden naar de bibliotheek", { by: "2026-12-03" });
  await learner.taps("Klaar met praten");
  await learner.reads("Kijk terug op het gesprek");
  await see("gesprek-daarna");
  await learner.taps("Bewaar");
  await learner.reads(/^donderdag 26 november/);
  await see("gesprek-geweest");
  await main(learner).getByRole("link", { name: /^twee ochtenden/ }).click();
  await learner.reads("twee ochtenden naar de bibliotheek");
  await learner.taps("Deels gelukt");
  await learner.sees(/^Deels gelukt · /);
  await see("afspraak");
  await learner.goesTo("Gesprek");
  await learner.sees("Eerdere gesprekken");
  await see("gesprek-vol");
  await main(learner).getByRole("link", { name: /^Mijn inbreng/ }).click();
  await learner.reads("Mijn inbreng voor het OPP");
  await see("inbreng");
  await learner.follows("Schrijf mijn inbreng");
  await learner.reads("Wat gaat goed?");
  await see("inbreng-schrijven");
}
