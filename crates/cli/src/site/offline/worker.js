// Keeps what a reader has visited, to be read without a network (Service Workers, W3C).
//
// The words always come from the network where there is one, so that a correction reaches everybody at once. A document
// of this worker's version gets the files of this version and no others, for as long as it is open; one of another
// version is left alone. Which is which is told by digests, and nothing is kept whose digest is not the one on the list.
const { version, languages, engine, files } = "companion-site";

const scope = registration.scope;
const ours = `companion ${scope} `;
const store = ours + version;
const pathOf = (path) => new URL(path, scope).pathname;
const digests = new Map(Object.entries(files).map(([path, digest]) => [pathOf(path), digest]));
const unchanging = new Set(engine.map(pathOf));

const digestOf = async (answer) => {
  const hash = await crypto.subtle.digest("SHA-256", await answer.arrayBuffer());
  return [...new Uint8Array(hash, 0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};
const kept = async (path) => (await caches.open(store)).match(path, { ignoreVary: true });
const put = async (address, answer) => (await caches.open(store)).put(address, answer);
// Keeps a file if it is of this version, and there is room. Whether it is of this version; one that breaks off is of none.
const keep = async (path, answer) => {
  if (!answer.ok) return false;
  const copy = answer.clone();
  if ((await digestOf(answer).catch(() => "")) !== digests.get(path)) return false;
  // Some hosts have a file under another address and lead there: browsers refuse what says so of itself.
  await put(path, copy.redirected ? new Response(copy.body, copy) : copy).catch(() => {});
  return true;
};

// The documents of this version that are open, by their ids. A worker may be stopped and started at any time, so what it
// knows of them is kept with the files.
const known = new Map();
const place = (client) => `${scope}?client=${client}`;
const remember = async (client, belongs) => {
  if (client) known.set(client, belongs);
  if (!(await belongs)) {
    // There is another version out: it is asked for now, and not some time.
    await registration.update().catch(() => {});
    await giveWay();
  }
  if (client && (await belongs)) await put(place(client), new Response());
};
const isOurs = async (client) => known.get(client) ?? Boolean(await kept(place(client)));

// The next version waits for as long as a document of this one is open, and no longer.
const giveWay = async () => {
  const { waiting } = registration;
  if (!waiting) return;
  const open = await clients.matchAll({ type: "window" });
  const mine = await Promise.all(open.map(({ id }) => isOurs(id)));
  if (!mine.includes(true)) waiting.postMessage(TAKE_OVER);
};
const TAKE_OVER = "take over";
addEventListener("message", ({ data }) => data === TAKE_OVER && skipWaiting());

const visit = async (event, path) => {
  const { request, resultingClientId } = event;
  try {
    const answer = await fetch(request);
    event.waitUntil(remember(resultingClientId, keep(path, answer.clone())));
    return answer;
  } catch (error) {
    const page = await kept(path);
    if (!page) throw error;
    event.waitUntil(remember(resultingClientId, Promise.resolve(true)));
    return page;
  }
};
const part = async (event, path) => {
  const { request, clientId } = event;
  if (!(await isOurs(clientId))) {
    event.waitUntil(giveWay());
    if (!unchanging.has(path)) return fetch(request);
  }
  const file = await kept(path);
  if (file) return file;
  // What a browser has kept by itself may be of the last version.
  const answer = await fetch(request, unchanging.has(path) ? {} : { cache: "no-cache" });
  if (!answer.ok || (await keep(path, answer.clone()))) return answer;
  return Response.error();
};

addEventListener("fetch", (event) => {
  const { method, mode, url, headers } = event.request;
  const { origin, pathname } = new URL(url);
  // A part of a recording is not the recording.
  if (method !== "GET" || origin !== location.origin || !digests.has(pathname) || headers.has("range")) return;
  event.respondWith(mode === "navigate" ? visit(event, pathname) : part(event, pathname));
});

// What is open, what was kept of the last version, and what they need: all of it or nothing.
addEventListener("install", (event) => {
  const open = async () => (await clients.matchAll({ includeUncontrolled: true, type: "window" })).map(({ url }) => url);
  const visited = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(ours));
    const requests = names.map(async (name) => (await caches.open(name)).keys());
    return (await Promise.all(requests)).flat().filter(({ url }) => !new URL(url).search).map(({ url }) => url);
  };
  const take = async (path) => {
    const last = await caches.match(path, { ignoreVary: true });
    if (last && (await keep(path, last))) return;
    const answer = await fetch(path, { cache: "no-cache" });
    if (!(await keep(path, answer))) throw new Error(`${path} is not of version ${version}`);
  };
  const install = async () => {
    const pages = [...(await open()), ...(await visited())].map((url) => new URL(url).pathname);
    const guides = languages.filter((folder) => pages.includes(pathOf(folder))).map((folder) => `${folder}c/guide.html`);
    const wanted = new Set([...pages, ...[...engine, ...guides].map(pathOf)]);
    await Promise.all([...wanted].filter((path) => digests.has(path)).map(take));
    // Nothing that is open belongs to the last version.
    const old = (await clients.matchAll({ includeUncontrolled: true })).map(({ id }) => caches.match(place(id)));
    if (!(await Promise.all(old)).some(Boolean)) await skipWaiting();
  };
  event.waitUntil(install());
});
addEventListener("activate", (event) => {
  const clear = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(ours) && name !== store);
    await Promise.all(names.map((name) => caches.delete(name)));
  };
  event.waitUntil(clear());
});
