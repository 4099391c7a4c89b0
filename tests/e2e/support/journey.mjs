// A test as a story of people at their own devices. At its end every page must have been quiet:
// no error, no refused script, no dialog, and nothing asked of anyone but the app's own origin.

import assert from "node:assert/strict";
import { test } from "node:test";

import { APP, DESKTOP, deviceOn, newDevice, newFolder, removeFolder } from "./chromium.mjs";
import { Coach } from "./coach.mjs";
import { Learner } from "./learner.mjs";
import { watch } from "./watch.mjs";

class Stage {
  #devices = [];
  #folders = [];

  /** A folder that is gone after the test. */
  folder() {
    const folder = newFolder();
    this.#folders.push(folder);
    return folder;
  }

  /** A learner at a device of their own; nothing was started on it yet. */
  learner = (options) => this.#person(Learner, newDevice(options));

  /** A coach at a laptop of their own. */
  coach = (options) => this.#person(Coach, newDevice({ viewport: DESKTOP, ...options }));

  /** The same, on a profile that stays when the browser is closed. */
  learnerOn = (folder, options) => this.#person(Learner, deviceOn(folder, options));
  coachOn = (folder, options) => this.#person(Coach, deviceOn(folder, { viewport: DESKTOP, ...options }));

  /** Someone in another browser. */
  someone = (Sort, device) => this.#person(Sort, device);

  async #person(Sort, device) {
    const context = await device;
    const seen = watch(context);
    this.#devices.push({ context, seen });
    return new Sort(context, seen, context.pages()[0] ?? (await context.newPage()));
  }

  /** Everything that went wrong so far. */
  troubles() {
    const strangers = ({ requests }) => requests.filter((url) => !url.startsWith(`${APP}/`) && !/^(blob|data):/.test(url));
    return this.#devices.flatMap(({ seen }) => [...seen.troubles, ...strangers(seen).map((url) => `request: ${url}`)]);
  }

  async close() {
    for (const { context } of this.#devices) await context.close();
    this.#folders.forEach(removeFolder);
  }
}

/** A test that is given a stage. */
export function journey(name, tell, options = {}) {
  test(name, { timeout: 180_000, ...options }, async (t) => {
    const stage = new Stage();
    try {
      await tell(stage, t);
      assert.deepEqual(stage.troubles(), []);
    } catch (error) {
      stage.troubles().forEach((trouble) => t.diagnostic(trouble));
      throw error;
    } finally {
      await stage.close();
    }
  });
}
