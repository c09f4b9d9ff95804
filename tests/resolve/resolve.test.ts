import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Curation } from '../../src/model/curation.ts';
import type { Resolution } from '../../src/model/entity.ts';
import { drain } from '../../src/model/progress.ts';
import { createRecogniser } from '../../src/recognise/recognise.ts';
import { resolveEntities } from '../../src/resolve/resolve.ts';
import { readLexicon } from '../helpers/lexicon.ts';
import { plainArticle } from '../helpers/plain-article.ts';
import { readTagger } from '../helpers/tagger.ts';

const lexicon = readLexicon();
const recogniser = createRecogniser({ lexicon, tagger: readTagger() });

function resolve(texts: readonly string[], curation: Curation = []): Resolution {
  const articles = texts.map((text, at) => plainArticle(text, `${at}.txt`));
  const recognitions = articles.map((article) => recogniser.recogniseArticle(article));
  return drain(resolveEntities({ articles, recognitions, lexicon, curation })).resolution;
}

/** Entities of actors and places, as `id: alias, alias`. */
function entities(texts: readonly string[], curation: Curation = []): string[] {
  return resolve(texts, curation)
    .entities.filter(({ id, confidence }) => !id.startsWith('role:') && confidence >= 0.5)
    .map(
      ({ id, aliases }) =>
        `${id}: ${aliases
          .filter(({ count }) => count > 0)
          .map(({ name }) => name)
          .join(', ')}`,
    );
}

describe('names that are one', () => {
  test('a surname that is a company’s first word, where the article is about the company, and not where it is about the person', () => {
    const mentionsOf = (text: string) =>
      Object.fromEntries(
        resolve([text]).entities.map(({ id, aliases }) => [id, aliases.map(({ name }) => name).join(', ')]),
      );
    const rest = 'Vice chairman Dudley Taft left. Bidders for Taft said that Taft would be sold.';
    const company = mentionsOf(`Shares of Taft Broadcasting Co rose. ${rest}`);
    expect(company['actor:taft-broadcasting-co']?.split(', ')).toContain('Taft');
    expect(company['actor:dudley-taft']).toBe('Dudley Taft');
    const signed = mentionsOf(
      'Dudley Taft raised his bid for Taft Broadcasting Co again. Shares of Taft rose. Taft stock is dear, and Taft shareholders wait.',
    );
    expect(signed['actor:dudley-taft']).toBe('Dudley Taft');
    const person = mentionsOf(
      `Dudley Taft met Carla Moreno. Dudley Taft left Taft Broadcasting Co. Later Taft said he slept.`,
    );
    expect(person['actor:dudley-taft']).toBe('Dudley Taft, Taft');
  });

  test.each([
    [
      'a title',
      ['President Trump spoke. Later US President Donald Trump left.'],
      ['actor:donald-trump: Donald Trump, Trump', 'place:united-states: US'],
    ],
    [
      'initials that the lexicon knows',
      ['The U.S. and the USA are the United States.'],
      ['place:united-states: U.S., USA, United States'],
    ],
    [
      'a bracket',
      ['The Popular Workers Union (PWU) met. The PWU left.'],
      ['actor:popular-workers-union: PWU, Popular Workers Union'],
    ],
    [
      'a bracket in another article',
      ['The Popular Workers Union (PWU) met.', 'The Popular Workers Union (PWU) slept.', 'They said the PWU left.'],
      ['actor:popular-workers-union: PWU, Popular Workers Union'],
    ],
    [
      'a surname across articles',
      ['Carla Moreno spoke. Carla Moreno left.', 'Critics said Moreno spoke.'],
      ['actor:carla-moreno: Carla Moreno, Moreno'],
    ],
    [
      'a spelling of a person',
      ['It was said Mustefa Bali left.', 'It was said Mustafa Bali left.'],
      ['actor:mustafa-bali: Mustafa Bali, Mustefa Bali'],
    ],
    [
      'a spelling of a place',
      ['They live in the town of Khirbat Zour in Syria.', 'They live in the town of Khirbat Zor in Syria.'],
      ['place:khirbat-zor: Khirbat Zor, Khirbat Zour', 'place:syria: Syria'],
    ],
    [
      'a village and its head name',
      ['They were in Baghuz Fawqani and left.', 'They were in Baghouz and left.', 'They left from Baghouz.'],
      ['place:baghouz: Baghouz, Baghuz Fawqani'],
    ],
  ])('are merged by %s', (_what, texts, expected) => {
    expect(entities(texts)).toEqual(expected);
  });

  test('keep the reason of every merge', () => {
    const { merges } = resolve(['President Trump spoke. Later US President Donald Trump left.']);
    expect(merges).toContainEqual({
      entity: 'actor:donald-trump',
      name: 'Trump',
      into: 'Donald Trump',
      reason: 'short-name',
      confidence: 0.9,
    });
  });
});

describe('names that are not one', () => {
  test.each([
    ['known places that sound alike', ['They went to Niger. They went to Nigeria. They went to Iran and Iraq.'], 4],
    ['persons whose middle names differ', ['In it George W. Bush met George H. W. Bush.'], 2],
    ['a father and his son', ['In it Donald Trump Jr met Donald Trump.'], 2],
    ['persons with one surname', ['In it John Smith met Mary Smith.'], 2],
    ['given names that a last vowel tells apart', ['In it Mario Lopez met Maria Lopez.'], 2],
  ])('stay apart: %s', (_what, texts, count) => {
    expect(entities(texts)).toHaveLength(count);
  });

  test('are not merged by a slip of the pen that may be another name', () => {
    const { entities: all, suggestions } = resolve(['It is Donald Regan. But it is Reagan, who left.']);
    expect(all.filter(({ kind }) => kind === 'person')).toHaveLength(2);
    expect(suggestions).toMatchObject([{ a: 'actor:donald-regan', b: 'actor:reagan', reason: 'spelling' }]);
  });

  test('leave a bare surname alone where two could bear it, and suggest both', () => {
    const { entities: all, suggestions } = resolve(['It is John Smith. It is Mary Smith. But it is Smith, who left.']);
    expect(all.map(({ id }) => id)).toContain('actor:smith');
    expect(suggestions.map(({ a, b }) => `${a} ${b}`)).toEqual([
      'actor:john-smith actor:smith',
      'actor:mary-smith actor:smith',
    ]);
  });
});

test('a watchlist names an entity its own way', () => {
  const watchlist = [{ name: 'Daesh', kind: 'group', aliases: ['ISIS', 'Islamic State'] }] as const;
  const article = plainArticle('They said ISIS met Islamic State.');
  const recognitions = [createRecogniser({ lexicon, watchlist }).recogniseArticle(article)];
  const { entities: all } = drain(
    resolveEntities({ articles: [article], recognitions, lexicon, curation: [] }),
  ).resolution;
  expect(all.map(({ id, label }) => `${id} ${label}`)).toEqual(['actor:daesh Daesh']);
});

describe('decisions', () => {
  const texts = ['The Popular Workers Union met in France. The Blue Front left Mali.'];

  test('merge, rename, retype and hide', () => {
    const { entities: all } = resolve(texts, [
      { type: 'merge', entity: 'actor:blue-front', into: 'actor:popular-workers-union' },
      { type: 'rename', entity: 'actor:popular-workers-union', label: 'The Union' },
      { type: 'retype', entity: 'place:mali', kind: 'person' },
      { type: 'hide', entity: 'place:france' },
    ]);
    const seen = all.map(({ id, label, kind, mentions, hidden }) => ({
      id,
      label,
      kind,
      mentions,
      hidden: hidden ?? false,
    }));
    expect(seen).toEqual([
      { id: 'actor:popular-workers-union', label: 'The Union', kind: 'organization', mentions: 2, hidden: false },
      { id: 'place:france', label: 'France', kind: 'place', mentions: 1, hidden: true },
      { id: 'place:mali', label: 'Mali', kind: 'person', mentions: 1, hidden: false },
    ]);
  });

  test('keep apart what the lexicon would merge', () => {
    const curation: Curation = [{ type: 'not-same', a: 'actor:daesh', b: 'actor:islamic-state' }];
    expect(entities(['They said Daesh met Islamic State.'], curation)).toEqual([
      'actor:daesh: Daesh',
      'actor:islamic-state: Islamic State',
    ]);
  });

  test('split mentions off', () => {
    const text = 'In France it rained. In France it snowed.';
    const second = text.lastIndexOf('France');
    const curation: Curation = [
      {
        type: 'split',
        entity: 'place:france',
        mentions: [{ article: '0.txt', from: second, to: second + 6 }],
        label: 'France',
      },
    ];
    expect(entities([text], curation)).toEqual([
      'place:france: France',
      expect.stringMatching(/^place:france~\w+: France$/),
    ]);
  });

  test('that no longer apply are named in a notice', () => {
    const { notices } = resolve(texts, [{ type: 'rename', entity: 'actor:nobody', label: 'X' }]);
    expect(notices).toEqual([{ where: 'curation', message: expect.stringContaining('actor:nobody') }]);
  });
});

test('every mention of any text names an entity, and every entity is counted once a mention', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc
          .array(
            fc.constantFrom(
              'Ada Lovelace ',
              'Lovelace ',
              'SDF ',
              '(SDF) ',
              'met ',
              'in Niger. ',
              'Al-Tanf ',
              '\u0000',
              '🦊 ',
              'ﬁ',
              'İstanbul ',
            ),
          )
          .map((parts) => parts.join('')),
        { maxLength: 4 },
      ),
      (texts) => {
        const { entities: all, assignments } = resolve(texts);
        const counts = all.map(() => 0);
        for (const at of assignments.flat()) counts[at] = (counts[at] ?? 0) + 1;
        expect(counts).toEqual(all.map(({ aliases }) => aliases.reduce((sum, { count }) => sum + count, 0)));
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      },
    ),
    { numRuns: 100 },
  );
});
