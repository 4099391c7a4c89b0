// The same people in Firefox as Debian has it, driven over WebDriver BiDi: by an earlier playwright-core, since the present one
// asks for more than that Firefox knows.

import { after } from "node:test";

import { firefox } from "playwright-core-firefox";

import { PHONE } from "./chromium.mjs";
import { Coach } from "./coach.mjs";
import { Learner } from "./learner.mjs";

const EXECUTABLE = process.env.FIREFOX ?? "/usr/bin/firefox-esr";

let running;
const browser = () => (running ??= firefox.launch({ channel: "moz-firefox", executablePath: EXECUTABLE, headless: true }));
after(async () => (await running)?.close());

/** Someone there: what is saved is caught in the page, since BiDi does not tell of downloads. */
const inFirefox = (Person) =>
  class extends Person {
    // Firefox lets what is on its way fail when a page is left, and the page says so in the console: so wait for it.
    async opens(path) {
      await this.page.waitForLoadState("networkidle");
      await super.opens(path);
    }

    async reloads() {
      await this.page.waitForLoadState("networkidle");
      await super.reloads();
    }

    async downloads(name) {
      await this.page.evaluate(() => {
        const make = URL.createObjectURL;
        window.saved = new Promise((done) => {
          URL.createObjectURL = (blob) => {
            URL.createObjectURL = make;
            done(blob.text());
            return make.call(URL, blob);
          };
        });
      });
      await this.taps(name);
      return { text: await this.page.evaluate(() => window.saved) };
    }
  };

export const LearnerInFirefox = inFirefox(Learner);
export const CoachInFirefox = inFirefox(Coach);

/** A phone-sized window that nobody used before. */
export async function newFirefox() {
  const context = await (await browser()).newContext({ locale: "nl-NL", timezoneId: "Europe/Amsterdam", acceptDownloads: true, viewport: PHONE });
  context.setDefaultTimeout(20_000);
  return context;
}
