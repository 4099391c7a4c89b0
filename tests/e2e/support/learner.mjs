// What a learner does with the app, told the way they would.

import { Person } from "./person.mjs";

/** What Vandaag can say at any hour. */
export const GREETING = /^(Goedemorgen|Goedemiddag|Goedenavond|Hoi)$/;

export class Learner extends Person {
  /** Goes through the three screens of the first start. */
  async startsAsLearner() {
    await this.opens();
    await this.goesOnAsLearner();
  }

  async goesOnAsLearner() {
    await this.page.getByRole("button", { name: /^Ik ben leerling/ }).click();
    await this.reads("Dit blijft hier");
    await this.taps("Verder");
    await this.reads("Alleen jij verstuurt iets");
    await this.taps("Verder");
    await this.reads("Alles kan, niets moet");
    await this.taps("Begin");
    await this.reads(GREETING);
  }

  /** Opens the made-up diary of Sem, Yara or Noa. */
  async looksAtExample(name) {
    await this.opens();
    await this.page.getByRole("button", { name: /^Probeer met voorbeelden/ }).click();
    await this.page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
    await this.reads(GREETING);
  }

  /** Puts the dot on the field with the pointer; both axes go from -100 to 100. */
  async pointsAt([pleasant, energy]) {
    const field = this.page.getByRole("group", { name: /^Hoe je erbij bent/ }).locator(".field-ground");
    const { width, height } = await field.boundingBox();
    await field.click({ position: { x: (width * (pleasant + 100)) / 200, y: (height * (100 - energy)) / 200 } });
  }

  async picksWords(question, words) {
    const chips = this.page.getByRole("group", { name: question, exact: true });
    for (const word of words) {
      const chip = chips.getByRole("button", { name: word, exact: true });
      if (!(await chip.isVisible())) await chips.getByRole("button", { name: "meer…", exact: true }).click();
      const picked = chips.getByRole("button", { name: word, exact: true, pressed: true });
      // A draft that was gone on with may have it already.
      if (await picked.isVisible()) continue;
      await chip.click();
      await picked.waitFor();
    }
  }

  async addsOwnWord(word) {
    if (!(await this.field("Eigen woord").isVisible())) await this.text("Eigen woord").click();
    await this.fills("Eigen woord", word);
    await this.taps("Voeg toe");
    await this.button(`Haal “${word}” weg`).waitFor();
  }

  /** The first screen: the field and the words that go with it. */
  async saysHowItIs({ mood, feelings = [], ownFeeling }) {
    await this.reads("Hoe ben je erbij?");
    if (mood) await this.pointsAt(mood);
    await this.picksWords("Woorden die erbij passen", feelings);
    if (ownFeeling) await this.addsOwnWord(ownFeeling);
  }

  /** The second screen of a dagstart: the night, and what comes in. */
  async saysHowNightWas({ night = [], stimuli }) {
    await this.reads("Hoe was je nacht?");
    for (const word of night) await this.page.getByRole("group", { name: "Hoe was je nacht?" }).getByRole("button", { name: word, exact: true }).click();
    if (stimuli) await this.stepsTo("Hoe is het met prikkels?", stimuli);
  }

  /** Taps a step of a scale, from 1. */
  stepsTo = (question, step) => this.page.getByRole("group", { name: question, exact: true }).getByRole("button").nth(step - 1).click();

  async saysWhatIsNeeded({ needs = [], ownNeed }) {
    await this.reads("Wat heb je vandaag nodig?");
    await this.picksWords("Wat heb je vandaag nodig?", needs);
    if (ownNeed) await this.addsOwnWord(ownNeed);
  }

  async types(question, text) {
    await this.reads(question);
    if (text !== undefined) await this.fills(question, text);
  }

  /** Taps "Bewaar" and waits until the page says that it is kept. */
  async keeps() {
    await this.taps("Bewaar");
    await this.page.locator("h1", { hasText: /^Bewaard$/ }).waitFor();
  }

  /** A whole dagstart from Vandaag on, until "Bewaard". */
  async doesDagstart(answers) {
    await this.goesTo("Vandaag");
    await this.page.getByRole("main").getByRole("link", { name: /^Dagstart/ }).first().click();
    await this.saysHowItIs(answers);
    await this.taps("Verder");
    await this.saysHowNightWas(answers);
    await this.taps("Verder");
    await this.saysWhatIsNeeded(answers);
    await this.taps("Verder");
    await this.types("Eén ding voor vandaag", answers.oneThing);
    await this.taps("Verder");
    await this.types("Wil je er nog iets bij zeggen?", answers.note);
    await this.keeps();
  }

  /** A quick note, until "Bewaard". */
  async writesNote(text) {
    await this.goesTo("Vandaag");
    await this.page.getByRole("link", { name: /^Even iets kwijt/ }).first().click();
    await this.types("Even iets kwijt", text);
    await this.keeps();
  }

  /** Opens the entry whose card in Dagboek has these words. */
  async opensInDiary(words) {
    await this.goesTo("Dagboek");
    await this.reads("Dagboek");
    await this.page.getByRole("main").getByRole("link").filter({ hasText: words }).click();
    await this.button("Verwijder").first().waitFor();
  }

  /** Puts an entry ready and comes to Gesprek. */
  async putsReady(words) {
    await this.opensInDiary(words);
    await this.taps("Leg klaar voor mijn coach");
    await this.follows("Ligt klaar voor je coach");
    await this.reads("Gesprek");
  }

  /** Switches answers of an entry off, each by its question. */
  async keepsBack(entry, questions) {
    for (const question of questions) {
      const row = this.article(entry).getByRole("switch", { name: new RegExp(`^${question.replace("?", "\\?")}, `) });
      const before = await this.#remembered();
      await row.uncheck();
      // Kept, and not only turned: who reloads within a hundredth of a second after a tap finds it as it was.
      await this.page.waitForFunction((before) => JSON.stringify({ ...localStorage }) !== before, before);
    }
  }

  /** What the device remembers of its books; it changes with each commit. */
  #remembered() {
    return this.page.evaluate(() => JSON.stringify({ ...localStorage }));
  }

  /** Pairs with the coach of a card that was already read. */
  async acceptsCardOf(name) {
    await this.page.getByRole("heading", { name: `Dit is de kaart van ${name}` }).waitFor();
    await this.taps(`Koppel met ${name}`);
    await this.reads(name);
  }

  async pairsByFile(name, path) {
    await this.opens("/koppel");
    await this.picksFile("Open een bestand", path);
    await this.acceptsCardOf(name);
  }

  async pairsByPaste(name, text) {
    await this.opens("/koppel");
    await this.pastesCard(text);
    await this.acceptsCardOf(name);
  }

  async pastesCard(text) {
    await this.fills("Coachkaart", text);
    await this.taps("Lees de kaart");
  }

  /** Says hello from the page with the number; gives the file. */
  async saysHello(coach, name) {
    await this.follows("Stuur een kennismaking");
    await this.reads("Stuur een kennismaking");
    return this.seals(coach, { name });
  }

  /** Seals what is on the screen; gives the file. */
  async seals(coach, { name, note }) {
    if (name !== undefined) await this.fills("Hoe noemt je coach jou?", name);
    if (note !== undefined) await this.fills("Wat ik erbij zeg", note);
    await this.taps(`Verzegel en verstuur naar ${coach}`);
    await this.reads("Verzegeld");
    return this.downloads("Bewaar als bestand");
  }

  async opensPreview() {
    await this.goesTo("Gesprek");
    await this.follows("Bekijk wat je coach ziet");
    await this.reads(/^(Voor je iets deelt|Dit ziet je coach)$/);
    // Before the very first time, what happens with it is said.
    if (await this.title("Voor je iets deelt").isVisible()) await this.taps("Laat zien wat mijn coach ziet");
    await this.reads("Dit ziet je coach");
  }

  /** Goes to "Wat ik deelde". */
  async opensLog() {
    await this.goesTo("Ik");
    await this.page.getByRole("link", { name: /^Wat ik deelde/ }).click();
    await this.reads("Wat ik deelde");
  }

  /** The parcels in the log that have these words on their card. */
  parcels = (words) => this.page.getByRole("main").getByRole("listitem").getByRole("link").filter({ hasText: words });

  async saysItWent() {
    await this.taps("Ja, het is verstuurd");
    await this.reads("Gesprek");
  }

  /** Begins a learning question from one line, and comes to its page. */
  async asks(question) {
    await this.goesTo("Leervragen");
    await this.reads("Leervragen");
    await this.fills("Een nieuwe leervraag", question);
    await this.taps("Begin");
    await this.reads(question);
  }

  /** Adds a step to the learning question on the screen. */
  async addsStep(step) {
    await this.fills("Een stap erbij", step);
    await this.taps("Voeg toe");
    await this.page.getByRole("checkbox", { name: step }).waitFor();
  }

  /** Answers one of the prompts of the learning question on the screen. */
  async answersOfQuestion(prompt, words) {
    const title = await this.page.getByRole("heading", { level: 1 }).innerText();
    await this.text("Zeg er meer over").click();
    await this.follows(prompt);
    await this.types(prompt, words);
    await this.taps("Bewaar");
    await this.reads(title);
  }

  /** Goes to one of the pages that stand at Ik. */
  async goesToMine(page) {
    await this.goesTo("Ik");
    await this.page.getByRole("main").getByRole("link", { name: new RegExp(`^${page}`) }).click();
    await this.reads(page);
  }

  /** Puts someone in "Mijn mensen", from that page. */
  async adds({ name, role, what, reach, first }) {
    await this.follows("Zet iemand erbij");
    await this.types("Naam", name);
    if (role) await this.page.getByRole("group", { name: "Wie is dit voor jou?" }).getByRole("button", { name: role, exact: true }).click();
    if (what) await this.fills("Waarvoor kun je bij deze persoon terecht?", what);
    if (reach) await this.fills("Hoe bereik je deze persoon?", reach);
    if (first) await this.page.getByRole("group", { name: "Vraag ik deze persoon als eerste?" }).getByRole("button", { name: "Ja", exact: true }).click();
    await this.taps("Bewaar");
    await this.reads("Mijn mensen");
    await this.article(name).waitFor();
  }

  /** Writes a stage of the own plan, from the page Opbouw. */
  async plans({ hours, move, what, from }) {
    await this.follows("Schrijf op hoe het vanaf nu is");
    await this.reads("Wat verandert er?");
    if (move) await this.page.getByRole("group", { name: "Wat verandert er?" }).getByRole("button", { name: move, exact: true }).click();
    if (hours) await this.fills("Hoeveel uur per week?", hours);
    if (what) await this.fills("Wat doe ik in die tijd, en waar?", what);
    if (from) {
      await this.text("Een ander moment").click();
      await this.fills("Vanaf wanneer?", from);
      await this.field("Vanaf wanneer?").blur();
    }
    await this.taps("Bewaar");
    await this.reads("Opbouw");
  }

  /** What the cards of Dagboek say, newest first. */
  async diary() {
    await this.goesTo("Dagboek");
    await this.reads("Dagboek");
    return this.page.getByRole("main").getByRole("listitem").allInnerTexts();
  }
}
