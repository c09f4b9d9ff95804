import type { AtlasArticle, AtlasMention } from './atlas-folder.ts';
import { FormatError } from './notice.ts';

/**
 * The mention that a proof speaks of. Proofs and articles stand in tables of their own, so that neither can be checked
 * against the other before both are there.
 *
 * @throws FormatError where the article has no such mention.
 */
export function findMention(article: AtlasArticle, index: number): AtlasMention {
  const mention = article.mentions[index];
  if (mention) return mention;
  throw new FormatError(article.id, `has no mention ${index} that a proof speaks of; build the atlas again`);
}
