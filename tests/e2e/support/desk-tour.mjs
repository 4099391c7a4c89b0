// A walk past every page of a coach's desk, with things on it.

import { readFileSync } from "node:fs";

import { Desk, agreementItem, main, noteItem, talkItem } from "./desk.mjs";

const TOPICS = [["het rooster is te vol", "solve", "Samen oplossen"], ["de kat van oma", "tell", "Vertellen"], ["mijn ontwikkelingsperspectiefbespreking", "ask", "Vragen"]];
const sem = () => JSON.parse(readFileSync(new URL("../../fixtures/sem.json", import.meta.url), "utf8")).map(({ entry }) => entry);

export async function deskTour(coach, see, theme, folder) {
  const desk = new Desk(coach, folder);
  await coach.isAt("2026-11-22T10:00:00+01:00");
  await desk.begins();
  await coach.choosesColours(theme);
  await coach.goesTo("Gesprekken");
  await coach.reads("Gesprekken");
  await see("gesprekken-leeg");
  await desk.receives("Yara", [noteItem("Hoi."), talkItem("2026-11-20T09:00:00+01:00", TOPICS.slice(0, 1))]);
  await desk.receives("Sem", [talkItem("2026-11-26T14:30:00+01:00", TOPICS), agreementItem("twee ochtenden naar de bieb", "2026-12-03"), ...sem().slice(-4)], { note: "Wil je hier dinsdag naar vragen?" });
  await coach.text("Eigen notities").click();
  await coach.fills("Notitie", "moeder bellen over het rooster");
  await coach.taps("Bewaar de notitie");
  await main(coach).getByText("moeder bellen over het rooster").waitFor();
  await see("bureau-leerling");
  await main(coach).getByRole("button", { name: /^Verwijder dit pakket/ }).click();
  await coach.page.getByRole("dialog").getByText(/^Dit pakket gaat/).waitFor();
  await see("bureau-pakket-weg");
  await coach.page.getByRole("dialog").getByRole("button", { name: "Annuleer" }).click();
  await coach.taps("Haal Sem weg");
  await coach.page.getByRole("dialog").getByText(/^Dit gaat van dit apparaat/).waitFor();
  await see("bureau-leerling-weg");
  await coach.page.getByRole("dialog").getByRole("button", { name: "Annuleer" }).click();
  await coach.follows("Begin het gesprek");
  await coach.reads("het rooster is te vol");
  await coach.text("Schrijf een afspraak op").click();
  await coach.fills("Wat spreken we af?", "drie dagen rust");
  await coach.taps("Bewaar de afspraak");
  await coach.button("Verzegel en verstuur naar Sem").waitFor();
  await see("bureau-gesprek");
  await coach.follows("Klaar met praten");
  await coach.reads("Sem");
  await main(coach).getByRole("link", { name: "Antwoord", exact: true }).nth(2).click();
  await coach.reads("Antwoord");
  for (const [how, place] of [["Een afspraak, als jij wilt", "afspraak"], ["Een vraag voor je dagstart, als jij wilt", "vraag"], ["Dan ben ik er", "bereikbaar"]]) {
    await coach.chooses("Wat wil je zeggen?", how);
    if (place === "vraag") await coach.taps("Op een schaal");
    await see(`bureau-antwoord-${place}`);
  }
  await coach.goesTo("Gesprekken");
  await coach.reads("Gesprekken");
  await coach.text("De datum is voorbij").click();
  await see("gesprekken");
  await coach.goesTo("Leerlingen");
  await coach.follows("Zoek");
  await coach.reads("Zoek");
  await coach.fills("Waar zoek je naar?", "de");
  await main(coach).getByText(/gevonden/).waitFor();
  await coach.text("Filter").click();
  await see("bureau-zoek");
  await coach.opens("/ik/zorgvuldig");
  await coach.reads("Zorgvuldig lezen");
  await see("zorgvuldig");
  await coach.opens("/ik/uitleg");
  await coach.unfolds();
  await see("coach-uitleg");
  await coach.opensLearner("Sem");
  await coach.chooses("Hoe lang bewaar je het na het openen?", "4 weken");
  await coach.sees(/20 december 2026/);
  await coach.isAt("2026-12-10T10:00:00+01:00");
  await coach.opensANewTab();
  await coach.reads("Postvak");
  await coach.sees("Bewaar langer");
  await see("bureau-waarschuwing");
}
