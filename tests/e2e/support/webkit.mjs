// WebKitGTK as Debian has it, driven by plain WebDriver calls: https://www.w3.org/TR/webdriver2/. It has no screen of its own,
// so it runs under Xvfb.

import { execFileSync, spawn } from "node:child_process";
import { createServer } from "node:net";

import { APP } from "./chromium.mjs";

const DRIVER = process.env.WEBKIT_DRIVER ?? "/usr/bin/WebKitWebDriver";
/** Where Debian's package has it depends on the processor. */
const BROWSER = () => execFileSync("dpkg", ["-L", "libwebkit2gtk-4.1-0"], { encoding: "utf8" }).split("\n").find((path) => path.endsWith("/MiniBrowser"));
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const PATIENCE = 20_000;
/** Whether a tap would come to it: this browser also taps on what is said at the foot of the screen, and says nothing of it. */
const IN_SIGHT = `
  const { left, top, width, height } = arguments[0].getBoundingClientRect();
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  return there !== null && (arguments[0].contains(there) || there.contains(arguments[0]));
`;
/** Until what was drawn last is on the screen: a tap goes to a place, and things may still be on their way there. */
const STILL = "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))";

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const quoted = (text) => (text.includes('"') ? `'${text}'` : `"${text}"`);

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Someone at a WebKit browser. */
export class InWebKit {
  #driver;
  #base;
  #refused = [];

  static async starts() {
    const one = new InWebKit();
    const port = await freePort();
    one.#driver = spawn("xvfb-run", ["-a", DRIVER, `--port=${port}`], { stdio: "ignore", detached: true });
    one.#base = `http://127.0.0.1:${port}`;
    await one.#until("the driver", () => one.#call("GET", "/status").catch(() => undefined));
    const options = { binary: BROWSER(), args: ["--automation"] };
    const { sessionId } = await one.#call("POST", "/session", { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } } });
    one.#base += `/session/${sessionId}`;
    return one;
  }

  async ends() {
    await this.#call("DELETE", "").catch(() => {});
    process.kill(-this.#driver.pid);
  }

  async #call(method, path, body) {
    const answer = await fetch(this.#base + path, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(value.message || value.error);
    return value;
  }

  async #until(what, look) {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(50)) {
      const found = await look();
      if (found) return found;
    }
    const seen = await this.runs("return document.body.innerText").catch(() => "no page");
    throw new Error(`${what} is not there, but:\n${seen}`);
  }

  /** Does something to the element at an XPath as soon as it is there and the browser lets it. */
  #act = (what, xpath, path, body) =>
    this.#until(what, async () => {
      const [found] = await this.#call("POST", "/elements", { using: "xpath", value: xpath });
      if (!found) return false;
      // Above the tabs, which lie over the foot of the page. It may be drawn anew at any moment: then it is looked for again.
      return this.runs("arguments[0].scrollIntoView({ block: 'center' })", found)
        .then(() => this.#call("POST", "/execute/async", { script: STILL, args: [] }))
        .then(() => this.runs(IN_SIGHT, found))
        .then((seen) => seen && this.#call("POST", `/element/${found[ELEMENT]}/${path}`, body).then(() => true))
        .catch(() => false);
    });

  async opens(path) {
    await this.#notes();
    await this.#call("POST", "/url", { url: APP + path });
    const watch = "window.refused = []; addEventListener('securitypolicyviolation', (it) => refused.push(`${it.effectiveDirective} ${it.blockedURI}`))";
    await this.runs(watch);
  }

  /** What the policy refused so far on the pages that were opened, once each was there. */
  async refusals() {
    await this.#notes();
    return this.#refused;
  }

  async #notes() {
    this.#refused.push(...(await this.runs("return (window.refused ?? []).splice(0)")));
  }

  runs = (script, ...args) => this.#call("POST", "/execute/sync", { script, args });
  reads = (title) => this.#until(title, () => this.runs("return [...document.querySelectorAll('h1')].filter((it) => it.offsetParent).map((it) => it.textContent)").then((all) => all.includes(title)));
  sees = (text) => this.#until(text, () => this.runs("return document.querySelector('main')?.innerText ?? ''").then((all) => all.includes(text)));
  taps = (name) => this.#act(name, `//button[starts-with(normalize-space(.), ${quoted(name)})]`, "click", {});
  follows = (name) => this.#act(name, `//a[starts-with(normalize-space(.), ${quoted(name)}) or contains(., ${quoted(name)})]`, "click", {});
  tapsOn = (selector) => this.#act(selector, `//*[contains(concat(" ", @class, " "), " ${selector} ")]`, "click", {});
  fills = (label, text) => {
    const named = `//label[contains(., ${quoted(label)})]`;
    return this.#act(label, `${named}//*[self::input or self::textarea] | //*[@id = ${named}/@for] | //*[(self::input or self::textarea) and starts-with(@aria-label, ${quoted(label)})]`, "value", { text });
  };

  /** Saves what is to be saved; gives its text. */
  async saves(button) {
    await this.runs("const make = URL.createObjectURL; URL.createObjectURL = (blob) => { blob.text().then((text) => (window.saved = text)); return make.call(URL, blob); };");
    await this.taps(button);
    return this.#until("the file", () => this.runs("return window.saved"));
  }
}
