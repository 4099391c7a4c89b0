// The service worker: the whole app, kept on the device, so that it works without a network. Everything of one version or
// nothing; a version never takes a page over that another one began, unless the page asks and no other is open.
const VERSION = "mijn-stem-VERSION";
// What was shared with the app, until the page takes it (src/browser/arrived.rs).
const ARRIVED = "aangekomen";
const ARRIVALS = "/ontvangen";
// Where the app stands: nothing for the root of an origin, or `/a/path`.
const BASE = self.location.pathname.replace(/\/[^/]*$/, "");
// Each file's path from there, and the SHA-256 that its content must have.
const FILES = FILE_LIST;

const isHashed = (path) => /-[0-9a-f]{16}\.\w+$/.test(path);
const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

// A file as this version has it. One whose name tells its content may come from the version before.
async function right(path, sum) {
  const old = isHashed(path) && (await caches.match(BASE + path));
  if (old) return old;
  const came = await fetch(BASE + path, { cache: isHashed(path) ? "default" : "reload" });
  const same = came.ok && !came.redirected && hex(await crypto.subtle.digest("SHA-256", await came.clone().arrayBuffer())) === sum;
  if (!same) throw new Error(`${path} is not of this version`);
  return came;
}

async function fill() {
  const cache = await caches.open(VERSION);
  try {
    await Promise.all(FILES.map(async ([path, sum]) => cache.put(BASE + path, await right(path, sum))));
  } catch (error) {
    await caches.delete(VERSION);
    throw error;
  }
}

async function tidy() {
  for (const name of await caches.keys()) if (name.startsWith("mijn-stem-") && name !== VERSION) await caches.delete(name);
  await self.clients.claim();
}

async function answer(request) {
  const { pathname } = new URL(request.url);
  const isPage = request.mode === "navigate" && !pathname.split("/").at(-1).includes(".");
  const cache = await caches.open(VERSION);
  return (await cache.match(isPage ? `${BASE}/index.html` : pathname)) ?? fetch(request);
}

async function receive(request) {
  const file = (await request.formData()).get("bericht");
  if (file) await (await caches.open(ARRIVED)).put(ARRIVALS, new Response(file));
  return Response.redirect(BASE + ARRIVALS, 303);
}

async function takeOver(from) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (pages.length > 1) from.postMessage("others");
  else await self.skipWaiting();
}

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("message", (event) => {
  if (event.data === "take over") event.waitUntil(takeOver(event.source));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.method === "POST" && pathname === BASE + ARRIVALS) event.respondWith(receive(request));
  else if (request.method === "GET") event.respondWith(answer(request));
});
