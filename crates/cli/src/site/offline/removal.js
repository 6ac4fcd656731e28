// Takes the place of a worker that kept pages, gives back what it has kept, and goes.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  const go = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(`companion ${registration.scope} `));
    await Promise.all(names.map((name) => caches.delete(name)));
    await registration.unregister();
  };
  event.waitUntil(go());
});
