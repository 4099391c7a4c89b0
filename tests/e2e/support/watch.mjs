// What a page does behind the user's back: every request, and everything that goes wrong in the
// console (violations of the content security policy land there too), as an error, or as a dialog.

/** Starts watching a context; call it before its first page goes anywhere. `crash` fails when the app does. */
export function watch(context) {
  const requests = [];
  const troubles = [];
  let crashed;
  const crash = new Promise((_, reject) => (crashed = reject));
  crash.catch(() => {});
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
