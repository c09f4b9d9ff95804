import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What ties the words of a company's name and is taken for its end or for two names. */
const JOINT = /&| and |['’]s |, (?!Inc|Ltd|LLC|Corp)/;

/** What ends a company's name. */
const LEGAL_FORM = /\b(?:Inc|Corp|Co|Ltd|Plc|PLC|AG|NV|N\.V\.|SA|S\.A\.|SpA|GmbH|Bancorp|Holdings)\.?$/;

/** In words; longer ones are mostly addresses. */
const LONGEST = 7;

/** The heaviest companies of the table: half of the names asked for hold a joint, half end in a legal form. */
export function readJoinedOrganisations(folder: string, count: number): string[] {
  const joined: string[] = [];
  const formal: string[] = [];
  for (const line of readFileSync(join(folder, 'organisations.tsv'), 'utf8').split('\n').slice(1)) {
    const [name, kind, , aliases] = line.split('\t');
    if (kind !== 'company') continue;
    for (const form of [name!, ...(aliases ? aliases.split('|') : [])]) {
      const words = form.split(' ').length;
      if (words < 2 || words > LONGEST) continue;
      if (JOINT.test(form)) joined.push(form);
      else if (LEGAL_FORM.test(form)) formal.push(form);
    }
  }
  return [...joined.slice(0, count / 2), ...formal.slice(0, count / 2)];
}
