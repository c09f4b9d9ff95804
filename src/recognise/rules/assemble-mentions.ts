import type { LexiconIndex } from '../../lexicon/lexicon-index.ts';
import type { WordClasses } from '../../lexicon/word-classes.ts';
import type { Article } from '../../model/article.ts';
import type { Equation, Mention, Recognition, RoleTie } from '../../model/mention.ts';
import { type Span, spansOverlap } from '../../model/span.ts';
import { foldName } from '../../text/fold.ts';
import type { Token } from '../../text/token.ts';
import type { TaggedSentence } from '../tagger.ts';
import type { StatedCurves } from '../weights.ts';
import { isAttribution, isCredit } from './attribution.ts';
import { findEquations } from './equations.ts';
import { findIdleRoles } from './idle-roles.ts';
import { findLists, type ListedSentence } from './lists.ts';
import type { NameCandidate } from './name-candidate.ts';
import type { PlacedMention } from './placed-mention.ts';
import { findRoleTies } from './role-ties.ts';
import { findRoles, type RoleCandidate } from './roles.ts';
import type { SentenceTokens } from './sentence-tokens.ts';
import { stateConfidence } from './stated-confidence.ts';

/**
 * Turns the names and roles of every sentence into mentions, and what ties them.
 *
 * @param curves what the rules' confidences are worth; without them they are stated as they are.
 */
export function assembleMentions(
  article: Article,
  sentences: readonly SentenceTokens[],
  names: readonly (readonly NameCandidate[])[],
  words: WordClasses,
  index?: LexiconIndex,
  tagged?: readonly TaggedSentence[],
  curves?: StatedCurves,
): Recognition {
  const mentions: Mention[] = [];
  const roleTies: RoleTie[] = [];
  const equations: Equation[] = [];
  const pieces: ListedSentence[] = [];
  for (const [number, { tokens, sentence }] of sentences.entries()) {
    const own = dropInRoles(tokens, names[number] ?? [], index).filter((name) => !isPortfolio(tokens, name));
    const taken = new Set<number>();
    for (const name of own) for (let at = name.first; at < name.end; at++) taken.add(at);
    const persons = new Set(own.filter(({ kind }) => kind === 'person').map(({ first }) => first));
    const pos = partsOfSpeech(tagged?.[number], tokens.length);
    const roles = index
      ? findRoles(
          tokens,
          (at) => taken.has(at),
          (at) => persons.has(at),
          index,
          pos,
        )
      : [];
    const all = [
      ...own.map((name) => ({ ...name, role: name.kind === 'role' ? (name.canonical ?? '') : '' })),
      ...roles.map((role) => ({
        ...role,
        kind: 'role' as const,
        finder: 'role' as const,
        canonical: nameOffice(tokens, role, own, words),
        role: role.lemma,
      })),
    ].sort((a, b) => a.first - b.first);

    const placed: PlacedMention[] = all.map((item, at) => ({
      index: mentions.length + at,
      first: item.first,
      end: item.end,
      kind: item.kind,
      news: 'news' in item && item.news === true,
      own: item.kind === 'organization' && isOwnSource(tokens, item, article.source),
      known: item.finder === 'lexicon' || item.finder === 'watchlist',
      demonym: 'demonym' in item && item.demonym === true,
      role: item.role,
    }));
    const ties = findRoleTies(tokens, placed, words);
    const held = new Set(ties.flatMap(({ role, holder }) => (holder === undefined ? [] : [role])));
    for (const [at, item] of all.entries()) {
      const from = tokens[item.first]?.from ?? 0;
      const to = tokens[item.end - 1]?.to ?? from;
      const place = placed[at];
      mentions.push({
        from,
        to,
        sentence,
        kind: item.kind,
        finder: item.finder,
        confidence: Math.round(100 * stateConfidence(item, curves)) / 100,
        ...(item.canonical !== undefined && item.canonical !== article.text.slice(from, to)
          ? { canonical: item.canonical }
          : {}),
        ...('demonym' in item && item.demonym ? { demonym: true } : {}),
        ...('unconfirmed' in item && item.unconfirmed ? { unconfirmed: true } : {}),
        ...(place && isAttribution(tokens, place, (role) => held.has(role), words) ? { attribution: true } : {}),
        ...(isFurniture(article.furniture, { from, to }) || (place && isCredit(tokens, place, placed))
          ? { furniture: true }
          : {}),
      });
    }
    for (const tie of ties) roleTies.push(tie);
    for (const equation of findEquations(tokens, placed)) equations.push(equation);
    pieces.push({ sentence, tokens, mentions: placed, pos });
  }
  for (const tie of findIdleRoles(pieces, roleTies, words)) roleTies.push(tie);
  const lists = index ? findLists(pieces, index) : [];
  return { article: article.id, mentions, roleTies, equations, ...(lists.length > 0 && { lists }) };
}

/** The article's outlet as its file states it: "Wikinews" where the source is Wikinews. */
function isOwnSource(
  tokens: readonly Token[],
  { first, end }: { readonly first: number; readonly end: number },
  source = '',
) {
  const [from, to] = [tokens[first]?.from ?? 0, tokens[end - 1]?.to ?? 0];
  return (
    to - from === source.length &&
    foldName(source) ===
      tokens
        .slice(first, end)
        .map(({ fold }) => fold)
        .join(' ')
  );
}

/** An ambassador to Ukraine is not one of Ukraine: to whom one is sent belongs to the office. */
function nameOffice(
  tokens: readonly Token[],
  { end, lemma }: RoleCandidate,
  names: readonly NameCandidate[],
  words: WordClasses,
): string {
  if (tokens[end]?.fold !== 'to' || !words.envoy.has(tokens[end - 1]?.fold ?? '')) return lemma;
  const first = tokens[end + 1]?.fold === 'the' ? end + 2 : end + 1;
  const target = names.find((name) => name.first === first && name.kind !== 'person' && !name.demonym);
  if (!target) return lemma;
  const printed = tokens.slice(target.first, target.end).map(({ text }) => text);
  return `${lemma} to ${target.canonical ?? printed.join(' ')}`;
}

/** "Member of Parliament", "Chief of Defence Forces": a name inside a role's own phrase is part of the role. */
function dropInRoles(
  tokens: readonly Token[],
  names: readonly NameCandidate[],
  index: LexiconIndex | undefined,
): readonly NameCandidate[] {
  if (!index || names.length === 0) return names;
  return names.filter((name) => {
    if (name.finder === 'watchlist') return true;
    for (let at = name.first - 1; at >= Math.max(0, name.first - 4); at--) {
      const role = index.findRole(tokens, at);
      if (role && role.length > 2 && at + role.length >= name.end) return false;
    }
    return true;
  });
}

/** "Minister of Information", "minister for Women": what follows is what the minister is for, no name. */
function isPortfolio(tokens: readonly Token[], name: NameCandidate): boolean {
  if (name.kind === 'place' || name.finder === 'lexicon' || name.finder === 'watchlist') return false;
  const at = tokens[name.first - 1]?.fold === 'the' ? name.first - 2 : name.first - 1;
  const link = tokens[at]?.fold;
  if (link !== 'of' && link !== 'for') return false;
  return /^ministers?$/.test(tokens[at - 1]?.fold ?? '') && tokens[at - 2]?.fold !== 'prime';
}

/** A tagger that tells no parts of speech leaves the rules to local signs. */
function partsOfSpeech(tagged: TaggedSentence | undefined, tokens: number): TaggedSentence['pos'] | undefined {
  return tagged && tagged.pos.length === tokens ? tagged.pos : undefined;
}

function isFurniture(furniture: readonly Span[], span: Span): boolean {
  return furniture.some((piece) => spansOverlap(piece, span));
}
