// Loads the app. An external file, so that the page needs no inline script and its policy can forbid them all.
// A dynamic import, because only that one's failure (an old copy of the page, a lost connection) can be caught.
const crashed = (error) => {
  console.error(error);
  document.getElementById("boot")?.remove();
  document.getElementById("crashed").hidden = false;
};
import("/GLUE")
  .then((app) => app.default({ module_or_path: "/WASM" }))
  .catch(crashed);
