// A walk past the pages by which a book is kept: its lock, and everything at Ik around it.

const SECRET = "zeven gele tulpen";

/** Beginning with a lock, and what its owner sees of it after. */
export async function lockTour(learner, see, theme) {
  await learner.isAt("2026-11-22T09:05:00+01:00");
  await learner.opens();
  await learner.page.getByRole("button", { name: /^Ik ben leerling/ }).click();
  await learner.taps("Verder");
  await learner.taps("Verder");
  await learner.taps("Begin met een slot");
  await learner.reads("Meteen op slot");
  await see("begin-slot");
  await learner.choosesSecret(SECRET, "Begin met een slot");
  await learner.reads("Je herstelcode");
  await see("herstelcode");
  await learner.fills("Typ de laatste twee groepjes over", "AAAA AAAA");
  await learner.sees(/^Dat is niet hetzelfde\./);
  await see("herstelcode-fout");
  await learner.writesDownCode();
  await learner.choosesColours(theme);
  await learner.goesToLock();
  await see("slot");
  await learner.taps("Maak een nieuwe herstelcode");
  await learner.reads("Maak een nieuwe herstelcode");
  await see("slot-bewijs");
  await learner.taps("Annuleer");
  await learner.taps("Kies een ander wachtwoord");
  await learner.fills("Pincode of wachtwoord", SECRET);
  await learner.taps("Verder");
  await learner.button("Bewaar").waitFor();
  await learner.choosesSecret("kort", "Bewaar");
  await learner.alert("Dit is te kort.").waitFor();
  await see("slot-ander");
  await learner.taps("Doe op slot");
  await learner.reads("Op slot");
  await see("op-slot");
  await learner.unlocks("zes gele tulpen");
  await learner.alert("Dat klopt niet.").waitFor();
  await see("op-slot-fout");
  await learner.taps("Ik weet het niet meer");
  await learner.field("Herstelcode").waitFor();
  await see("op-slot-herstelcode");
  // A wrong try is waited for.
  await learner.isAt("2026-11-22T09:06:05+01:00");
  await learner.taps("Toch met mijn wachtwoord");
  await learner.unlocks(SECRET);
  await learner.page.getByRole("navigation", { name: "Onderdelen" }).waitFor();
}

/** Putting a lock on a book that has none. */
export async function noLockTour(learner, see, theme) {
  await learner.isAt("2026-11-22T09:05:00+01:00");
  await learner.startsAsLearner();
  await learner.choosesColours(theme);
  await learner.goesToLock();
  await see("slot-geen");
  for (const [link, title, place] of [["Wat staat waar", "Wat staat waar", "bewijs"], ["Wissen", "Wissen", "wissen"], ["Profielen", "Profielen", "profiel"]]) {
    await learner.goesTo("Ik");
    await learner.page.getByRole("link", { name: new RegExp(`^${link}`) }).click();
    await learner.reads(title);
    await see(place);
    if (place !== "wissen") continue;
    await learner.taps("Wis dit profiel");
    await learner.page.getByRole("dialog", { name: "Dit profiel wissen?" }).waitFor();
    await see("wissen-zeker");
    await learner.page.keyboard.press("Escape");
  }
  await learner.goesToMine("Zo werkt Mijn Stem");
  await see("uitleg");
  await learner.unfolds();
  await see("uitleg-open");
  await learner.goesTo("Ik");
  await learner.page.getByRole("link", { name: /^Neem alles mee/ }).click();
  await learner.reads("Neem alles mee");
  await see("meenemen");
  await learner.goesTo("Ik");
  await learner.page.getByRole("link", { name: /^Reservekopie/ }).click();
  await learner.reads("Reservekopie");
  await see("kopie");
  await learner.choosesSecret(SECRET, "Maak de kopie");
  await learner.reads("Je kopie is klaar");
  await see("kopie-klaar");
  const file = await learner.downloads("Bewaar als bestand");
  await learner.goesTo("Ik");
  await learner.page.getByRole("link", { name: /^Reservekopie/ }).click();
  await learner.page.getByRole("link", { name: /^Zet een kopie terug/ }).click();
  await learner.reads("Zet een kopie terug");
  await see("terugzetten");
  await learner.picksFile("Kies de reservekopie", file.path);
  await learner.reads("Open de kopie");
  await see("terugzetten-open");
  await learner.fills("Pincode of wachtwoord", SECRET);
  await learner.taps("Verder");
  await learner.reads("Dit zou er gebeuren");
  await see("terugzetten-vooraf");
  await learner.taps("Zet terug");
  await learner.reads("Teruggezet");
  await see("terugzetten-klaar");
  await learner.goesTo("Ik");
  await learner.page.getByRole("link", { name: /^Profielen/ }).click();
  await learner.reads("Profielen");
  await learner.taps("Wissel van profiel");
  await learner.reads("Wie ben je?");
  await see("profielen");
  await learner.page.getByRole("main").getByRole("button").first().click();
  await learner.page.getByRole("navigation", { name: "Onderdelen" }).waitFor();
}
