import type { Lexicon } from '../../lexicon/lexicon.ts';
import { editDistanceWithin } from '../../text/edit-distance.ts';
import { looseKey, soundKey, tellingWords } from '../../text/name-key.ts';
import { isPerson } from '../name-kind.ts';
import { block, byUse } from './blocks.ts';
import { areKnownApart } from './companies.ts';
import type { Grouping, NameMerge } from './grouping.ts';
import type { NameNode } from './name-counts.ts';

/** Names that sound alike are compared pair by pair up to this many; the rarest beyond it are left alone. */
const MAX_BLOCK = 60;

/** Spellings of one name: custom first (al/el, ö/oe, centre/center), then sound and few edits. */
export function mergeSpellings(
  nodes: readonly NameNode[],
  grouping: Grouping,
  lexicon: Lexicon,
  doubts: NameMerge[],
): void {
  const spelt = nodes.filter((node) => node.type !== 'role' && !node.acronym && node.key.length > 2);
  for (const same of block(spelt, (node) => `${node.type} ${looseKey(node.words.join(' '))}`).values()) {
    const [first, ...rest] = byUse(same);
    for (const other of rest) {
      if (first && !areKnownApart(first, other))
        grouping.merge({ from: other.id, to: first.id, reason: 'spelling', confidence: 0.93 });
    }
  }
  // "Tanf", "al-Tanf"; "Qaeda", "al-Qaeda".
  const articled = (node: NameNode): string | undefined => {
    const telling = tellingWords(node.words);
    return isPerson(node) || telling.join('').length < 4 ? undefined : `${node.type} ${telling.join(' ')}`;
  };
  for (const same of block(spelt, articled).values()) {
    const [first, ...rest] = byUse(same);
    for (const other of rest) {
      if (first && !areKnownApart(first, other))
        grouping.merge({ from: other.id, to: first.id, reason: 'spelling', confidence: 0.88 });
    }
  }
  for (const alike of block(spelt, (node) => `${node.type} ${node.words.length} ${soundKey(node.key)}`).values()) {
    if (alike.length < 2) continue;
    const ranked = byUse(alike).slice(0, MAX_BLOCK);
    for (let i = 1; i < ranked.length; i++) {
      for (let j = 0; j < i; j++) {
        const [rare, common] = [ranked[i], ranked[j]];
        if (!rare || !common || grouping.find(rare.id) === grouping.find(common.id)) continue;
        const likeness = compareSpellings(rare, common, lexicon);
        if (likeness === 0) continue;
        const merge: NameMerge = { from: rare.id, to: common.id, reason: 'spelling', confidence: likeness };
        if (likeness >= 0.7) {
          if (grouping.merge(merge)) break;
        } else doubts.push(merge);
      }
    }
  }
}

/** How likely two names that sound alike are spellings of one, 0..1; 0 where they are not. */
function compareSpellings(a: NameNode, b: NameNode, lexicon: Lexicon): number {
  if (areKnownApart(a, b) || a.lexicon?.country || b.lexicon?.country) return 0;
  if (a.words.length !== b.words.length || (a.key.match(/\d+/g) ?? []).join() !== (b.key.match(/\d+/g) ?? []).join())
    return 0;
  let edits = 0;
  let changed = 0;
  let doubtful = false;
  for (const [at, word] of a.words.entries()) {
    const other = b.words[at] ?? '';
    if (word === other || looseKey(word) === looseKey(other)) continue;
    const shorter = Math.min(word.length, other.length);
    if (shorter < 4) return 0;
    const limit = shorter >= 7 ? 2 : 1;
    const distance = editDistanceWithin(word, other, limit);
    if (distance > limit) return 0;
    // Mario and Maria, Daniel and Daniela: a final vowel tells given names apart.
    const finals = `${word.at(-1)}${other.at(-1)}`;
    if (/[aeiou]/.test(finals) && word.at(-1) !== other.at(-1)) doubtful = true;
    if (shorter < 6 && lexicon.givenNames.has(word) && lexicon.givenNames.has(other)) doubtful = true;
    edits += distance;
    changed++;
  }
  if (changed === 0) return 0;
  if (a.words.length === 1) {
    if (isPerson(a) || isPerson(b) || a.key.length < 5 || doubtful) return 0.4;
    return edits === 1 ? 0.8 : 0.7;
  }
  if (doubtful) return 0.5;
  return edits === 1 ? 0.88 : edits === 2 ? 0.75 : 0.4;
}
