// Someone at a screen: what anybody can do and see in the app, by the names that stand on it.

import { readFileSync } from "node:fs";

import { APP } from "./chromium.mjs";

/** The title of any page but one that is still being fetched. */
const ARRIVED = /^(?!Even laden|Just loading|Loading)/;

export class Person {
  constructor(context, seen, page) {
    Object.assign(this, { context, seen, page });
  }

  button = (name) => this.page.getByRole("button", { name, exact: true });
  link = (name) => this.page.getByRole("link", { name, exact: true });
  /** A field by its label; what else stands in the label is a hint. */
  field = (label) => this.page.getByLabel(new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`));
  title = (name) => this.page.getByRole("heading", { level: 1, name, exact: typeof name === "string" });
  text = (text) => this.page.getByText(text, { exact: typeof text === "string" });
  alert = (text) => this.page.getByRole("alert").filter({ hasText: text });
  article = (name) => this.page.getByRole("article", { name });

  /** Opens an address of the app, and waits for a page with a title, other than that of a page on its way. */
  async opens(path = "/") {
    await this.page.goto(APP + path);
    await this.reads(ARRIVED);
  }

  async reloads() {
    await this.page.reload();
    await this.reads(ARRIVED);
  }

  /** Closes the tab and opens the app in a new one. */
  async opensANewTab(path = "/") {
    await this.page.close();
    this.page = await this.context.newPage();
    await this.opens(path);
  }

  /** Waits until the page with this title is there. */
  reads = (title) => Promise.race([this.title(title).waitFor(), this.seen.crash]);

  sees = (text) => this.text(text).first().waitFor();

  taps = (name) => this.button(name).click();

  follows = (name) => this.link(name).click();

  fills = (label, text) => this.field(label).fill(text);

  goesTo = (tab) => this.page.getByRole("navigation", { name: /Onderdelen|Sections/ }).getByRole("link", { name: tab, exact: true }).click();

  /** Picks a file in the browser's own chooser, which the label opens. */
  async picksFile(label, file) {
    const chooser = this.page.waitForEvent("filechooser");
    await this.text(label).click();
    await (await chooser).setFiles(file);
  }

  /** Picks a back-up, where one is asked for, and opens it with its recovery code: what it would bring is on the screen. */
  async looksIntoBackup(file, code) {
    await this.picksFile("Kies de reservekopie", file);
    await this.reads("Open de kopie");
    await this.taps("Ik weet het niet meer");
    await this.fills("Herstelcode", code);
    await this.taps("Verder");
    await this.reads("Dit zou er gebeuren");
  }

  /** Taps a button that saves a file; gives its name, place and text. */
  async downloads(button) {
    const coming = this.page.waitForEvent("download");
    await this.taps(button);
    const download = await coming;
    const path = await download.path();
    return { name: download.suggestedFilename(), path, text: readFileSync(path, "utf8") };
  }

  /** Taps a button that copies; gives what is on the clipboard once the app says so. */
  async copies(button, said) {
    await this.taps(button);
    await this.sees(said);
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** All the words on the screen, those that are folded away or hidden included. */
  everyWord = () => this.page.evaluate(() => document.documentElement.textContent);

  /** The twelve digits on the page. */
  number = () => this.field("Het getal").innerText();

  /** Lets the clock stand still at a moment; timers go on. */
  isAt = (moment) => this.context.clock.setFixedTime(new Date(moment));

  /** Goes to Ik for light or dark colours. */
  async choosesColours(colours) {
    await this.goesTo("Ik");
    await this.reads("Ik");
    await this.chooses("Kleuren", colours);
    await this.page.locator(`html[data-theme=${colours === "Donker" ? "dark" : "light"}]`).waitFor();
  }

  /** Turns to English: at Ik, or on the first screen where nothing was begun yet. */
  async speaksEnglish() {
    const begun = await this.page.getByRole("navigation", { name: "Onderdelen" }).count();
    await (begun ? this.goesTo("Ik") : this.opens());
    await this.chooses("Taal", "English");
    await this.page.locator("html[lang=en]").waitFor();
  }

  /** Goes to the page of the lock. */
  async goesToLock() {
    await this.goesTo("Ik");
    await this.page.getByRole("link", { name: /^Slot/ }).click();
    await this.reads("Slot");
  }

  /** Opens everything on the page that is folded. */
  async unfolds() {
    const folded = this.page.getByRole("main").locator("details:not([open]) > summary");
    while (await folded.count()) await folded.first().click();
  }

  /** Fills in a new secret, twice. */
  async choosesSecret(secret, button) {
    await this.fills("Kies een pincode of wachtwoord", secret);
    await this.fills("Nog een keer hetzelfde", secret);
    await this.taps(button);
  }

  /** Copies the recovery code from the screen, proves that, and goes on; gives the code. */
  async writesDownCode() {
    await this.reads("Je herstelcode");
    const code = await this.page.getByText(/^([0-9A-Z]{4} ){6}[0-9A-Z]{4}$/).innerText();
    await this.fills("Typ de laatste twee groepjes over", code.slice(-9).toLowerCase());
    await this.sees("Dat klopt.");
    await this.taps("Klaar");
    return code;
  }

  /** Puts a lock on the open book; gives the recovery code. */
  async setsLock(secret) {
    await this.goesToLock();
    await this.choosesSecret(secret, "Zet op slot");
    const code = await this.writesDownCode();
    await this.sees("Er zit een slot op.");
    return code;
  }

  /** Opens the lock that is on the screen. */
  async unlocks(secret) {
    await this.reads("Op slot");
    await this.fills("Pincode of wachtwoord", secret);
    await this.taps("Open");
  }

  /** Chooses language or colours at Ik. */
  async chooses(group, option) {
    await this.page.getByRole("group", { name: group }).getByRole("radio", { name: option, exact: true }).click();
  }
}
