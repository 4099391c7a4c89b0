// A learner who shares, without an app of their own: their parcels are made here, so that a coach's desk can be looked at with
// whatever lies on it.

import { randomBytes } from "node:crypto";

import { writeIn } from "./files.mjs";
import { item, keyOnCard, letterOf, moment, newIdentity, noteItem, sealParcel } from "./parcels.mjs";

export const main = (person) => person.page.getByRole("main");

const answer = (q, asked, is) => ({ q, asked, is });

/** A talk with its topics in order, each with what is wanted with it. */
export const talkItem = (when, topics) =>
  item("talk", [
    answer("talk_when", "Wanneer?", { when: moment(Date.parse(when)) }),
    answer("topics", "Waar wil ik het over hebben?", { lines: topics.map(([words, code, word]) => ({ words, mark: { code, word } })) }),
  ]);

/** An agreement with a day. */
export const agreementItem = (what, day) =>
  item("agreement", [
    answer("agreed_what", "Wat spreken we af?", { text: what }),
    answer("agreed_who", "Wie doet het?", { words: [{ code: "me", word: "Ik" }] }),
    answer("agreed_by", "Voor wanneer?", { day }),
  ]);

export class Desk {
  #people = new Map();

  constructor(coach, folder) {
    Object.assign(this, { coach, folder });
  }

  /** The keys of someone. */
  async identity(name) {
    if (!this.#people.has(name)) this.#people.set(name, await newIdentity());
    return this.#people.get(name);
  }

  /** The coach starts, and makes a card. */
  async begins(card = { hours: "werkdagen van 9 tot 16 uur", room: "https://kamer.example/ilse" }) {
    await this.coach.startsAsCoach("Ilse");
    await this.coach.fillsCard(card);
    this.key = keyOnCard((await this.coach.savesCard()).text);
  }

  /** A file with what someone shared, sealed now by the clock of the coach's device. */
  async file(name, items, more = {}) {
    const sealed = moment(await this.coach.page.evaluate(() => Date.now()));
    const parcel = await sealParcel(await this.identity(name), this.key, letterOf(name, items, { sealed, ...more }));
    return writeIn(this.folder, `van-${name}-${randomBytes(4).toString("hex")}.txt`, parcel);
  }

  /** The coach opens and keeps what someone shared. */
  async receives(name, items, more) {
    await this.coach.picksParcel(await this.file(name, items, more));
    await this.coach.parcelOf(name).waitFor();
    await this.coach.keepsParcel(name);
  }
}

export { noteItem };
