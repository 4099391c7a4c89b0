// What a page does behind the user's back: every request, and everything that goes wrong: in the console, as an error, as a
// dialog, as something that the page's policy refused, or as markup that came alive.

/** What the pages of the tests type and send. Each image, script or link that it becomes is trouble. */
export const MARKUP = `"><img src=x onerror=alert(1)> &amp; javascript:alert(2)`;

// Not each browser says by itself what the policy refused, and none says what came alive.
const tell = () => {
  addEventListener("securitypolicyviolation", (it) => console.error(`refused by the policy: ${it.effectiveDirective} ${it.blockedURI} ${it.sourceFile}`));
  const alive = "[onerror], [src=x], [href^='javascript:' i], body script";
  new MutationObserver(() => {
    for (const it of document.querySelectorAll(alive)) console.error(`came alive: ${it.outerHTML}`);
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["href", "src", "onerror"] });
};

/** Starts watching a context; call it before its first page goes anywhere. `crash` fails when the app does. Who measures how quick
 * a page is watches less closely. */
export function watch(context, { closely = true } = {}) {
  const requests = [];
  const troubles = [];
  let crashed;
  const crash = new Promise((_, reject) => (crashed = reject));
  crash.catch(() => {});
  // In each page from its beginning. Playwright keeps its orders in order; a context that is gone needs none.
  if (closely) context.addInitScript(tell).catch(() => {});
  context.on("request", (request) => requests.push(request.url()));
  context.on("console", (message) => {
    if (message.type() === "error") troubles.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (problem) => {
    troubles.push(`error: ${problem.error().stack ?? problem.error()}`);
    crashed(new Error("the app crashed"));
  });
  context.on("dialog", (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  return { requests, troubles, crash };
}
