// Starting real Chromium: one browser for a test file with a fresh context for each person, or a
// browser of its own on a profile folder, for what must outlive the browser.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

import { chromium } from "playwright-core";

/** Where the built app is served. */
export const APP = (process.env.APP_URL ?? "http://127.0.0.1:8080").replace(/\/$/, "");

/** The browser under test, and how it is started where there is no screen and we are root. */
export const EXECUTABLE = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
  // A microphone that beeps, for whom the microphone is allowed.
  "--use-fake-device-for-media-stream",
];
const LAUNCH = { executablePath: EXECUTABLE, args: FLAGS, headless: true };

/** The devices people hold. */
export const PHONE = { width: 360, height: 740 };
export const DESKTOP = { width: 1280, height: 800 };

/** Who does not ask for it keeps no app on the device: each test is a first visit, and sees its own requests. */
const AT_HOME = { locale: "nl-NL", timezoneId: "Europe/Amsterdam", acceptDownloads: true, serviceWorkers: "block" };

let running;
const browser = () => (running ??= chromium.launch(LAUNCH));
after(async () => (await running)?.close());

const ready = async (context) => {
  context.setDefaultTimeout(10_000);
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: APP });
  return context;
};

/** A device that nobody used before. It forgets everything when it is closed. */
export const newDevice = async (options = {}) => ready(await (await browser()).newContext({ ...AT_HOME, viewport: PHONE, ...options }));

/** A folder for this test alone. */
export const newFolder = () => mkdtempSync(join(tmpdir(), "mijn-stem-e2e-"));
export const removeFolder = (folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

/** A device whose profile lies in a folder, as on a real computer. */
export const deviceOn = async (folder, options = {}) =>
  ready(await chromium.launchPersistentContext(folder, { ...LAUNCH, ...AT_HOME, viewport: PHONE, ...options }));
