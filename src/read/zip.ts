import type { SourceFile } from '../model/article.ts';
import { listPaths } from './format-of-bytes.ts';
import { findPageParts, tellPageParts } from './page-parts.ts';
import { isPassedOver } from './passed-over.ts';
import type { SourceReader } from './source-format.ts';
import { unzipEach } from './unzip.ts';

/** Zips inside zips that are opened: a mail's attachment in an archive of mails, and one more. */
const DEEPEST = 3;

/** A zip as the folder that it is: each file in it by its own format, named below the zip. */
export const readZip: SourceReader = async ({ name, bytes }, context) => {
  if (context.depth >= DEEPEST) {
    context.notices.push({ where: name, message: 'is a zip too deep inside others; unpack it' });
    return [];
  }
  const files: SourceFile[] = [];
  const parts = findPageParts([...listPaths(bytes)].filter((path) => !path.endsWith('/')));
  for (const { where, message } of tellPageParts(parts)) context.notices.push({ where: `${name}/${where}`, message });
  const wants = (inner: string) => {
    if (isOfAMac(inner) || parts.has(inner)) return false;
    if (!leadsOut(inner)) return !isPassedOver(inner);
    context.notices.push({
      where: `${name}/${inner}`,
      message: 'has a path that leads out of its zip; it was left out',
    });
    return false;
  };
  for (const inner of unzipEach(name, bytes, context, wants)) {
    for (const file of await context.readInner({ name: `${name}/${inner.path}`, bytes: inner.bytes })) files.push(file);
  }
  return files;
};

/** Whether whoever unpacked it by its path would write elsewhere than they said. */
function leadsOut(path: string): boolean {
  return path.startsWith('/') || path.split(/[/\\]/).includes('..');
}

/** What macOS puts beside each file in a zip. */
function isOfAMac(path: string): boolean {
  return path.startsWith('__MACOSX/');
}
