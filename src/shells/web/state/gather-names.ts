import type { AtlasArticle, AtlasSource, TextHit } from '../../../index.ts';

/** Articles that are asked for at once: neighbours lie in one file, and a page that is left soon stops asking. */
const AT_ONCE = 64;

/**
 * For each node the number of articles that name it in a sentence of the answer. All of them are read, in the order in which they
 * lie, so that each file is fetched once.
 *
 * @param isWanted asked between files: false stops, and what was counted until then is given back.
 * @param tell how many articles were read so far.
 */
export async function gatherNames(
  source: Pick<AtlasSource, 'article'>,
  hits: readonly TextHit[],
  isWanted: () => boolean,
  tell: (done: number) => void,
): Promise<ReadonlyMap<number, number>> {
  const inOrder = [...hits].sort((a, b) => a.article - b.article);
  const counts = new Map<number, number>();
  for (let from = 0; from < inOrder.length && isWanted(); from += AT_ONCE) {
    const some = inOrder.slice(from, from + AT_ONCE);
    const named = await Promise.all(
      some.map(async ({ article, sentences }) => namesIn(await source.article(article), sentences)),
    );
    for (const nodes of named) for (const node of nodes) counts.set(node, (counts.get(node) ?? 0) + 1);
    tell(from + some.length);
  }
  return counts;
}

function namesIn({ mentions }: AtlasArticle, sentences: readonly number[]): ReadonlySet<number> {
  const wanted = new Set(sentences);
  return new Set(mentions.filter(({ node, sentence }) => node >= 0 && wanted.has(sentence)).map(({ node }) => node));
}
