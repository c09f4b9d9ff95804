import type { LexiconIndex } from '../../lexicon/lexicon-index.ts';
import type { Span } from '../../model/span.ts';
import { foldName } from '../../text/fold.ts';
import type { Token } from '../../text/token.ts';
import type { PlacedMention } from './placed-mention.ts';

/** "Kenosha, Wisconsin", "Wuhan, China": a state or country that only says where the place before it is. */
export function findAddresses(
  tokens: readonly Token[],
  mentions: readonly PlacedMention[],
  index: LexiconIndex,
): readonly Span[] {
  const places = mentions.filter(({ kind, demonym }) => kind === 'place' && !demonym);
  return places.flatMap((place, at) => {
    const town = places[at - 1];
    const isNext = town && town.end + 1 === place.first && tokens[town.end]?.text === ',';
    if (!isNext || findWide(tokens, town, index) !== undefined) return [];
    const wide = findWide(tokens, place, index);
    const { countryOf } = index.lexicon.bodies;
    const home = countryOf.get(foldName(printName(tokens, town)));
    // "London, Hong Kong and Tokyo": a list.
    const isApart = home !== undefined && wide !== undefined && home !== countryOf.get(foldName(wide));
    if (wide === undefined || isApart) return [];
    return [{ from: tokens[place.first]!.from, to: tokens[place.end - 1]!.to }];
  });
}

/** The country, or the state that newspapers abbreviate behind its towns, that a mention names. */
function findWide(tokens: readonly Token[], { first, end }: PlacedMention, index: LexiconIndex): string | undefined {
  const { abbreviations, states } = index.lexicon;
  const printed = printName(tokens, { first, end });
  const short = abbreviations.get(printed) ?? abbreviations.get(`${printed}.`);
  if (short !== undefined) return short;
  const known = index.findName(tokens, first);
  if (known?.length !== end - first) return undefined;
  const { name, country } = known.value;
  return country || states.has(name) ? name : undefined;
}

function printName(tokens: readonly Token[], { first, end }: Pick<PlacedMention, 'first' | 'end'>): string {
  return tokens
    .slice(first, end)
    .map(({ text }) => text)
    .join(' ');
}
