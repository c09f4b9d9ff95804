import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { Article } from '../../model/article.ts';
import type { Recognition } from '../../model/mention.ts';
import { voteKinds } from './kind-votes.ts';
import { linkCompanies } from './link-companies.ts';
import { linkOrganizations } from './link-organizations.ts';
import { linkPersons } from './link-persons.ts';
import { type LocalLink, LocalLinks } from './links.ts';
import { type LocalName, readLocalNames } from './local-name.ts';
import { findNeighbours, type Neighbours } from './neighbours.ts';
import { placeBodies } from './place-bodies.ts';
import { tellHomonyms } from './tell-homonyms.ts';

/** What one article by itself says about its names. */
export interface LocalResolution {
  /** By id, in the order of their first mention. */
  readonly names: ReadonlyMap<string, LocalName>;
  /** Parallel to the mentions: how each reads, and the id it is printed as (see `LocalNames`). */
  readonly read: readonly LocalName[];
  readonly printed: readonly string[];
  /** Parallel to the mentions: the id of the name that each stands for in this article. */
  readonly targets: readonly string[];
  /** A name's id → the link that replaces it within this article. */
  readonly links: ReadonlyMap<string, LocalLink>;
  /** Names that stand side by side, in text order. */
  readonly neighbours: readonly Neighbours[];
  /** Links that are likely but unsure. */
  readonly doubts: readonly LocalLink[];
}

/**
 * Finds what names one article means by one thing: brackets, initials, short names, the lexicon. Depends on nothing but
 * the article, so that it can be kept, or made elsewhere.
 */
export function resolveArticle(article: Article, recognition: Recognition, lexicon: Lexicon): LocalResolution {
  const kinds = voteKinds(article, recognition, lexicon);
  const bodies = placeBodies(article, recognition.mentions, lexicon);
  const places = tellHomonyms(article, recognition.mentions, lexicon);
  const { byId, names, printed } = readLocalNames(
    article.text,
    recognition.mentions,
    kinds,
    { bodies, places },
    lexicon,
  );
  const found = new LocalLinks();
  for (const { a, b } of recognition.equations) {
    const [one, two] = [names[a], names[b]];
    if (!one || !two || one.type !== two.type || one.id === two.id) continue;
    const [short, long] = one.acronym && !two.acronym ? [one, two] : [two, one];
    found.link(short, long, 'acronym', 0.95);
  }
  linkCompanies(byId, found);
  const actors = [...byId.values()].filter((name) => name.type === 'actor');
  linkPersons(actors, lexicon.words, found);
  linkOrganizations(actors, lexicon, found);
  const targets = names.map(({ id }) => found.target(id));
  const neighbours = findNeighbours(article, recognition.mentions, targets);
  return { names: byId, read: names, printed, targets, links: found.links, neighbours, doubts: found.doubts };
}
