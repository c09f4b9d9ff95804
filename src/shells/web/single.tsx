import { render } from 'preact';
import { FILES_ELEMENT, FormatError, openAtlas } from '../../index.ts';
import { fetchBeside, fetchFrom } from '../worker/fetch-folder.ts';
import { App } from './panels/app.tsx';
import { SessionContext } from './panels/context.ts';
import { BROWSER } from './state/browser.ts';
import { layOutHere } from './state/lay-out-here.ts';
import { ATLAS_FOLDER, createSession } from './state/session.ts';
import { tellNews } from './state/tell-news.ts';
import './styles/index.css';

/** The page that is handed on: its atlas is in it, or in the folder beside it, and nothing else is read. */
const packed = document.getElementById(FILES_ELEMENT)?.textContent;
const files = packed ? new Map<string, string>(Object.entries(JSON.parse(packed))) : undefined;

async function unpack(path: string): Promise<string> {
  const file = files?.get(path);
  if (!file) throw new FormatError(path, 'is not in this file; have it made again');
  const bytes = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
}

const read = files ? unpack : fetchFrom(ATLAS_FOLDER);

const refuse = (): never => {
  throw new RangeError('this page shows a map that is made; nothing is made in it');
};

const session = createSession({
  browser: BROWSER,
  link: {
    connect: refuse,
    build: refuse,
    survey: refuse,
    unpack: refuse,
    pack: refuse,
    reopen: refuse,
    packMap: refuse,
    prepare: refuse,
    decide: refuse,
    settle: refuse,
    review: refuse,
    describeHandOn: refuse,
    handOn: refuse,
  },
  startLayout: layOutHere,
  folder: new URL(ATLAS_FOLDER, location.href).href,
  isPublished: true,
  readBeside: files ? async (path) => (files.has(path) ? unpack(path) : undefined) : fetchBeside(ATLAS_FOLDER),
});
render(
  <SessionContext.Provider value={session}>
    <App />
  </SessionContext.Provider>,
  document.getElementById('app')!,
);
void session
  .open(() => openAtlas(read))
  .then(async () => (await session.viewsDesk()).know())
  .then(() => tellNews(session));
