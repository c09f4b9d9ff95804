import { expect, test } from 'vitest';
import type { Curation } from '../../src/model/curation.ts';
import { drain } from '../../src/model/progress.ts';
import { createRecogniser } from '../../src/recognise/recognise.ts';
import { addressDecisions } from '../../src/resolve/address-decisions.ts';
import { nameCorpus } from '../../src/resolve/named-corpus.ts';
import { decideNames } from '../../src/resolve/resolve.ts';
import { readLexicon } from '../helpers/lexicon.ts';
import { plainArticle } from '../helpers/plain-article.ts';
import { readTagger } from '../helpers/tagger.ts';

const lexicon = readLexicon();
const recogniser = createRecogniser({ lexicon, tagger: readTagger() });

const TEXTS = ['Ada met Charles in London.', 'Boris resigned in Rome.', 'Carla sang.'];
const here = TEXTS.map((text, at) => plainArticle(text, `news.jsonl#${at}`));
const there = TEXTS.map((text, at) => plainArticle(text, `case/week.jsonl#${2 - at}`)).reverse();
const decide = (id: (at: number) => string): Curation => [
  { type: 'split', entity: 'actor:ada', mentions: [{ article: id(0), from: 0, to: 3 }], label: 'Ada B' },
  { type: 'split-name', entity: 'actor:boris', name: 'Boris', article: id(1), label: 'Boris B' },
  { type: 'not-a-name', mentions: [0, 2].map((at) => ({ article: id(at), from: 0, to: 3 })) },
  { type: 'name', name: 'sang', kind: 'person', article: id(2) },
  { type: 'not-boilerplate', article: id(1), from: 0, to: 3 },
  { type: 'note', about: id(0), text: 'ask her' },
  { type: 'note', about: 'actor:ada', text: 'who?' },
];
const means = (curation: Curation) => curation.map(({ seen, ...decision }) => decision);

test('decisions find the articles that they were made on under the ids of whoever they are given to', () => {
  const mine = addressDecisions(
    decide((at) => here[at]!.id),
    here,
  );
  expect(means(mine)).toEqual(decide((at) => here[at]!.id));
  const theirs = addressDecisions(mine, there);
  const idOf = (text: string) => there.find((article) => article.text === text)!.id;
  // "week.jsonl#0" is another article there, as is "#2".
  expect(means(theirs)).toEqual(decide((at) => idOf(TEXTS[at]!)));
  expect(addressDecisions(theirs, here)).toEqual(mine);
});

test('an article that was changed since is found by title and day, and one that is gone is left as it was', () => {
  const before = { ...plainArticle('Ada met Charles in London.', 'a#1'), title: 'They met', published: '2020-01-02' };
  const hide: Curation = [{ type: 'not-a-name', mentions: [{ article: 'a#1', from: 0, to: 3 }] }];
  const seen = addressDecisions(hide, [before]);
  const after = {
    ...plainArticle('Ada met Charles in London. Later more.', 'b#9'),
    title: 'They met',
    published: '2020-01-02',
  };
  expect(means(addressDecisions(seen, [after]))).toEqual([
    { type: 'not-a-name', mentions: [{ article: 'b#9', from: 0, to: 3 }] },
  ]);
  expect(addressDecisions(seen, [plainArticle('Nothing.', 'c')])).toEqual(seen);
  // Two of that title are not told apart.
  expect(addressDecisions(seen, [after, { ...after, id: 'b#10', text: 'Ada.' }])).toEqual(seen);
});

test('what was decided on a row is not done to another article that has its number now, and is found again when it comes back', () => {
  const row = (text: string) => ({ ...plainArticle(text, 'week.csv#1'), title: text });
  const [ada, carla] = [row('Ada met Charles in London.'), row('Carla met Dora in Paris.')];
  const hide: Curation = [{ type: 'not-a-name', mentions: [{ article: 'week.csv#1', from: 0, to: 3 }] }];
  const seen = addressDecisions(hide, [ada]);
  const next = addressDecisions(seen, [carla]);
  expect(next).toMatchObject([{ mentions: [{ article: expect.not.stringMatching(/^week\.csv#1$/) }] }]);
  expect(addressDecisions(next, [carla])).toEqual(next);
  expect(addressDecisions(next, [carla, { ...ada, id: 'old.csv#7' }])).toMatchObject([
    { mentions: [{ article: 'old.csv#7' }] },
  ]);
  // One of the same title was mended, and is the same.
  const mended = { ...ada, text: `${ada.text} They spoke.` };
  expect(means(addressDecisions(seen, [mended]))).toEqual(hide);
});

test('a decision about a name that was split off goes on meaning that one where its article has another id', () => {
  const article = plainArticle('Ada Lovelace met Charles Babbage in London.', 'news.jsonl#5');
  const decideOn = (own: typeof article, curation: Curation) => {
    const recognitions = [recogniser.recogniseArticle(own)];
    return decideNames(drain(nameCorpus({ articles: [own], recognitions, lexicon })), curation).resolution;
  };
  const split: Curation = [
    {
      type: 'split',
      entity: 'actor:ada-lovelace',
      mentions: [{ article: article.id, from: 0, to: 'Ada Lovelace'.length }],
      label: 'The countess',
    },
  ];
  const { id } = decideOn(article, split).entities.find(({ label }) => label === 'The countess')!;
  const mine = addressDecisions([...split, { type: 'rename', entity: id, label: 'Countess of Lovelace' }], [article]);
  const moved = { ...article, id: 'case/week2.jsonl#9' };
  const theirs = decideOn(moved, addressDecisions(mine, [moved]));
  expect(theirs.notices).toEqual([]);
  expect(theirs.entities.map(({ label }) => label)).toContain('Countess of Lovelace');
  expect(addressDecisions(addressDecisions(mine, [moved]), [article])).toEqual(mine);
});
