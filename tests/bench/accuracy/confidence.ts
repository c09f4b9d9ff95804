import type { Mention } from '../../../src/model/mention.ts';
import type { MarkedText } from './marked-texts.ts';

/** Names whose confidence falls into one tenth: how many, how sure they were said to be on average, how many are right. */
export interface Tenth {
  names: number;
  stated: number;
  right: number;
}

/** What people's kinds are called in a mention. A group is an organisation to them. */
const KINDS: Readonly<Record<string, string>> = { PER: 'person', ORG: 'organization', LOC: 'place' };

/** Whether a name is one that people marked: both ends and the kind. */
export function isRight({ from, to, kind }: Mention, gold: MarkedText['gold']): boolean {
  const own = kind === 'group' ? 'organization' : kind;
  return gold.some((span) => span.from === from && span.to === to && KINDS[span.label] === own);
}

/** Counts names by the tenth of their confidence. Roles and hints ("Iraqi") are no names. */
export function countTenths(texts: readonly MarkedText[], found: readonly (readonly Mention[])[]): Tenth[] {
  const tenths = Array.from({ length: 10 }, () => ({ names: 0, stated: 0, right: 0 }));
  for (const [index, { gold }] of texts.entries()) {
    for (const mention of found[index]!) {
      if (mention.kind === 'role' || mention.demonym) continue;
      const tenth = tenths[Math.min(9, Math.floor(mention.confidence * 10 + 1e-9))]!;
      tenth.names++;
      tenth.stated += mention.confidence;
      if (isRight(mention, gold)) tenth.right++;
    }
  }
  return tenths;
}

export function addTenths(all: readonly (readonly Tenth[])[]): Tenth[] {
  return Array.from({ length: 10 }, (_, index) => ({
    names: all.reduce((sum, tenths) => sum + tenths[index]!.names, 0),
    stated: all.reduce((sum, tenths) => sum + tenths[index]!.stated, 0),
    right: all.reduce((sum, tenths) => sum + tenths[index]!.right, 0),
  }));
}
