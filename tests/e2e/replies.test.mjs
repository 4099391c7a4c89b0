// An answer that comes back: a coach answers what was shared; the learner opens it, reads it beside their own words, and takes
// over what they want. Two people on devices of their own.

import assert from "node:assert/strict";

import { journey } from "./support/journey.mjs";
import { allowMicrophone, lengthOf, speaks } from "./support/media.mjs";
import { cardText, letterOf, newIdentity, noteItem, openParcel, sealParcel } from "./support/parcels.mjs";

const main = (person) => person.page.getByRole("main");

/** A learner and a coach who know each other, and a note that was shared. */
async function shareANote(learner, coach) {
  await coach.startsAsCoach("Noor");
  const card = await coach.savesCard();
  await learner.startsAsLearner();
  await learner.pairsByFile("Noor", card.path);
  await learner.writesNote("het rooster is te vol");
  await learner.putsReady("het rooster is te vol");
  await learner.opensPreview();
  const parcel = await learner.seals("Noor", { name: "Sem" });
  await learner.saysItWent();
  await coach.picksParcel(parcel.path);
  await coach.keepsParcel("Sem");
}

/** Answers the one thing that the learner shared; gives the sealed text. */
async function answers(coach, { how, field, words }) {
  await main(coach).getByRole("link", { name: "Antwoord", exact: true }).first().click();
  await coach.reads("Antwoord");
  await coach.chooses("Wat wil je zeggen?", how);
  if (words) await coach.fills(field, words);
  await coach.taps("Verzegel en verstuur naar Sem");
  await coach.reads("Verzegeld");
  const file = await coach.downloads("Bewaar als bestand");
  await coach.taps("Ja, het is verstuurd");
  await coach.reads("Sem");
  return file;
}

async function opens(learner, { text }) {
  await learner.goesTo("Gesprek");
  await main(learner).getByRole("link", { name: /^Antwoorden van je coach/ }).click();
  await learner.reads("Antwoorden van je coach");
  await learner.fills("Of plak de tekst van een pakket", text);
  await learner.taps("Open");
}

journey("an answer comes back, and what is in it is the learner's to take over", async (stage) => {
  const [learner, coach] = [await stage.learner(), await stage.coach()];
  await shareANote(learner, coach);

  // A proposal without a word is no proposal.
  await main(coach).getByRole("link", { name: "Antwoord", exact: true }).click();
  await coach.reads("Antwoord");
  await coach.chooses("Wat wil je zeggen?", "Mag ik een voorstel doen?");
  await coach.taps("Verzegel en verstuur naar Sem");
  await coach.sees(/^Schrijf er een paar woorden bij/);
  await coach.page.goBack();
  await coach.reads("Sem");

  const heard = await answers(coach, { how: "Ik hoor je" });
  const agreement = await answers(coach, { how: "Een afspraak, als jij wilt", field: "Wat spreken we af?", words: "twee dagen per week" });
  const question = await answers(coach, { how: "Een vraag voor je dagstart, als jij wilt", field: "Een vraag voor de dagstart", words: "Hoe vol was je hoofd?" });

  await opens(learner, heard);
  await learner.sees("Van Noor");
  await learner.taps("Bewaar");
  await learner.sees("Bewaard");
  // Once more is no second one.
  await opens(learner, heard);
  await learner.sees("Dit pakket had je al. Er is niets veranderd.");
  await learner.taps("Sluit");
  await opens(learner, agreement);
  await learner.taps("Bewaar");
  await learner.taps("Neem de afspraak over");
  await learner.reads("twee dagen per week");
  await opens(learner, question);
  await learner.taps("Bewaar");
  await learner.taps("Zet bij mijn dagstart");
  await learner.sees("Overgenomen");
  // Nobody hears of it until the learner says so.
  await learner.sees("Laat het Noor weten");

  // It stands beside the entry, as the coach's words; nothing of it in the entry itself.
  await learner.opensInDiary("het rooster is te vol");
  const beside = main(learner).getByRole("article", { name: "Van Noor" });
  await beside.filter({ hasText: "Ik hoor je" }).waitFor();
  assert.equal(await beside.count(), 3);
  await learner.goesTo("Vandaag");
  await learner.page.getByRole("link", { name: /^Dagstart/ }).first().click();
  for (let screen = 0; screen < 5; screen += 1) await learner.taps("Verder");
  await learner.reads("Hoe vol was je hoofd?");
});

journey("what a stranger sealed is not kept, whatever name it bears", async (stage) => {
  const learner = await stage.learner();
  const [noor, stranger] = [await newIdentity(), await newIdentity()];
  await learner.startsAsLearner();
  await learner.pairsByPaste("Noor", cardText(noor.public, { name: "Noor" }));
  const hello = await learner.saysHello("Noor", "Sem");
  await learner.saysItWent();
  const { from: key } = await openParcel(hello.text, noor);
  const forged = await sealParcel(stranger, key, letterOf("Noor", [noteItem("kom maar mee")]));
  await opens(learner, { text: forged });
  await learner.alert(/^Dit is verzegeld door iemand met wie je niet gekoppeld bent/).waitFor();
  assert.equal(await learner.button("Bewaar").count(), 0);
  assert.ok(!(await learner.everyWord()).includes("kom maar mee"));
  // And from Noor herself it is read.
  await learner.taps("Sluit");
  await learner.fills("Of plak de tekst van een pakket", await sealParcel(noor, key, letterOf("Noor", [noteItem("tot dinsdag")])));
  await learner.taps("Open");
  await learner.sees("tot dinsdag");
});

journey("a spoken answer is heard, a proposal is declined or kept for later, and the coach knows what the learner chooses to tell", async (stage) => {
  const [learner, coach] = [await stage.learner(), await stage.coach()];
  await allowMicrophone(coach);
  await shareANote(learner, coach);

  // Spoken, without a word.
  await main(coach).getByRole("link", { name: "Antwoord", exact: true }).first().click();
  await coach.reads("Antwoord");
  await coach.chooses("Wat wil je zeggen?", "Ik hoor je");
  await speaks(coach, 1);
  await coach.taps("Klaar");
  await coach.page.getByRole("group", { name: "Opname" }).waitFor();
  await coach.taps("Verzegel en verstuur naar Sem");
  await coach.reads("Verzegeld");
  const spoken = await coach.downloads("Bewaar als bestand");
  await coach.taps("Ja, het is verstuurd");
  await coach.reads("Sem");
  await coach.sees(/^Jij antwoordde: Ik hoor je/);
  const proposal = await answers(coach, { how: "Mag ik een voorstel doen?", field: "Mijn antwoord", words: "Zullen we met één vak beginnen?" });

  await opens(learner, spoken);
  await learner.taps("Bewaar");
  const said = main(learner).getByRole("article", { name: "Van Noor" }).filter({ hasText: "Ik hoor je" });
  assert.ok((await lengthOf(learner, said.locator(".player"))) >= 1);
  await opens(learner, proposal);
  await learner.taps("Bewaar");
  const asked = main(learner).getByRole("article", { name: "Van Noor" }).filter({ hasText: "Zullen we met één vak beginnen?" });
  await asked.getByRole("button", { name: "Later" }).click();
  await asked.getByText("Jij: Later").waitFor();
  // It can be otherwise after all.
  await asked.getByRole("button", { name: "Toch anders" }).click();
  await asked.getByRole("button", { name: "Nee, liever niet" }).click();
  await asked.getByText("Jij: Nee, liever niet").waitFor();
  await asked.getByRole("link", { name: "Zeg er iets bij" }).click();
  await learner.fills("Mijn antwoord", "eerst even rust");
  await learner.taps("Bewaar");
  await learner.sees("eerst even rust");
  await learner.taps("Leg klaar voor mijn coach");
  await learner.link("Ligt klaar voor je coach").waitFor();
  await learner.opensPreview();
  const back = await learner.seals("Noor", {});
  await learner.saysItWent();
  await coach.picksParcel(back.path);
  await coach.keepsParcel("Sem");
  const told = main(coach).getByRole("article").filter({ hasText: "eerst even rust" });
  await told.getByText("Nee, liever niet").waitFor();
  await told.getByText("Zullen we met één vak beginnen?").waitFor();
});
