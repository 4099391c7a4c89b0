// A walk past what a learner writes with and looks back on: words looked up, taps undone, all on one page, own questions, the
// calendar file, search, days and patterns, each of them empty too.

const begins = async (learner) => {
  await learner.opens("/dagstart");
  await learner.reads("Hoe ben je erbij?");
};

/** A new book: everything that is still empty, and a dagstart with all there is to it. */
export async function emptyDayTour(learner, see, theme) {
  await learner.isAt("2026-11-22T09:05:00+01:00");
  await learner.startsAsLearner();
  await learner.choosesColours(theme);
  for (const [path, title] of [["zoek", "Zoek"], ["kalender", "Kalender"], ["patronen", /Patronen/], ["dag/2026-11-21", "Gisteren"]]) {
    await learner.opens(`/dagboek/${path}`);
    await learner.reads(title);
    await see(`leeg-${path.split("/")[0]}`);
  }
  await learner.opens("/dagboek/zoek");
  await learner.text("Filter").click();
  await learner.text("Gevoelens").click();
  await learner.button("moe").click();
  await learner.sees("Niets gevonden.");
  await see("zoek-niets");
  await learner.opens("/ik/agenda");
  await learner.reads("In je eigen agenda");
  for (const day of ["ma", "di", "wo", "do", "vr"]) await learner.page.getByRole("group", { name: "Op welke dagen?" }).nth(1).getByRole("button", { name: day }).click();
  await see("agenda");
  await learner.downloads("Bewaar voor mijn agenda");
  await learner.sees(/^Open het bestand\./);
  await see("agenda-bewaard");
  await begins(learner);
  await learner.pointsAt([-50, -30]);
  await learner.text("Zoek een woord, of wat het betekent").click();
  await learner.page.getByRole("listitem").first().waitFor();
  await see("woorden");
  await learner.page.getByRole("searchbox").fill("xyz");
  await learner.sees(/^Dit woord staat er niet bij/);
  await see("woorden-niets");
  await learner.opens("/ik/vragen");
  await learner.page.getByRole("switch", { name: "Wat deed je al?", exact: true }).check();
  await learner.chooses("Hoe wil je de vragen zien?", "Alles op één pagina");
  await learner.chooses("Hoe wil je antwoorden?", "Kiezen");
  await see("vragen-eigen");
  await begins(learner);
  await learner.page.getByRole("group", { name: "Wat deed je al?" }).getByRole("button", { name: "gegeten" }).click();
  await learner.fills("Van wie? Als je dat weet.", "oma");
  await see("dagstart-een-pagina");
}

/** Sem's book, looked back on, and a pattern that goes along. */
export async function lookingBackTour(sem, see, theme) {
  await sem.isAt("2026-10-31T18:40:00+01:00");
  await sem.looksAtExample("Sem");
  await sem.choosesColours(theme);
  await sem.opens("/dagboek/zoek");
  await sem.fills("Waar zoek je naar?", "brood");
  await sem.sees(/gevonden\./);
  await see("zoek-gevonden");
  await sem.text("Filter").click();
  await sem.text("Wat voor dingen?").click();
  await sem.button("Dagstart").click();
  await sem.field("Vanaf").fill("2026-10-10");
  await see("zoek-filter");
  await sem.opens("/dagboek/kalender");
  await sem.page.getByRole("table").getByRole("link").last().click();
  await sem.page.getByRole("main").getByRole("listitem").first().waitFor();
  await see("dag");
  await sem.opens("/dagboek/patronen");
  await sem.chooses("Over welke tijd?", "Alles");
  const needs = sem.page.locator("section").filter({ has: sem.page.getByRole("heading", { name: "Wat je nodig had", exact: true }) });
  await needs.getByText("In getallen, en wat erachter zit").click();
  await needs.getByRole("table").getByRole("button").first().click();
  await needs.getByRole("listitem").first().waitFor();
  await needs.scrollIntoViewIfNeeded();
  await see("patroon-getallen");
  await needs.getByRole("button", { name: "Leg klaar voor mijn coach" }).click();
  await sem.sees(/^Dit patroon staat nu in je dagboek/);
  await see("patroon-ligt-klaar");
  await sem.goesTo("Gesprek");
  await see("gesprek-patroon");
  await sem.opensInDiary("Wat je nodig had");
  await sem.text("In getallen").click();
  await sem.page.getByRole("row").nth(2).waitFor();
  await see("stukje-patroon");
  await sem.follows("Bewerk");
  await sem.reads("Even iets kwijt");
  await sem.taps("Verder");
  await sem.reads("Wat je nodig had");
  await see("patroon-bewerken");
}
