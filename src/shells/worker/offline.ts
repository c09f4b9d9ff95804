/**
 * Keeps the page itself, so that it opens without a network after the first visit. What a person reads is never kept here: an
 * atlas that is served beside the page is asked for each time, and own articles do not come by the network at all.
 */
declare const self: ServiceWorkerGlobalScope;

/** The files of the page and a hash of all of them, put in here by the build. */
const PAGE: { readonly version: string; readonly files: readonly string[] } = '__PAGE__' as never;

const CACHE_PREFIX = 'dramatis-page-';
const CACHE = `${CACHE_PREFIX}${PAGE.version}`;
const HOME = new URL('./', self.location.href).href;
const ATLAS = new URL('./atlas/', HOME).href;
/** The file that says whether an atlas is served at all: that there is none is remembered, since that is no secret. */
const MANIFEST = new URL('manifest.json', ATLAS).href;
const NOT_FOUND = 404;

self.addEventListener('install', (event) => {
  const keep = async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll(['./', ...PAGE.files.map((path) => `./${path}`)]);
    // The page asked for it before this was there to see the answer.
    await askForManifest(new Request(MANIFEST)).catch(() => {});
    await self.skipWaiting();
  };
  event.waitUntil(keep());
});

self.addEventListener('activate', (event) => {
  const clean = async () => {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith(CACHE_PREFIX) && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(clean());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(HOME)) return;
  if (request.url === MANIFEST) event.respondWith(askForManifest(request));
  else if (request.url.startsWith(ATLAS)) return;
  else if (request.url.startsWith(`${HOME}assets/`)) event.respondWith(fromCacheFirst(request));
  else event.respondWith(fromNetworkFirst(request));
});

/** Without a network there is still no atlas where there was none: the page then opens empty instead of failing. */
async function askForManifest(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.status === NOT_FOUND) await cache.put(MANIFEST, new Response('', { status: NOT_FOUND }));
    else await cache.delete(MANIFEST);
    return response;
  } catch (error) {
    const kept = await cache.match(MANIFEST);
    if (kept) return kept;
    throw error;
  }
}

/** A file with a hash in its name never changes. */
async function fromCacheFirst(request: Request): Promise<Response> {
  return (await find(request)) ?? fetch(request);
}

async function fromNetworkFirst(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await find(request);
    if (kept) return kept;
    throw error;
  }
}

async function find(request: Request): Promise<Response | undefined> {
  return (await caches.open(CACHE)).match(request, { ignoreSearch: true });
}
