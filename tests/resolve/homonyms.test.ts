import { expect, test } from 'vitest';
import type { Mention } from '../../src/model/mention.ts';
import { tellHomonyms } from '../../src/resolve/within-article/tell-homonyms.ts';
import { readLexicon } from '../helpers/lexicon.ts';
import { plainArticle } from '../helpers/plain-article.ts';

const lexicon = readLexicon();

/** What the places in brackets mean, in text order. */
function meant(marked: string): string {
  const mentions: Mention[] = [];
  let text = '';
  for (const [, plain, place] of marked.matchAll(/([^[]+)|\[([^\]]+)\]/g)) {
    const from = text.length;
    text += plain ?? place;
    if (place === undefined) continue;
    mentions.push({ from, to: text.length, sentence: 0, kind: 'place', finder: 'lexicon', confidence: 0.9 });
  }
  return tellHomonyms(plainArticle(text, 'a'), mentions, lexicon)
    .map((name) => name ?? '–')
    .join(' | ');
}

test.each([
  ['Voters in [Georgia] queued in Atlanta and Savannah.', 'Georgia (US state)'],
  ['The parliament of [Georgia] met in Tbilisi.', 'Georgia'],
  ['They live in [Georgia].', 'Georgia'],
  ['Seattle and the rest of [Washington] voted.', 'Washington state'],
  ['[Washington] warned Tehran, the White House said.', 'Washington'],
  ['Lawmakers in Albany, the capital of [New York], met.', 'New York (state)'],
  ['Ships of Iran and Kuwait in the [Gulf] and again in the [Gulf].', 'Persian Gulf | Persian Gulf'],
  ['A hurricane crossed the [Gulf] towards Louisiana.', 'Gulf of Mexico'],
  ['He left [Paris].', '–'],
])('%s', (marked, expected) => expect(meant(marked)).toBe(expected));
