import type { WordClasses } from '../../lexicon/word-classes.ts';
import type { RoleTie } from '../../model/mention.ts';
import type { Token } from '../../text/token.ts';
import type { PlacedMention } from './placed-mention.ts';

/** A sentence, or a piece of one, with what stands in it. */
interface PlacedSentence {
  readonly tokens: readonly Token[];
  readonly mentions: readonly PlacedMention[];
}

/**
 * Roles that take part in nothing where they stand, as ties without ends: somebody's whom another sentence names ("the president",
 * in an article about President Macron), or whom a pronoun means ("his advisers"); an office that nobody holds there ("ran
 * for president"); a word of a body's own name ("the board of directors").
 *
 * @param ties what the article states of its roles.
 */
export function findIdleRoles(
  sentences: readonly PlacedSentence[],
  ties: readonly RoleTie[],
  words: WordClasses,
): RoleTie[] {
  const tied = new Set(ties.map(({ role }) => role));
  const held = new Set(ties.flatMap(({ role, holder }) => (holder === undefined ? [] : [role])));
  const known = new Set<string>();
  for (const { mentions } of sentences) {
    for (const { index, role } of mentions) if (held.has(index)) for (const name of listEndings(role)) known.add(name);
  }
  return sentences.flatMap(({ tokens, mentions }) =>
    mentions.flatMap(({ index, kind, first, end, role }) => {
      if (kind !== 'role' || tied.has(index)) return [];
      const before = tokens[first - 1]?.fold ?? '';
      const isOne = tokens[end - 1]?.fold === role.slice(role.lastIndexOf(' ') + 1);
      const isIdle =
        words.possessive.has(before) ||
        (isOne && words.officeBefore.has(before)) ||
        (isOne && before === 'the' && known.has(role)) ||
        (before === 'of' && words.boardNoun.has(tokens[first - 2]?.fold ?? ''));
      return isIdle ? [{ role: index }] : [];
    }),
  );
}

/** "deputy finance minister", "finance minister", "minister": the shorter ways to speak of who is one. */
function listEndings(role: string): string[] {
  const words = role.split(' ');
  return words.map((_, at) => words.slice(at).join(' '));
}
