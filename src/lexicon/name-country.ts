import type { Mention } from '../model/mention.ts';
import { foldName } from '../text/fold.ts';
import type { Lexicon } from './lexicon.ts';

/** The country that a mention says something of: its name, its adjective, a place in it, or a body that it alone has. None in boilerplate. */
export function nameCountry(
  text: string,
  { kind, furniture, canonical, from, to }: Mention,
  { bodies }: Pick<Lexicon, 'bodies'>,
): string | undefined {
  if (kind === 'person' || kind === 'role' || furniture) return undefined;
  return bodies.countryOf.get(foldName(canonical ?? text.slice(from, to)));
}
