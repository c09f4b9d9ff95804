import { describe, expect, test } from 'vitest';
import { boundReview } from '../../src/explore/bound-review.ts';
import { readChange, reviewAtlas } from '../../src/explore/review.ts';
import { weighUses } from '../../src/explore/review-weights.ts';
import { findShortUses } from '../../src/explore/short-names.ts';
import { DEFAULT_SETTINGS } from '../../src/model/atlas.ts';
import type { Curation } from '../../src/model/curation.ts';
import { drain } from '../../src/model/progress.ts';
import { decideAtlas, recogniseCorpus } from '../../src/pipeline.ts';
import { createRecogniser } from '../../src/recognise/recognise.ts';
import { readLexicon } from '../helpers/lexicon.ts';
import { plainArticle } from '../helpers/plain-article.ts';
import { readTagger } from '../helpers/tagger.ts';

const lexicon = readLexicon();
const recogniser = createRecogniser({ lexicon, tagger: readTagger() });

function review(texts: readonly string[], curation: Curation = []) {
  const articles = texts.map((text, at) => plainArticle(text, `${at}.txt`));
  const corpus = drain(recogniseCorpus({ articles, notices: [] }, recogniser));
  const atlas = drain(decideAtlas(corpus, curation, DEFAULT_SETTINGS));
  return { items: reviewAtlas(atlas, lexicon), atlas };
}

/** Two people of one surname, and the surname alone in an article that names neither. */
const COHENS = [
  'Michael Cohen met Angela Merkel in Berlin. Michael Cohen spoke in Berlin.',
  'Jeremy Cohen met Emmanuel Macron in Paris. Jeremy Cohen spoke in Paris.',
  'Cohen met Donald Trump in London, Angela Merkel said.',
];

describe('what is worth a look', () => {
  test('is what could be one, a person’s full name staying, and a rival makes each less likely', () => {
    const merges = review(COHENS).items.filter(({ question }) => question.type === 'merge');
    expect(merges.map(({ entities }) => entities).sort()).toEqual([
      ['actor:jeremy-cohen', 'actor:cohen'],
      ['actor:michael-cohen', 'actor:cohen'],
    ]);
    for (const { yes, no, confidence } of merges) {
      expect(yes.type).toBe('merge');
      expect(no.type).toBe('not-same');
      expect(confidence).toBeLessThan(0.3);
    }
  });

  test('is bounded by how much hangs on it: of doubtful names those that change hardly anything come after all else', () => {
    const [item] = review(COHENS).items;
    const stakes = [3, 0.6, 0.4, 0.3, 0.1];
    const items = stakes.map((stake, at) => ({
      ...item!,
      stake,
      question: at % 2 ? ({ type: 'doubt' } as const) : item!.question,
    }));
    const { asked, minor } = boundReview(items);
    expect(asked.map(({ stake }) => stake)).toEqual([3, 0.6, 0.4, 0.1]);
    expect(minor.map(({ stake }) => stake)).toEqual([0.3]);
  });

  test('is whether the rarer of two is the commoner one, whichever has the longer name', () => {
    const { atlas } = review([
      'Angela Merkel met Emmanuel Macron in Berlin. Angela Merkel spoke in Berlin.',
      'Angela Merkel met Donald Trump in New York.',
    ]);
    const suggestions = [{ a: 'place:new-york', b: 'place:berlin', reason: 'short-name', confidence: 0.5 } as const];
    const items = reviewAtlas({ ...atlas, resolution: { ...atlas.resolution, suggestions } }, lexicon);
    const merges = items.filter(({ question }) => question.type === 'merge');
    expect(merges).toMatchObject([
      { entities: ['place:berlin', 'place:new-york'], yes: { entity: 'place:new-york', into: 'place:berlin' } },
    ]);
  });

  test('is whether a body that many have is one here: yes keeps it, no takes it off, which is the change', () => {
    const asked = review([
      'Angela Merkel met the Commission in Berlin. The Commission spoke in Berlin.',
      'Emmanuel Macron met the Commission in Paris. The Commission spoke with Donald Trump.',
      'The Senate met Emmanuel Macron in Paris, and the Senate met the Commission.',
    ]).items.filter(({ question }) => question.type === 'generic');
    expect(asked).not.toEqual([]);
    for (const item of asked) {
      const [entity] = item.entities;
      expect([item.yes, item.no]).toEqual([
        { type: 'confirm', entity },
        { type: 'hide', entity },
      ]);
      expect(readChange(item).decision).toBe(item.no);
      expect(readChange(item).likely).toBeGreaterThan(0.5);
    }
  });

  test('is whether a body is the country’s that it was read as, where its article speaks of another that may have one', () => {
    const texts = [
      'The United States voted. In the United States, the Senate voted in Washington. The United States voted again, and the Senate left. Puerto Rico waited. In Puerto Rico, people waited.',
      'The United States voted. In the United States, the Senate voted.',
      'Puerto Rico voted. In Puerto Rico, the Senate voted.',
      'Turkey, Greece and Greece met. The Turkish Foreign Ministry left for Greece.',
    ];
    const { items, atlas } = review(texts);
    const [asked, ...more] = items.filter(({ question }) => question.type === 'body');
    expect(more).toEqual([]);
    expect(asked!.question).toMatchObject({ name: 'Senate', country: 'Puerto Rico', other: 'Puerto Rican Senate' });
    // One sentence of each article: where it is in doubt, and where it is not.
    expect(asked!.places.map(({ article }) => article)).toEqual([0, 1]);
    const mentionsOf = (label: string, from: readonly { label: string; mentions: number }[]) =>
      from.find((entity) => entity.label === label)?.mentions;
    const before = atlas.resolution.entities;
    expect([mentionsOf('US Senate', before), mentionsOf('Puerto Rican Senate', before)]).toEqual([3, 1]);
    const no = review(texts, [asked!.no]);
    const after = no.atlas.resolution.entities;
    expect([mentionsOf('US Senate', after), mentionsOf('Puerto Rican Senate', after)]).toEqual([1, 3]);
    // Yes keeps it, and both are answers.
    const yes = review(texts, [asked!.yes]);
    expect(yes.atlas.resolution.entities).toEqual(before);
    for (const { items: rest, atlas: decided } of [no, yes]) {
      expect(decided.resolution.notices).toEqual(atlas.resolution.notices);
      expect(rest.filter(({ question }) => question.type === 'body')).toEqual([]);
    }
  });

  test('shows sentences of two countries, and never one sentence twice', () => {
    const { items, atlas } = review([
      'In Germany, the Commission met Angela Merkel, and the Commission left. The Commission spoke in Germany.',
      'In Germany, the Commission met Angela Merkel.',
      'In France, the Commission met Emmanuel Macron.',
    ]);
    const asked = items.find(({ entities }) => entities.includes('actor:commission'));
    expect(asked!.places.map(({ article }) => article)).toEqual([0, 2]);
    for (const { places } of items) {
      const sentences = places.map(
        ({ article, mention }) => `${article} ${atlas.recognitions[article]!.mentions[mention]!.sentence}`,
      );
      if (places.length > 1 && new Set(sentences).size === 1) expect(sentences).toHaveLength(1);
    }
  });

  test('is not asked again once it was answered', () => {
    const [first] = review(COHENS).items.filter(({ question }) => question.type === 'merge');
    const rest = review(COHENS, [{ ...first!.no, on: '2026-11-23' }]).items;
    expect(rest.map(({ yes }) => yes)).not.toContainEqual(first!.yes);
  });

  test('shows where each name is printed', () => {
    const { items, atlas } = review(COHENS);
    expect(items.length).toBeGreaterThan(0);
    for (const { places, entities } of items) {
      expect(places.length).toBeGreaterThan(0);
      for (const { article, mention } of places) {
        const entity = atlas.resolution.entities[atlas.resolution.assignments[article]![mention]!]!;
        expect(entities).toContain(entity.id);
      }
    }
  });

  test('is in the order of what hangs on it, and the same every time', () => {
    const { items } = review(COHENS);
    const stakes = items.map(({ stake }) => stake);
    expect(stakes).toEqual([...stakes].sort((a, b) => b - a));
    expect(review(COHENS).items).toEqual(items);
  });
});

test('a short name is sure where its article names its bearer in full, and nobody else whom it fits', () => {
  const { atlas } = review([
    'Angela Merkel met Boris Johnson in London. Merkel said that Johnson was right.',
    'Angela Merkel met Fritz Merkel in Berlin. Angela Merkel spoke. Merkel said that Boris Johnson was right.',
    'Angela Merkel met Emmanuel Macron in Paris.',
  ]);
  const entity = atlas.resolution.entities.findIndex(({ id }) => id === 'actor:angela-merkel');
  const uses = findShortUses(atlas, new Map([[entity, new Set(['Merkel'])]]))
    .get(entity)!
    .get('Merkel')!;
  expect(uses.sure.map(({ article }) => article)).toEqual([0]);
  expect(uses.contested).toMatchObject([{ article: 1, others: 1 / 3 }]);
  expect(uses.alone).toEqual([]);
  // One answer holds for all of them.
  expect(weighUses({ ...uses, contested: [] }, 1)).toBeLessThan(weighUses(uses, 1) / 2);
});
