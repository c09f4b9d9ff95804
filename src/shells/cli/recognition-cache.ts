import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Article, type OwnNames, type Recognition, type Span, VERSION } from '../../index.ts';
import { leaveDraft, nameDraft } from './drafts.ts';
import { explainFileError } from './errors.ts';
import { writeDurably } from './write-durably.ts';

/**
 * What was found in an article depends on the article, on the program and on what it knows before reading, and on nothing
 * else. So it is kept beside the atlas: the next build looks for names only in what is new or has changed. The file holds no more
 * than the articles of the last build; without it everything is found anew, and the atlas is the same.
 */
export interface RecognitionCache {
  /** What is known of an article; undefined where it was never read as it stands. */
  find(article: Article): Recognition | undefined;
  /** Keeps what was found, and nothing of any other article. Says what went wrong, where something did. */
  keep(articles: readonly Article[], of: (article: Article) => Recognition | undefined): Promise<string | undefined>;
  /** Why nothing of a file that is there can be used: "the list of names has changed". */
  readonly stale?: string;
}

/** Hidden, so that a folder of articles that an atlas stands in is not read with it. */
const CACHE_FILE = '.recognitions.gz';
const FORMAT = 'dramatis-recognitions 1';

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
  const { known, stale } = await readFile(path).then(
    (bytes) => readCache(bytes, makers),
    () => NOTHING,
  );
  return {
    ...(stale !== undefined && { stale }),
    find(article) {
      const kept = known.get(hashArticle(article));
      return kept && fits(kept, article) ? { ...kept, article: article.id } : undefined;
    },
    async keep(articles, of) {
      const lines = [JSON.stringify({ format: FORMAT, makers })];
      const kept = new Set<string>();
      for (const article of articles) {
        const key = hashArticle(article);
        const found = of(article);
        if (!found || kept.has(key)) continue;
        kept.add(key);
        const { article: _, ...recognition } = found;
        lines.push(JSON.stringify([key, recognition]));
      }
      // Nothing was read anew, and nothing went away.
      if ([...kept].every((key) => known.has(key)) && kept.size === known.size) return undefined;
      const name = nameDraft();
      const draft = join(folder, name);
      try {
        await writeDurably(draft, [gzipSync(lines.join('\n'), { level: 1 })]);
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

interface Opened {
  readonly known: ReadonlyMap<string, Kept>;
  readonly stale?: string;
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
    return { known: new Map(lines.map((line) => JSON.parse(line) as [string, Kept])) };
  } catch {
    return { ...NOTHING, stale: 'what was kept is damaged' };
  }
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
