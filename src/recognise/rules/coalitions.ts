import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { LexiconIndex } from '../../lexicon/lexicon-index.ts';
import type { Token } from '../../text/token.ts';
import { COALITION } from '../weights.ts';
import type { NameCandidate } from './name-candidate.ts';
import type { SentenceTokens } from './sentence-tokens.ts';

/**
 * Coalitions of one article, by sentence: "the US-led coalition", "the international coalition", "the coalition".
 * A bare one takes the name of the one that the article names in full, at a lower confidence.
 */
export function findCoalitions(
  sentences: readonly SentenceTokens[],
  index: LexiconIndex,
  lexicon: Lexicon,
): NameCandidate[][] {
  const led = new Map<string, number>();
  const found: {
    sentence: number;
    first: number;
    end: number;
    name?: string;
    wide: boolean;
    bare: boolean;
    military: boolean;
  }[] = [];
  let political = false;
  let military = false;
  for (const [number, { tokens }] of sentences.entries()) {
    for (const [at, token] of tokens.entries()) {
      if (token.fold !== 'coalition' && token.fold !== 'alliance') continue;
      const after = tokens[at + 1]?.fold ?? '';
      const before = tokens[at - 1]?.fold ?? '';
      if (
        token.fold === 'coalition' &&
        (index.words.coalitionPolitics.has(after) || index.words.coalitionPolitics.has(before))
      ) {
        if (after !== 'partners') political = true;
        continue;
      }
      const leader = readLeader(tokens, at, index, lexicon);
      const fights =
        index.words.coalitionMilitary.has(after) || index.words.coalitionMilitary.has(tokens[at + 2]?.fold ?? '');
      const alliance = token.fold === 'alliance';
      if (leader && (leader.led || !alliance)) {
        if (leader.led) {
          led.set(leader.name, (led.get(leader.name) ?? 0) + 1);
          military = true;
        }
        found.push({
          sentence: number,
          first: leader.first,
          end: at + 1,
          name: leader.name,
          wide: false,
          bare: false,
          military: leader.led || fights,
        });
      } else if (!alliance && index.words.coalitionWide.has(before)) {
        found.push({ sentence: number, first: at - 1, end: at + 1, wide: true, bare: false, military: true });
        military = true;
      } else if (!alliance && (before === 'the' || fights)) {
        found.push({ sentence: number, first: at, end: at + 1, wide: false, bare: true, military: fights });
      }
      military ||= fights;
    }
  }
  const bySentence: NameCandidate[][] = sentences.map(() => []);
  if (found.length === 0) return bySentence;
  if (led.size === 0 && military && !political) {
    for (const { name } of found) if (name !== undefined) led.set(name, (led.get(name) ?? 0) + 1);
  }
  const dominant = findDominant(led);
  for (const { sentence, first, end, name, wide, bare, military: fights } of found) {
    if (!fights && (political || !military) && !wide) continue;
    const canonical = name ?? dominant ?? (wide ? 'international coalition' : 'coalition');
    bySentence[sentence]?.push({
      first,
      end,
      kind: 'organization',
      finder: 'lexicon',
      asIs: true,
      confidence: bare ? (dominant ? COALITION.bare : COALITION.unknown) : COALITION.named,
      canonical,
    });
  }
  return bySentence;
}

/** Who leads: "US-led military coalition", "US coalition", "American coalition". */
function readLeader(
  tokens: readonly Token[],
  at: number,
  index: LexiconIndex,
  lexicon: Lexicon,
): { first: number; name: string; led: boolean } | undefined {
  let end = at;
  const between = tokens[at - 1]?.fold ?? '';
  if (
    ['military', 'international', 'global', 'anti-is', 'air', 'naval', 'arab'].includes(between) &&
    tokens[at - 2]?.fold === 'led'
  )
    end = at - 1;
  const led = tokens[end - 1]?.fold === 'led' && tokens[end - 2]?.text === '-';
  const last = led ? end - 3 : end - 1;
  for (let first = Math.max(0, last - 2); first <= last; first++) {
    const name = index.findName(tokens, first);
    const demonym = index.findDemonym(tokens, first);
    const match = name ?? demonym;
    if (!match || first + match.length !== last + 1) continue;
    const place = name ? name.value.name : (demonym?.value ?? '');
    if (name && name.value.kind !== 'place' && !led) continue;
    return { first, name: `${shortName(place, tokens[first]?.text ?? '', lexicon)}-led coalition`, led };
  }
  const leader = tokens[last];
  if (led && leader?.upper) return { first: last, name: `${leader.text}-led coalition`, led };
  return undefined;
}

/** The adjective or initials a leader goes by: US, Saudi, French, NATO. */
function shortName(place: string, surface: string, lexicon: Lexicon): string {
  if (place === 'United States') return 'US';
  if (place === 'United Kingdom') return 'UK';
  for (const [adjective, country] of lexicon.demonyms) {
    if (country === place) return adjective.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  }
  return surface.replace(/\./g, '');
}

function findDominant(led: ReadonlyMap<string, number>): string | undefined {
  const names = [...led].sort((a, b) => b[1] - a[1]);
  const [first, second] = names;
  return first && (!second || first[1] > second[1]) ? first[0] : undefined;
}
