import {
  type Atlas,
  addNews,
  addViews,
  type FolderFile,
  listSiteFiles,
  type PageFiles,
  placeNames,
  redactAtlas,
  writeAtlasFolder,
  writeSinglePage,
  writeZip,
  zipTexts,
} from '../../index.ts';
import type { HandOnOrder } from './protocol.ts';

/** Files between two looks at the post: each takes some milliseconds. */
const FILES_AT_ONCE = 4;

/** Writes a map to hand on, of the same bytes as the command writes where the map is as the atlas has it. @param breathe hears how many files are written. */
export async function writeHandOn(
  atlas: Atlas,
  { title, text, form, page, places, views, news }: HandOnOrder,
  breathe: (done: number) => Promise<void>,
): Promise<Blob> {
  const [script, style, scriptHash] = await Promise.all(['page.js', 'style.css', 'page.sha256'].map(fetchPart(page)));
  const parts: PageFiles = { script: script!, style: style! };
  let done = 0;
  const count = function* (files: Iterable<FolderFile>) {
    for (const file of files) {
      done++;
      yield file;
    }
  };
  const files = count(addViews(addNews(writeAtlasFolder(redactAtlas(placeNames(atlas, places), text)), news), views));
  const pieces: BlobPart[] = [];
  let told = 0;
  const keep = async (piece: BlobPart) => {
    pieces.push(piece);
    if (done - told < FILES_AT_ONCE) return;
    told = done;
    await breathe(done);
  };
  if (form === 'page') {
    const page = writeSinglePage({ title, ...parts, scriptHash: scriptHash!, files });
    for (const piece of page) await keep(piece);
    return new Blob(pieces, { type: 'text/html' });
  }
  for await (const piece of writeZip(zipTexts(listSiteFiles(title, parts, files)))) await keep(new Uint8Array(piece));
  return new Blob(pieces, { type: 'application/zip' });
}

function fetchPart(page: string) {
  return async (file: string): Promise<string> => {
    const response = await fetch(new URL(file, page)).catch(() => undefined);
    if (response?.ok) return response.text();
    throw new RangeError(`the page that goes with the map could not be fetched (${file}); is it still served?`);
  };
}
