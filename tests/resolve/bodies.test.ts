import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import type { Mention } from '../../src/model/mention.ts';
import { drain } from '../../src/model/progress.ts';
import { resolveEntities } from '../../src/resolve/resolve.ts';
import { placeBodies } from '../../src/resolve/within-article/place-bodies.ts';
import { readLexicon } from '../helpers/lexicon.ts';
import { plainArticle } from '../helpers/plain-article.ts';

const lexicon = readLexicon();

/** `[Senate]` is an actor, `(Brazil)` a place, `{Brazilian:Brazil}` an adjective and its country. */
function read(marked: string): { article: Article; mentions: Mention[] } {
  let text = '';
  const mentions: Mention[] = [];
  for (const [, plain, actor, place, demonym] of marked.matchAll(/([^[({]+)|\[([^\]]+)\]|\(([^)]+)\)|\{([^}]+)\}/g)) {
    const [surface, canonical] = (plain ?? actor ?? place ?? demonym ?? '').split(/:(?=\p{Lu})/u);
    const from = text.length;
    text += surface!;
    if (plain !== undefined) continue;
    mentions.push({
      from,
      to: text.length,
      sentence: 0,
      kind: actor === undefined ? 'place' : 'organization',
      finder: 'tagger',
      confidence: 0.9,
      ...(demonym !== undefined && { demonym: true, canonical: canonical! }),
    });
  }
  const article = plainArticle(text, 'a');
  const sentenceOf = (at: number): number => article.sentences.findIndex(({ from, to }) => from <= at && at < to);
  return { article, mentions: mentions.map((mention) => ({ ...mention, sentence: sentenceOf(mention.from) })) };
}

/** What the bodies of an article are called, in text order. */
function bodies(marked: string): string {
  const { article, mentions } = read(marked);
  return placeBodies(article, mentions, lexicon)
    .filter((name) => name !== undefined)
    .join(' | ');
}

describe('bodies that many countries have', () => {
  test.each([
    ['an adjective before it', 'The {Kenyan:Kenya} [Supreme Court] met.', 'Kenyan Supreme Court'],
    ['a country before it', "(Brazil)'s [Finance Ministry] and (Chile).", 'Brazilian Finance Ministry'],
    ['a capital before it', "(Moscow)'s [Foreign Ministry] spoke.", 'Russian Foreign Ministry'],
    ['a country behind it', 'The [National Assembly] of (Nigeria) met.', 'Nigerian National Assembly'],
    ['a country in its name', 'The [U.S. Senate] and the [United States Senate].', 'US Senate | US Senate'],
    ['a country at the end of its name', 'The [Supreme Court of Kenya] ruled.', 'Kenyan Supreme Court'],
    ['a region, which has its own', 'The (California) [Supreme Court] met.', 'California Supreme Court'],
    ['another form of its name', 'The [Ministry of Finance] of (Japan).', 'Japanese Finance Ministry'],
    ['a name of its own', 'The {Canadian:Canada} [Central Bank] met.', 'Bank of Canada'],
    ['a name that the lexicon has', 'The {Israeli:Israel} [Parliament] met.', 'Knesset'],
    [
      'a continent’s adjective',
      'The [European Parliament] and the [African Parliament].',
      'European Parliament | African Parliament',
    ],
  ])('are told apart by %s', (_, marked, expected) => expect(bodies(marked)).toBe(expected));

  test('are those of which the article says whose they are', () => {
    expect(bodies('The {Brazilian:Brazil} [Senate] met. (Italy) and (Italy) watched. The [Senate] left.')).toBe(
      'Brazilian Senate | Brazilian Senate',
    );
  });

  test('are those of the country that the article dwells on, among those that may have one', () => {
    expect(bodies('(Lagos) slept. (Nigeria) woke, said (Ghana). The [Senate] met.')).toBe('Nigerian Senate');
    expect(bodies('(Britain) and (Britain) and (United States). The [Senate] met.')).toBe('US Senate');
  });

  test('stay nobody’s where nothing tells, or two countries have as good a claim', () => {
    expect(bodies('The [Senate] met.')).toBe('Senate (unspecified)');
    expect(bodies('(France) and (Italy) and the [Senate] met.')).toBe('Senate (unspecified)');
  });

  test('leave every other name alone', () => {
    expect(bodies('The [Senate Finance Committee] of (Kenya) and [Texaco] met.')).toBe('');
  });
});

describe('a continent that acts', () => {
  function resolve(marked: string): string[] {
    const { article, mentions } = read(marked);
    const recognitions = [{ article: article.id, mentions, roleTies: [], equations: [] }];
    const { resolution } = drain(resolveEntities({ articles: [article], recognitions, lexicon, curation: [] }));
    return resolution.entities.map(({ id }) => id);
  }

  test('is its union, where the article names that', () => {
    expect(resolve('The [European Union] met in May. [Europe] paid.')).toEqual(['actor:european-union']);
  });

  test('stays itself otherwise', () => {
    const names = resolve('The [European Central Bank] and the [Pacific Union] met in May. [Europe] paid.');
    expect(names).toContain('actor:europe');
  });
});
