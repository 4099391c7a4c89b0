// A walk past everything that is spoken, photographed or drawn, while it is made and after.

import { writeIn } from "./files.mjs";
import { allowMicrophone, draws, lengthOf, making, photoWithPlace, speaks } from "./media.mjs";

const NOTE = "Even iets kwijt";

/** A quick note with one of each, from the first tap to the entry. */
export async function mediaTour(learner, see, theme, folder) {
  await learner.startsAsLearner();
  await learner.choosesColours(theme);
  await learner.opens("/kwijt");
  await learner.fills(NOTE, "Vanmiddag op de dijk.");
  await learner.button("Spreek in").waitFor();
  await see("bijlagen-geen");
  await learner.taps("Spreek in");
  await learner.alert("De microfoon mag niet aan.").waitFor();
  await see("opname-mag-niet");
  await allowMicrophone(learner);
  await learner.taps("Annuleer");
  await speaks(learner, 2);
  await learner.sees(/^De microfoon staat aan\./);
  await see("opname-loopt");
  await learner.taps("Pauze");
  await learner.sees(/^Gepauzeerd\./);
  await see("opname-pauze");
  await learner.taps("Klaar");
  await lengthOf(learner, learner.page.locator(".player"));
  await learner.fills("In een paar woorden: waar gaat dit over?", "over de wind");
  await see("opname");

  await learner.taps("Foto");
  await see("foto-kiezen");
  await learner.picksFile("Kies een foto", writeIn(folder, "foto.heic", "geen foto"));
  await learner.alert("Deze foto kan je browser niet openen.").waitFor();
  await see("foto-fout");
  await learner.picksFile("Kies een foto", writeIn(folder, "foto.jpg", await photoWithPlace(learner.page)));
  await learner.page.getByRole("img", { name: "Foto", exact: true }).waitFor();
  await learner.fills("Wat staat er op deze foto?", "rood boven blauw");

  await learner.taps("Teken");
  await draws(learner, [0.15, 0.7], [0.85, 0.7]);
  await draws(learner, [0.3, 0.7], [0.5, 0.3]);
  await draws(learner, [0.5, 0.3], [0.7, 0.7]);
  await see("tekenen");
  await making(learner, "Tekening").getByRole("button", { name: "Klaar" }).click();
  await learner.fills("Wat staat er op deze tekening?", "een tent");
  await learner.page.getByRole("img", { name: "een tent" }).waitFor();
  await learner.sees("Concept bewaard");
  await see("bijlagen");
  await learner.keeps();
  await learner.goesTo("Dagboek");
  await learner.sees("met opname, foto, tekening");
  await see("dagboek-bijlagen");
  await learner.opensInDiary("Vanmiddag op de dijk.");
  await lengthOf(learner, learner.page.locator(".player"));
  await learner.page.getByRole("img", { name: "een tent" }).waitFor();
  await see("stukje-bijlagen");
}
