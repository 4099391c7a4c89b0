// A browser that can be killed as the device's battery would: the whole process group, with SIGKILL,
// with no time to tidy up. Playwright keeps its own browsers to itself, so this one is started here.

import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createInterface } from "node:readline";

import { chromium } from "playwright-core";

import { EXECUTABLE, FLAGS } from "./chromium.mjs";

/** Whether a process of this group still runs: the one that keeps the databases may end after the one that was started. */
function runs(group) {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.some((pid) => {
    try {
      // What stands before the last bracket is a name, which may hold anything: proc_pid_stat(5).
      const [state, , itsGroup] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
      return Number(itsGroup) === group && !"ZX".includes(state);
    } catch {
      // It ended while we looked.
      return false;
    }
  });
}

/** Starts a browser on a profile folder. */
export async function startKillable(folder) {
  const flags = [...FLAGS, "--headless", "--accept-lang=nl-NL,nl", "--remote-debugging-port=0", `--user-data-dir=${folder}`, "about:blank"];
  const child = spawn(EXECUTABLE, flags, { detached: true, stdio: ["ignore", "ignore", "pipe"] });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  const address = await new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the browser ended with ${code} before it could be driven`)));
    createInterface({ input: child.stderr }).on("line", (line) => {
      const found = line.match(/^DevTools listening on (ws:.+)$/);
      if (found) resolve(found[1]);
    });
  });
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  context.setDefaultTimeout(10_000);
  return {
    context,
    /** Ends every process of the browser at once. */
    async kill() {
      process.kill(-child.pid, "SIGKILL");
      await gone;
      while (runs(child.pid)) await new Promise(setImmediate);
    },
  };
}
