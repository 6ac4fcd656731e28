// TimelineJS is written for a bundler: its modules leave `.js` away and its package does not say that they are modules.
export async function resolve(specifier, context, next) {
  if (specifier.startsWith(".") && !/\.[cm]?js$/.test(specifier)) specifier += ".js";
  const found = await next(specifier, context);
  return found.url.includes("/@knight-lab/") ? { ...found, format: "module" } : found;
}
