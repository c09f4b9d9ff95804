import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type FormerNames,
  indexFormerNames,
  type KnownArticle,
  keepArticleIds,
  listUnsure,
  openAtlas,
  type ReadResult,
  type Surveyed,
} from '../../index.ts';

/** The atlas that a build replaces: what it called things, and what the new one is held against to say what is new. */
export interface FormerAtlas extends Surveyed {
  readonly build: string;
  /** Undefined where it is of a version that did not keep them. */
  readonly names: FormerNames | undefined;
  /** The articles that were read, under the ids that they had there. */
  nameArticles(read: ReadResult): Promise<ReadResult>;
}

/** Undefined where there is none that can be read. */
export async function openFormer(folder: string): Promise<FormerAtlas | undefined> {
  try {
    const source = await openAtlas((file) => readFile(join(folder, file), 'utf8'));
    const [{ nodes, edges }, catalog, { undrawn, names }] = await Promise.all([
      source.wholeGraph(),
      source.catalog(),
      source.resolution(),
    ]);
    const ids = [...nodes, ...undrawn].map(({ id }) => id);
    return {
      build: source.manifest.build,
      articles: catalog.map(({ id }) => id),
      nodes,
      edges,
      names: names && indexFormerNames(ids, names),
      async nameArticles({ articles, notices }) {
        const former: KnownArticle[] = [...catalog];
        try {
          for (const index of listUnsure(articles, catalog)) {
            const { text } = await source.article(index);
            former[index] = { ...former[index]!, text };
          }
        } catch {
          // Without its texts an article is known by its name and address.
        }
        return { articles: keepArticleIds(articles, former), notices };
      },
    };
  } catch {
    // It is replaced in any case: what it was is no reason not to.
    return undefined;
  }
}
