import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  type Article,
  isSignature,
  type OwnNames,
  type Recognition,
  type Span,
  type TextSignature,
  VERSION,
} from '../../index.ts';
import { leaveDraft, nameDraft } from './drafts.ts';
import { explainFileError } from './errors.ts';
import { writeDurably } from './write-durably.ts';

/**
 * What was found in an article depends on the article, on the program and on what it knows before reading, and on nothing
 * else. So it is kept beside the atlas: the next build looks for names only in what is new or has changed. The file holds no more
 * than the articles of the last build; without it everything is found anew, and the atlas is the same. What only adds articles
 * is added to the file, as a further member of the gzip format.
 */
export interface RecognitionCache {
  /** What is known of an article; undefined where it was never read as it stands. */
  find(article: Article): Finding | undefined;
  /** Keeps what was found, and nothing of any other article. Says what went wrong, where something did. */
  keep(articles: readonly Article[], of: (article: Article) => Finding | undefined): Promise<string | undefined>;
  /** Why nothing of a file that is there can be used: "the list of names has changed". */
  readonly stale?: string;
}

/** What reading one article by itself told. */
export interface Finding {
  readonly recognition: Recognition;
  readonly signature: TextSignature;
}

/** Hidden, so that a folder of articles that an atlas stands in is not read with it. */
const CACHE_FILE = '.recognitions.gz';
const FORMAT = 'dramatis-recognitions 2';

/** What decides on a recognition besides the article, each as a hash, and how its change is told. */
export type Makers = Readonly<Record<keyof typeof CHANGES, string>>;

const CHANGES = {
  program: 'the program has changed',
  knowledge: 'the lexicon, the model or the way to find names has changed',
  names: 'the list of names has changed',
};

/** @param folder of the atlas. */
export async function openRecognitionCache(folder: string, makers: Makers): Promise<RecognitionCache> {
  const path = join(folder, CACHE_FILE);
  const { known, stale, bytes } = await readFile(path).then(
    (read) => readCache(read, makers),
    () => NOTHING,
  );
  /** Of the articles that were looked up: an article is long, and asked for twice. */
  const keys = new WeakMap<Article, string>();
  const keyOf = (article: Article): string => {
    const key = keys.get(article) ?? hashArticle(article);
    keys.set(article, key);
    return key;
  };
  return {
    ...(stale !== undefined && { stale }),
    find(article) {
      const kept = known.get(keyOf(article));
      if (!kept || !fits(kept[0], article)) return undefined;
      const signature = readSignature(kept[1]);
      return signature && { recognition: { ...kept[0], article: article.id }, signature };
    },
    async keep(articles, of) {
      const kept = new Map<string, Finding>();
      for (const article of articles) {
        const found = of(article);
        if (found) kept.set(keyOf(article), found);
      }
      const added = [...kept].filter(([key]) => !known.has(key));
      const isWhole = kept.size - added.length === known.size;
      if (isWhole && added.length === 0) return undefined;
      const head = JSON.stringify({ format: FORMAT, makers });
      const written =
        bytes && isWhole
          ? [bytes, zip(['', ...added.map(writeFinding)])]
          : [zip([head, ...[...kept].map(writeFinding)])];
      const name = nameDraft();
      const draft = join(folder, name);
      try {
        await writeDurably(draft, written);
        await rename(draft, path);
        return undefined;
      } catch (error) {
        await rm(draft, { force: true }).catch(() => undefined);
        return `what was found could not be kept for the next build: ${explainFileError(error)}`;
      } finally {
        leaveDraft(name);
      }
    },
  };
}

/** Takes away what an earlier build kept. */
export async function removeRecognitionCache(folder: string): Promise<void> {
  await rm(join(folder, CACHE_FILE), { force: true });
}

type Kept = Omit<Recognition, 'article'>;

/** A recognition, and the signature as `writeSignature` writes it. */
type KeptFinding = readonly [Kept, string];

interface Opened {
  readonly known: ReadonlyMap<string, KeptFinding>;
  readonly stale?: string;
  /** The file, where what it says holds. */
  readonly bytes?: Uint8Array;
}

const NOTHING: Opened = { known: new Map() };

/** A file that is damaged, which gzip's checksum tells, is as good as none. */
function readCache(bytes: Uint8Array, makers: Makers): Opened {
  try {
    const [head = '', ...lines] = gunzipSync(bytes).toString('utf8').split('\n');
    const { format, makers: then } = JSON.parse(head) as { format: string; makers: Makers };
    if (format !== FORMAT) return { ...NOTHING, stale: CHANGES.program };
    for (const [part, change] of Object.entries(CHANGES)) {
      if (then[part as keyof Makers] !== makers[part as keyof Makers]) return { ...NOTHING, stale: change };
    }
    const rows = lines.map((line) => JSON.parse(line) as [string, ...KeptFinding]);
    return { known: new Map(rows.map(([key, ...found]) => [key, found])), bytes };
  } catch {
    return { ...NOTHING, stale: 'what was kept is damaged' };
  }
}

function writeFinding([key, { recognition, signature }]: readonly [string, Finding]): string {
  const { article: _, ...kept } = recognition;
  return JSON.stringify([key, kept, writeSignature(signature)]);
}

function zip(lines: readonly string[]): Uint8Array {
  return gzipSync(lines.join('\n'), { level: 1 });
}

/** Four bytes a number, the low ones first, in base 64. */
function writeSignature(signature: TextSignature): string {
  const bytes = Buffer.alloc(4 * signature.length);
  for (const [at, band] of signature.entries()) bytes.writeUInt32LE(band, 4 * at);
  return bytes.toString('base64');
}

/** Undefined for what is none. */
function readSignature(written: string): TextSignature | undefined {
  const bytes = Buffer.from(String(written), 'base64');
  const signature = Array.from({ length: bytes.length >> 2 }, (_, at) => bytes.readUInt32LE(4 * at));
  return isSignature(signature) ? signature : undefined;
}

/** Whether what was kept points into the article: a file that somebody changed is not believed. */
function fits({ mentions, roleTies, equations, lists = [] }: Kept, { text, sentences }: Article): boolean {
  const isMention = (index: number | undefined) => index === undefined || mentions[index] !== undefined;
  const isSpan = ({ from, to }: Span) => from >= 0 && from < to && to <= text.length;
  return (
    mentions.every((mention) => isSpan(mention) && sentences[mention.sentence] !== undefined) &&
    roleTies.every(({ role, holder, organization }) => [role, holder, organization].every(isMention)) &&
    equations.every(({ a, b }) => isMention(a) && isMention(b)) &&
    lists.every((list) => isSpan(list) && isMention(list.head))
  );
}

/** All of an article that a recognition may depend on; where it comes from it may not. */
function hashArticle({ title, text, paragraphs, sentences, furniture }: Article): string {
  return hash(JSON.stringify([title, text, paragraphs, sentences, furniture]));
}

/** The hash of the program as it runs: its files, so that what is built anew finds anew. */
export function hashProgram(): string {
  const folder = import.meta.dirname;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  return hash([VERSION, ...files.sort().map((file) => hash(readFileSync(join(folder, file))))].join('\n'));
}

export function hashNames(own: OwnNames): string {
  return hash(JSON.stringify([own.watchlist ?? [], own.watchlistOnly ?? false]));
}

export function hash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url');
}
