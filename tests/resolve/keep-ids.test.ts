import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { DEFAULT_SETTINGS } from '../../src/model/atlas.ts';
import type { Curation } from '../../src/model/curation.ts';
import { type FormerNames, indexFormerNames } from '../../src/model/former.ts';
import type { Recognition } from '../../src/model/mention.ts';
import { drain } from '../../src/model/progress.ts';
import { decideAtlas, nameArticles, reopenCorpus } from '../../src/pipeline.ts';
import { createRecogniser } from '../../src/recognise/recognise.ts';
import { decideNames } from '../../src/resolve/resolve.ts';
import { readLexicon } from '../helpers/lexicon.ts';
import { plainArticle } from '../helpers/plain-article.ts';
import { readTagger } from '../helpers/tagger.ts';

const recogniser = createRecogniser({ lexicon: readLexicon(), tagger: readTagger() });

const recognised = new Map<string, Recognition>();

/** Once for each sentence of a property's many articles. */
function recognise(article: Article): Recognition {
  const known = recognised.get(article.text) ?? recogniser.recogniseArticle(article);
  recognised.set(article.text, known);
  return { ...known, article: article.id };
}

function build(texts: readonly string[], former?: FormerNames, curation: Curation = []) {
  const articles = texts.map((text, at) => plainArticle(text, `${at}.txt`));
  const recognitions = articles.map(recognise);
  const corpus = drain(nameArticles({ articles, recognitions, notices: [] }, recogniser.lexicon, undefined, former));
  const { resolution } = decideNames(corpus.named, curation);
  const ids = resolution.entities.map(({ id }) => id);
  return { corpus, resolution, ids, former: indexFormerNames(ids, resolution.names ?? []) };
}

/** Names that are one, another's, or of another kind, according to what else is there. */
const NAMES = [
  ...['ABC', 'American Broadcasting Company', 'American Broadcasting Company (ABC)', 'John R. Bolton', 'John Bolton'],
  ...['Bolton', 'Elijah Eugene Cummings', 'Elijah Cummings', 'Cummings', 'UC Davis', 'Davis', 'Barclays Bank Plc'],
  ...["Barclay's Bank", 'Abdel Fattah el-Sisi', 'Abdel Fattah al-Sisi', 'Honda Motor Co', 'Honda', 'Mitsui and Co Ltd'],
];
const sentence = fc
  .tuple(
    fc.constantFrom(...NAMES),
    fc.constantFrom(...NAMES),
    fc.constantFrom('met', 'sued', 'wrote to'),
    fc.constantFrom('in Paris', 'on Monday'),
  )
  .map(([a, b, did, where]) => `${a} ${did} ${b} ${where}.`);
const text = fc.array(sentence, { minLength: 1, maxLength: 2 }).map((sentences) => sentences.join(' '));
const steps = fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 3 });

test('no id changes while articles are added in steps, nor where nothing is added', () => {
  fc.assert(
    fc.property(steps, (added) => {
      let texts: readonly string[] = [];
      let before: ReturnType<typeof build> | undefined;
      for (const more of added) {
        texts = [...texts, ...more];
        const now = build(texts, before?.former);
        expect(now.ids).toEqual(expect.arrayContaining(before?.ids ?? []));
        expect(new Set(now.ids).size).toBe(now.ids.length);
        expect(build(texts, now.former).resolution).toEqual(now.resolution);
        before = now;
      }
    }),
    { numRuns: 20 },
  );
});

test('a decision goes on meaning whom it was made about, and two that were shown stay two until somebody says otherwise', () => {
  const first = ['ABC sued Honda in Paris.', 'American Broadcasting Company met John Bolton on Monday.'];
  const later = [
    'American Broadcasting Company (ABC) wrote to Honda.',
    'American Broadcasting Company (ABC) met Honda.',
  ];
  const before = build(first);
  const [abc, company] = ['actor:abc', 'actor:american-broadcasting-company'];
  expect(before.ids).toEqual(expect.arrayContaining([abc, company]));
  const hide: Curation = [{ type: 'hide', entity: abc }];
  const now = build([...first, ...later], before.former, hide);
  const entityOf = (id: string) => now.resolution.entities.find((entity) => entity.id === id);
  expect(entityOf(abc)).toMatchObject({ hidden: true });
  expect(entityOf(company)).not.toHaveProperty('hidden');
  // From nothing they are one.
  expect(build([...first, ...later]).ids).not.toContain(abc);
});

test('an atlas that is opened has the ids that its build kept', () => {
  const first = ['John R. Bolton met Honda in Paris.'];
  const later = ['John Bolton met Honda.', 'John Bolton sued Honda.', 'John Bolton wrote to Honda.'];
  const { former } = build(first);
  const { corpus } = build([...first, ...later], former);
  const atlas = drain(decideAtlas(corpus, [], DEFAULT_SETTINGS));
  expect(atlas.resolution.entities.map(({ id }) => id)).toContain('actor:john-r-bolton');
  const reopened = drain(reopenCorpus(atlas, recogniser.lexicon));
  expect(decideNames(reopened.named, []).resolution).toEqual({ ...atlas.resolution, notices: [] });
});
