// How something is timed in the page itself: from the tap until the frame in which what comes of it is seen, with the longest task meanwhile.

import { existsSync, readFileSync, readdirSync } from "node:fs";

import { deviceOn, newFolder, removeFolder } from "../support/chromium.mjs";
import { watch } from "../support/watch.mjs";

/** Watches the tasks on the threads of all pages of a device, from the next address on; and when a worker last had an answer. */
const watchesTasks = (context) =>
  context.addInitScript(() => {
    window.longest = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (window.longest = Math.max(window.longest, duration)))).observe({ type: "longtask", buffered: true });
    window.Worker = class extends window.Worker {
      constructor(...all) {
        super(...all);
        this.addEventListener("message", () => (window.answered = performance.now()));
      }
    };
  });

/** The longest task since it was last asked, in milliseconds; 0 when none was over 50. */
export const longestTask = (page) =>
  page.evaluate(async () => {
    // It is told of when it is over and the browser has time.
    await new Promise((told) => setTimeout(told, 100));
    const { longest } = window;
    window.longest = 0;
    return longest;
  });

/** From a tap on what matches and says so, until what comes of it is there, and until the frame in which that is seen; and since a worker's answer. */
export async function tapped(page, tap, ready) {
  await longestTask(page);
  const took = await page.evaluate(async ([[from, says], [selector, reads]]) => {
    const find = (selector, words) => [...document.querySelectorAll(selector)].find((it) => words === undefined || it.textContent === words);
    const begin = performance.now();
    find(from, says).click();
    while (!find(selector, reads)) await new Promise((turn) => setTimeout(turn, 0));
    const there = performance.now() - begin;
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    const end = performance.now();
    return { there, seen: end - begin, sinceKey: end - window.answered };
  }, [tap, ready]);
  return { ...took, task: await longestTask(page) };
}

/** The same as often as asked, after one to warm up; `before` brings the page where it begins. Gives what each of them took, by its name in `tapped`. */
export async function taps(page, count, before, tap, ready) {
  const all = [];
  for (let n = 0; n <= count; n += 1) {
    await before();
    const took = await tapped(page, tap, ready);
    if (n > 0) all.push(took);
  }
  return (name) => all.map((took) => took[name]);
}

/** Someone on a device of their own, whose profile lies in a folder as on a real one. */
export async function someoneOn(Person, options = {}) {
  const folder = newFolder();
  const context = await deviceOn(folder, options);
  context.setDefaultTimeout(180_000);
  await watchesTasks(context);
  const person = new Person(context, watch(context, { closely: false }), context.pages()[0] ?? (await context.newPage()));
  const browser = await context.newCDPSession(person.page);
  const leaves = async () => {
    await context.close();
    removeFolder(folder);
  };
  return { person, leaves, slows: (rate) => browser.send("Emulation.setCPUThrottlingRate", { rate }) };
}

const SEEN = "seen after ";

/**
 * Loads an address so often in new tabs, and says after how long what matches was seen: from the navigation to the frame after it. Each tab
 * may finish what it does before the next one comes, in `rest` milliseconds. With them, the longest task of each.
 *
 * The page says itself when: to ask it, Playwright first has it read a script of its own, for 40 ms at a fourth of the processor.
 */
export async function loads(context, address, count, selector, shape, rest = 300) {
  const [all, tasks] = [[], []];
  for (let n = 0; n <= count; n += 1) {
    const page = await context.newPage();
    await page.addInitScript(([selector, says]) => {
      const look = () => (document.querySelector(selector) ? requestAnimationFrame(() => setTimeout(() => console.log(says + performance.now()))) : requestAnimationFrame(look));
      look();
    }, [selector, SEEN]);
    const browser = await context.newCDPSession(page);
    await shape(browser);
    const says = page.waitForEvent("console", { predicate: (message) => message.text().startsWith(SEEN), timeout: 180_000 });
    await page.goto(address, { waitUntil: "commit" });
    const seen = (await says).text().slice(SEEN.length);
    await page.waitForTimeout(rest);
    if (n > 0) {
      all.push(Number(seen));
      tasks.push(await longestTask(page));
    }
    await page.close();
  }
  return [all, tasks];
}

/** From doing something in the page until the frame after it, as often as asked; `before` brings the page where it begins. */
export async function times(page, count, before, act, arg) {
  const [all, tasks] = [[], []];
  for (let n = 0; n <= count; n += 1) {
    await before(n);
    // As an expression of its own: the page's policy would refuse to make a function of a text.
    const doing = await page.evaluateHandle(`(${act})`);
    await longestTask(page);
    const took = await page.evaluate(async ([act, arg]) => {
      const frame = () => new Promise((seen) => requestAnimationFrame(() => { const after = new MessageChannel(); after.port1.onmessage = seen; after.port2.postMessage(0); }));
      await frame();
      const begin = performance.now();
      await act(arg);
      await frame();
      return performance.now() - begin;
    }, [doing, arg]);
    const task = await longestTask(page);
    // The first is for warming up.
    if (n > 0) all.push(took);
    if (n > 0) tasks.push(task);
  }
  return [all, tasks];
}

/** Taps what matches, and waits until what comes of it is there. */
export const tap = async ([selector, ready]) => {
  const there = () => document.querySelector(ready);
  const old = there();
  document.querySelector(selector).click();
  while (!there() || there() === old) await new Promise((turn) => setTimeout(turn, 0));
};

/**
 * What the largest page of this machine has in memory, in megabytes, as the system counts; after these have put away what nobody needs any
 * more, or it would say how often something was done before: two hundred pages that were opened and left lie there until Chromium has time.
 */
export async function memory(...open) {
  for (const page of open) {
    const browser = await page.context().newCDPSession(page);
    await browser.send("HeapProfiler.collectGarbage");
    await browser.detach();
  }
  const status = (pid, name) => Number(readFileSync(`/proc/${pid}/status`, "utf8").match(new RegExp(`^${name}:\\s*(\\d+)`, "m"))?.[1] ?? 0);
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const pages = all.filter((pid) => existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("--type=renderer"));
  return Math.max(...pages.map((pid) => status(pid, "VmRSS") / 1024));
}
