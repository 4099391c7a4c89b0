// A host of its own for the built app: it can go away, as a network does, and it can come with a newer version.

import { createHash } from "node:crypto";
import { createServer } from "node:http";

const sumOf = (body) => createHash("sha256").update(body).digest("hex");

export class Host {
  #files = new Map();
  #server;
  #port = 0;

  /** A host with the same files and headers as the one that serves the app. */
  static async like(app) {
    const host = new Host();
    const worker = await (await fetch(`${app}/sw.js`)).text();
    for (const path of ["/sw.js", ...[...worker.matchAll(/^\["(\/[^"]+)","[0-9a-f]{64}"\]/gm)].map((found) => found[1])]) {
      const answer = await fetch(app + path);
      if (!answer.ok) throw new Error(`${path} is not there`);
      const headers = Object.fromEntries(answer.headers);
      for (const name of ["content-length", "content-encoding", "transfer-encoding", "etag", "date", "connection", "keep-alive"]) delete headers[name];
      host.#files.set(path, { headers, body: Buffer.from(await answer.arrayBuffer()) });
    }
    await host.comes();
    return host;
  }

  /** Its address stays the same, however often it goes and comes. */
  get url() {
    return `http://127.0.0.1:${this.#port}`;
  }

  async comes() {
    this.#server = createServer((question, answer) => {
      const { pathname } = new URL(question.url, "http://host");
      const file = this.#files.get(pathname.split("/").at(-1).includes(".") ? pathname : "/index.html");
      answer.writeHead(file ? 200 : 404, file?.headers);
      answer.end(file?.body);
    });
    await new Promise((done) => this.#server.listen(this.#port, "127.0.0.1", done));
    this.#port = this.#server.address().port;
  }

  async goes() {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  /** From now on a newer version is served: the page says its name, and the service worker knows it. */
  publishes(version) {
    const page = this.#files.get("/index.html");
    const text = page.body.toString().replace(/(<meta name="version"[^>]*>)?<\/head>/, `<meta name="version" content="${version}"></head>`);
    this.#changes("/index.html", Buffer.from(text), version);
  }

  /** A newer version of which one file never came: it is not what the service worker says that it is. */
  publishesHalf(version) {
    const page = this.#files.get("/index.html").body;
    this.publishes(version);
    this.#files.get("/index.html").body = page;
  }

  #changes(path, body, version) {
    const [file, worker] = [this.#files.get(path), this.#files.get("/sw.js")];
    const text = worker.body.toString().replace(sumOf(file.body), sumOf(body)).replace(/"mijn-stem-[^"]+"/, `"mijn-stem-${version}"`);
    file.body = body;
    worker.body = Buffer.from(text);
  }
}
