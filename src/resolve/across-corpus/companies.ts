import type { Lexicon } from '../../lexicon/lexicon.ts';
import { hasLegalForm, looseKey, stripLegalForm } from '../../text/name-key.ts';
import { isPerson } from '../name-kind.ts';
import { block, byUse } from './blocks.ts';
import type { Grouping } from './grouping.ts';
import type { NameNode } from './name-counts.ts';

/**
 * A legal form makes a company of the bare name as well, whatever a tagger took it for: "Akzo" is Akzo N.V. A known place
 * stays one ("Alberta" is not Alberta Corp), and so does a person of whom an article gives more than the surname, where
 * more articles name the person than the company ("Calvin Klein").
 *
 * @returns the ids of all names that are companies'.
 */
export function mergeCompanies(nodes: readonly NameNode[], grouping: Grouping, lexicon: Lexicon): ReadonlySet<string> {
  const companies = new Set<string>();
  const bare = (node: NameNode): string | undefined =>
    node.type === 'role' ? undefined : looseKey(stripLegalForm(node.words).join(' ').replace(/,/g, ''));
  for (const same of block(nodes, bare).values()) {
    const formal = byUse(same.filter(({ words }) => hasLegalForm(words)));
    const [first] = formal;
    if (!first) continue;
    for (const node of byUse(same)) {
      if (node !== first && !formal.includes(node) && !isCompanyToo(node, first, lexicon)) continue;
      companies.add(node.id);
      if (!areKnownApart(node, first))
        grouping.merge({ from: node.id, to: first.id, reason: 'spelling', confidence: 0.93 });
    }
  }
  return companies;
}

function isCompanyToo(node: NameNode, company: NameNode, lexicon: Lexicon): boolean {
  if (node.type === 'place') return !node.lexicon;
  if (node.lexicon) return node.lexicon.kind === 'organization';
  const givenName = node.words.length > 1 && lexicon.givenNames.has(node.words[0]!);
  return !(isPerson(node) && givenName && node.articles > company.articles);
}

/** Two names the lexicon knows as different: Niger and Nigeria. */
export function areKnownApart(a: NameNode, b: NameNode): boolean {
  return Boolean(a.lexicon && b.lexicon && a.lexicon.name !== b.lexicon.name);
}
