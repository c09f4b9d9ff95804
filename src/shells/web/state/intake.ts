import { type ExpectedReading, expectReading, findPageParts, isPassedOver } from '../../../index.ts';
import type { OpenedFile } from '../../worker/protocol.ts';

/** Files of one kind among those that were chosen. */
export interface IntakeGroup {
  /** "PDF", or "left out". */
  readonly format: string;
  /** Why they are not read; undefined where they are. */
  readonly refusal?: string;
  readonly files: readonly OpenedFile[];
  readonly bytes: number;
}

/** What was chosen, by what it is going to be read as: the most first, what is left out last. */
export function groupFiles(files: readonly OpenedFile[]): readonly IntakeGroup[] {
  const groups = new Map<string, { format: string; refusal?: string; files: OpenedFile[]; bytes: number }>();
  const parts = findPageParts(files.map(({ name }) => name));
  for (const file of files) {
    const expected = isPassedOver(file.name) ? HIDDEN : parts.has(file.name) ? PART : expectReading(file.name);
    const [key, group] =
      'format' in expected
        ? [expected.format, { format: expected.format }]
        : [`!${expected.refusal}`, { format: 'left out', refusal: expected.refusal.replace(/^was left out: /, '') }];
    const own = groups.get(key) ?? { ...group, files: [] as OpenedFile[], bytes: 0 };
    own.files.push(file);
    own.bytes += file.file.size;
    groups.set(key, own);
  }
  const weigh = ({ refusal, files }: IntakeGroup) => files.length - (refusal === undefined ? 0 : 1e9);
  return [...groups.values()].sort((a, b) => weigh(b) - weigh(a));
}

const PART: ExpectedReading = { refusal: 'parts of a page that was saved with them (frames, scripts) are no articles' };
const HIDDEN: ExpectedReading = { refusal: 'hidden files and READMEs are no articles' };

/**
 * Files that come to others. One whose bytes are there already, under whatever name, is that one; another of a name that is there gets a
 * name of its own.
 */
export async function joinFiles(
  before: readonly OpenedFile[],
  more: readonly OpenedFile[],
): Promise<readonly OpenedFile[]> {
  const joined = new Map(before.map((file) => [file.name, file]));
  const bySize = new Map<number, OpenedFile[]>();
  for (const file of before) {
    const same = bySize.get(file.file.size);
    if (same) same.push(file);
    else bySize.set(file.file.size, [file]);
  }
  for (const file of more) {
    if (await isAmong(file, bySize.get(file.file.size) ?? [])) continue;
    let { name } = file;
    let there = joined.get(name);
    for (let n = 2; there && !(await areSame(there.file, file.file)); n++) {
      name = numberName(file.name, n);
      there = joined.get(name);
    }
    if (!there) joined.set(name, { ...file, name });
  }
  return [...joined.values()];
}

async function isAmong({ file }: OpenedFile, others: readonly OpenedFile[]): Promise<boolean> {
  for (const other of others) if (await areSame(other.file, file)) return true;
  return false;
}

/** One that cannot be read is like no other: whoever reads it next says so. */
async function areSame(one: Blob, other: Blob): Promise<boolean> {
  if (one === other) return true;
  if (one.size !== other.size) return false;
  const read = [one, other].map((file) => file.arrayBuffer());
  const [a, b] = await Promise.all(read).catch(() => []);
  if (!a || !b) return false;
  const [own, theirs] = [new Uint8Array(a), new Uint8Array(b)];
  return own.every((byte, at) => byte === theirs[at]);
}

/** `a/b.txt` becomes `a/b (2).txt`. */
function numberName(name: string, n: number): string {
  const at = name.lastIndexOf('.');
  return at > name.lastIndexOf('/') + 1 ? `${name.slice(0, at)} (${n})${name.slice(at)}` : `${name} (${n})`;
}

/** What to call a project of these files: the folder that all lie in, else the first of them. */
export function nameProject(files: readonly OpenedFile[]): string {
  const [first = ''] = files.map(({ name }) => name);
  const folder = first.includes('/') ? first.slice(0, first.indexOf('/')) : '';
  if (folder !== '' && files.every(({ name }) => name.startsWith(`${folder}/`))) return folder;
  const plain = first.slice(first.lastIndexOf('/') + 1).replace(/(.)\.[^.]*$/, '$1');
  return files.length > 1 ? `${plain} and ${files.length - 1} more` : plain;
}
