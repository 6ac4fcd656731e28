// A static host on this machine: every text compressed ahead of time (Brotli 11), as good hosts do it.
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = {
  html: "text/html; charset=utf-8",
  css: "text/css",
  js: "text/javascript",
  json: "application/json",
  wasm: "application/wasm",
  svg: "image/svg+xml",
  ttf: "font/ttf",
  woff: "font/woff",
  woff2: "font/woff2",
  png: "image/png",
  webmanifest: "application/manifest+json",
};
/** What is compressed in itself. */
const PACKED = new Set(["woff", "woff2", "png"]);

/**
 * Serves a folder.
 *
 * @param {string} root
 * @param {string} cache where compressed texts are kept: Brotli 11 takes its time
 */
export async function serve(root, cache) {
  await fs.mkdir(cache, { recursive: true });
  const known = new Map();
  const find = (address) => {
    if (!known.has(address)) known.set(address, load(root, cache, address));
    return known.get(address);
  };
  const server = createServer({ keepAliveTimeout: 60_000 }, async (request, response) => {
    const file = await find(request.url.split("?")[0]).catch(() => undefined);
    if (!file) {
      response.writeHead(404, { "content-length": 0 }).end();
      return;
    }
    response.writeHead(200, {
      "content-type": TYPES[file.kind] ?? "application/octet-stream",
      "content-length": file.body.length,
      "cache-control": file.kind === "html" ? "no-cache" : "public, max-age=31536000",
      ...(file.isCompressed && { "content-encoding": "br" }),
    });
    response.end(file.body);
  });
  await new Promise((ready) => {
    server.listen(0, "127.0.0.1", ready);
  });
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    /** What an address sends: its kind and its size in bytes. */
    describe: async (address) => {
      const { kind, body } = await find(address.split("?")[0]);
      return { kind: kind.startsWith("woff") || kind === "ttf" ? "font" : kind, bytes: body.length };
    },
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

async function load(root, cache, address) {
  const wanted = decodeURIComponent(address);
  const file = path.join(root, path.normalize(wanted.endsWith("/") ? `${wanted}index.html` : wanted));
  const kind = path.extname(file).slice(1) || "html";
  const raw = await fs.readFile(file);
  if (PACKED.has(kind)) return { kind, body: raw, isCompressed: false };
  return { kind, body: await compressed(raw, cache), isCompressed: true };
}

async function compressed(raw, cache) {
  const file = path.join(cache, `${createHash("sha256").update(raw).digest("hex")}.br`);
  const before = await fs.readFile(file).catch(() => undefined);
  if (before) return before;
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: raw.length };
  const body = brotliCompressSync(raw, { params });
  await fs.writeFile(file, body);
  return body;
}
