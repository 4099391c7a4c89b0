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
import("./GLUE")
  .then((app) => app.default({ module_or_path: new URL("./WASM", import.meta.url) }))
  .catch(crashed);
