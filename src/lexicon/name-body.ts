import { foldName } from '../text/fold.ts';
import type { Body } from './bodies.ts';
import type { Lexicon } from './lexicon.ts';

/**
 * What a body that many countries have is called in one of them: by a name of its own ("Bank of Canada"), else by its country's adjective.
 *
 * @param form under which of its names it is printed, folded.
 */
export function nameBody(
  { name }: Body,
  form: string,
  country: string,
  { bodies, names }: Pick<Lexicon, 'bodies' | 'names'>,
): string {
  const own = bodies.nameIn(country, form) ?? bodies.nameIn(country, foldName(name));
  const full = `${bodies.adjectiveOf(country)} ${name}`;
  // "Israeli Parliament" is the Knesset.
  return own ?? names.get(foldName(full))?.name ?? full;
}
