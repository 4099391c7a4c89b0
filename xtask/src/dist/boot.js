// Loads the app. An external file, so that the page needs no inline script and its policy can forbid them all.
// A dynamic import, because only that one's failure (an old copy of the page, a lost connection) can be caught.
const crashed = (error) => {
  console.error(error);
  document.getElementById("boot")?.remove();
  document.getElementById("crashed").hidden = false;
};
// Asked for by the app, later and only by someone who taps (src/browser/page.rs).
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  window.installOffer = event;
});
const start = async () => {
  // First what stands in the page itself, then the app: asked for together, they are in each other's way on a slow line, and
  // nothing is seen for a second. What is kept on the device is there at once, and a page that nobody looks at draws nothing.
  if (!navigator.serviceWorker?.controller && !document.hidden) {
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  }
  const [module, app] = await Promise.all([
    WebAssembly.compileStreaming(fetch(new URL("./WASM", import.meta.url))),
    import("./GLUE"),
  ]);
  // A turn for the screen between two long pieces of work.
  await new Promise((go) => setTimeout(go));
  await app.default({ module_or_path: module });
};
start().catch(crashed);
