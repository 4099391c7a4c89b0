// What a coach does with the app, told the way they would.

import { Person } from "./person.mjs";

export class Coach extends Person {
  async startsAsCoach(name) {
    await this.opens();
    await this.goesOnAsCoach(name);
  }

  async goesOnAsCoach(name) {
    await this.page.getByRole("button", { name: /^Ik ben coach/ }).click();
    await this.reads("Lezen wat een leerling kiest");
    await this.page.getByLabel("Hoe noemen leerlingen je?").fill(name);
    await this.taps("Begin");
    await this.reads("Postvak");
  }

  /** Fills in the coachkaart at Ik. */
  async fillsCard({ hours, room }) {
    await this.goesTo("Ik");
    await this.fills("Wanneer ben je bereikbaar?", hours);
    await this.fills("Online ruimte", room);
    await this.taps("Bewaar");
    await this.sees("Bewaard");
  }

  async savesCard() {
    await this.goesTo("Ik");
    return this.downloads("Bewaar als bestand");
  }

  async copiesCardLink() {
    await this.goesTo("Ik");
    return this.copies("Kopieer de link", "Gekopieerd. Plak de link in een bericht aan je leerling.");
  }

  /** Goes to Postvak and opens a parcel from a file; what comes of it is for the caller to see. */
  async picksParcel(path) {
    await this.#toInbox();
    await this.picksFile("Kies een bestand", path);
  }

  async pastesParcel(text) {
    await this.#toInbox();
    await this.fills("Of plak de tekst van een pakket", text);
    await this.taps("Open");
  }

  /** Drags a file from the desktop onto the place for it, by the browser's own input. */
  async dropsParcel(path) {
    await this.#toInbox();
    const { x, y, width, height } = await this.text("Sleep een pakket hierheen").boundingBox();
    const browser = await this.context.newCDPSession(this.page);
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"]) {
      await browser.send("Input.dispatchDragEvent", { type, x: x + width / 2, y: y + height / 2, data });
    }
    await browser.detach();
  }

  async #toInbox() {
    await this.goesTo("Postvak");
    await this.reads("Postvak");
    // A parcel that lies open is closed first.
    const close = this.page.getByRole("main").getByRole("button", { name: "Sluit", exact: true });
    if (await close.isVisible()) await close.click();
    await this.sees("Sleep een pakket hierheen");
  }

  /** The parcel on the screen. */
  parcelOf = (name) => this.page.getByRole("region", { name: `Van ${name}` });

  /** Keeps the parcel on the screen. */
  async keepsParcel(name) {
    await this.taps("Bewaar bij mijn leerlingen");
    await this.reads(name);
  }

  async opensLearner(name) {
    await this.goesTo("Leerlingen");
    await this.reads("Leerlingen");
    await this.page.getByRole("main").getByRole("link").filter({ hasText: name }).first().click();
    await this.reads(name);
  }

  /** What stands in the list of Postvak. */
  async inbox() {
    await this.goesTo("Postvak");
    await this.reads("Postvak");
    return this.page.getByRole("main").getByRole("listitem").allInnerTexts();
  }
}
