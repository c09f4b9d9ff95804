import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Curation, Decision } from '../../src/model/curation.ts';
import type { Resolution } from '../../src/model/entity.ts';
import { drain } from '../../src/model/progress.ts';
import { createRecogniser } from '../../src/recognise/recognise.ts';
import { type NamedCorpus, nameCorpus } from '../../src/resolve/named-corpus.ts';
import { decideNames } from '../../src/resolve/resolve.ts';
import { readLexicon } from '../helpers/lexicon.ts';
import { plainArticle } from '../helpers/plain-article.ts';
import { chooseDecision, decisionChoices } from '../helpers/random-decisions.ts';
import { readTagger } from '../helpers/tagger.ts';

const lexicon = readLexicon();
const recogniser = createRecogniser({ lexicon, tagger: readTagger() });

function readCorpus(texts: readonly string[]): NamedCorpus {
  const articles = texts.map((text, at) => plainArticle(text, `${at}.txt`));
  const recognitions = articles.map((article) => recogniser.recogniseArticle(article));
  return drain(nameCorpus({ articles, recognitions, lexicon }));
}

/** Entities as `id label: alias, alias`, hidden ones in brackets. */
function show({ entities }: Resolution): string[] {
  return entities.map(({ id, label, aliases, hidden }) => {
    const names = aliases.filter(({ count }) => count > 0).map(({ name, count }) => `${name} ${count}`);
    const shown = `${id} ${label}: ${names.join(', ')}`;
    return hidden ? `(${shown})` : shown;
  });
}

function decide(texts: readonly string[], ...curation: Decision[]) {
  const { resolution, recognitions, articles } = decideNames(readCorpus(texts), curation);
  return { resolution, recognitions, articles, shown: show(resolution) };
}

const TEXTS = [
  'President Donald Trump met Angela Merkel in Berlin on Monday. Trump said that Merkel was right. In France, Emmanuel Macron waited.',
  'Melania Trump left Berlin. Trump was seen with Emmanuel Macron in Paris, France.',
  'The Popular Workers Union (PWU) met in Paris. The PWU said that Macron was wrong. Daesh, or Islamic State, left Mali.',
];
/** Articles that come a week later. */
const MORE = [
  'Donald Trump flew to Paris, where the PWU met. Merkel stayed in Berlin. Islamic State came to Mali.',
  'In Mali, a spokesman for the Popular Workers Union spoke. Emmanuel Macron and Melania Trump were not there.',
];

describe('a decision', () => {
  const spanOf = (article: number, name: string) => {
    const from = TEXTS[article]!.lastIndexOf(name);
    return { article: `${article}.txt`, from, to: from + name.length };
  };

  test('splits a name off in one article', () => {
    const { shown } = decide(
      ['It is said that John Smith left. John Smith spoke.', 'It is said that John Smith left.'],
      {
        type: 'split-name',
        entity: 'actor:john-smith',
        name: 'John Smith',
        article: '0.txt',
        label: 'John Smith (painter)',
      },
    );
    expect(shown).toEqual([
      'actor:john-smith John Smith: John Smith 1',
      expect.stringMatching(/^actor:john-smith-painter~\w+ John Smith \(painter\): John Smith 2$/),
    ]);
  });

  test('gives a name in one article to another entity, to itself as it is, and to a name of its own where that one is no more', () => {
    const texts = ['It is said that John Smith left. Ada Lovelace spoke.', 'It is said that John Smith left.'];
    const reading = { type: 'split-name', entity: 'actor:john-smith', name: 'John Smith', article: '0.txt' } as const;
    const moved = decide(texts, { ...reading, label: 'Ada Lovelace', into: 'actor:ada-lovelace' });
    expect(moved.shown).toEqual([
      'actor:ada-lovelace Ada Lovelace: Ada Lovelace 1, John Smith 1',
      'actor:john-smith John Smith: John Smith 1',
    ]);
    const kept = decide(texts, { ...reading, label: 'John Smith', into: 'actor:john-smith' });
    expect([kept.shown, kept.resolution.notices]).toEqual([decide(texts).shown, []]);
    const gone = decide(texts, { ...reading, label: 'Nobody', into: 'actor:nobody' });
    expect(gone.shown).toContainEqual(expect.stringMatching(/^actor:nobody~\w+ Nobody: John Smith 1$/));
    expect(gone.resolution.notices).toMatchObject([{ message: expect.stringContaining('no entity "actor:nobody"') }]);
  });

  test('parts what another merged, where it comes later, and says so', () => {
    const { shown, resolution } = decide(
      TEXTS,
      { type: 'merge', entity: 'actor:angela-merkel', into: 'actor:emmanuel-macron' },
      { type: 'not-same', a: 'actor:angela-merkel', b: 'actor:emmanuel-macron' },
    );
    expect(shown).toEqual(decide(TEXTS).shown);
    expect(resolution.notices).toEqual([
      { where: 'curation', message: expect.stringContaining('this later one holds') },
    ]);
  });

  test('merges what another parted, where it comes later, and says so', () => {
    const { shown, resolution } = decide(
      TEXTS,
      { type: 'not-same', a: 'actor:angela-merkel', b: 'actor:emmanuel-macron' },
      { type: 'merge', entity: 'actor:angela-merkel', into: 'actor:emmanuel-macron' },
    );
    expect(shown.join()).not.toContain('actor:angela-merkel');
    expect(resolution.notices).toEqual([
      { where: 'curation', message: expect.stringMatching(/^decision 1.*decision 2/) },
    ]);
  });

  test('undoes the weakest merge between two names, and what hangs on each stays with it', () => {
    const introduced = 'The Popular Workers Union (PWU) met.';
    const texts = [introduced, introduced, 'They said the PWU left.'];
    const { shown } = decide(texts, { type: 'not-same', a: 'actor:pwu', b: 'actor:popular-workers-union' });
    expect(shown).toEqual([
      'actor:popular-workers-union Popular Workers Union: Popular Workers Union 2',
      'actor:pwu PWU: PWU 3',
    ]);
  });

  test('calls what was only ever short for another by its surface once it is parted', () => {
    const { shown } = decide(['The Popular Workers Union (PWU) met. The PWU said that it was so.'], {
      type: 'not-same',
      a: 'actor:popular-workers-union',
      b: 'actor:pwu',
    });
    expect(shown).toContain('actor:pwu PWU: PWU 2');
  });

  test('frees a name from the one that it is said not to be, and leaves it to others that are printed so', () => {
    const texts = [
      'The Senate in Canada voted. Canada is large, and the Senate voted in Ottawa.',
      'The United States voted. In the United States, the Senate voted.',
    ];
    const before = decide(texts).shown.filter((entity) => entity.includes('Senate'));
    expect(before).toEqual(['actor:canadian-senate Canadian Senate: Senate 2', 'actor:us-senate US Senate: Senate 1']);
    const parted = { type: 'not-same', a: 'actor:us-senate', b: 'actor:senate' } as const;
    const { shown } = decide(texts, parted);
    expect(shown).toContain('actor:senate Senate: Senate 1');
    expect(shown).toContain(before[0]);
    // What it is part of already it need not be merged with.
    const same = { type: 'merge', entity: 'actor:senate', into: 'actor:us-senate' } as const;
    expect(decide(texts, same).shown).toEqual(decide(texts).shown);
    expect(decide(texts, parted, same).shown).toEqual(expect.arrayContaining(before));
  });

  test('gives back to a name of its own the mentions that stand for another elsewhere', () => {
    const texts = ['The Popular Workers Union (PWU) met.', 'They said the PWU left.'];
    expect(decide(texts).shown).toEqual([
      'actor:popular-workers-union Popular Workers Union: PWU 1, Popular Workers Union 1',
      'actor:pwu PWU: PWU 1',
    ]);
    const { shown } = decide(texts, { type: 'not-same', a: 'actor:pwu', b: 'actor:popular-workers-union' });
    expect(shown).toEqual([
      'actor:popular-workers-union Popular Workers Union: Popular Workers Union 1',
      'actor:pwu PWU: PWU 2',
    ]);
  });

  test('hides a name wherever it is printed, and loses none of its mentions', () => {
    const { shown } = decide(TEXTS, { type: 'hide-name', name: 'Paris' });
    expect(shown).toContain('(place:paris~hidden paris: Paris 2)');
    expect(shown.filter((entity) => entity.startsWith('place:paris '))).toEqual([]);
  });

  test('makes one mention nobody', () => {
    const { shown } = decide(TEXTS, { type: 'not-a-name', mentions: [spanOf(1, 'Berlin')] });
    expect(shown).toContain('(place:berlin~hidden berlin: Berlin 1)');
    expect(shown).toContain('place:berlin Berlin: Berlin 1');
  });

  test('takes a role from one it is not said of, and leaves it a role', () => {
    const text = 'The group is led by its commander, Carla Moreno, it said.';
    const from = text.indexOf('commander');
    const at = { article: '0.txt', from, to: from + 'commander'.length };
    const before = decide([text]);
    expect(before.recognitions[0]!.roleTies.filter(({ holder }) => holder !== undefined)).toHaveLength(1);
    const { recognitions, shown } = decide([text], { type: 'not-a-role', mentions: [at], of: 'actor:carla-moreno' });
    expect(recognitions[0]!.roleTies.filter(({ holder }) => holder !== undefined)).toEqual([]);
    expect(shown).toEqual(before.shown);
    expect(decide([text], { type: 'not-a-role', mentions: [at] }).shown).toContain(
      '(role:commander~hidden commander: commander 1)',
    );
  });

  test('names text that a person selected, everywhere, in the place of what overlaps it', () => {
    const texts = ['Friends of the quiet bakery in Berlin met.', 'The quiet bakery was closed.'];
    const { shown, recognitions } = decide(texts, { type: 'name', name: 'quiet bakery', kind: 'organization' });
    expect(shown).toContain('actor:quiet-bakery quiet bakery: quiet bakery 2');
    for (const { mentions } of recognitions) {
      const starts = mentions.map(({ from }) => from);
      expect(starts).toEqual([...starts].sort((a, b) => a - b));
    }
  });

  test('names text as an alias of an entity in one article', () => {
    const texts = ['Angela Merkel spoke. The iron lady left.', 'The iron lady left.'];
    const { shown } = decide(texts, {
      type: 'name',
      name: 'iron lady',
      kind: 'person',
      entity: 'actor:angela-merkel',
      article: '0.txt',
    });
    expect(shown).toContain('actor:angela-merkel Angela Merkel: Angela Merkel 1, iron lady 1');
  });

  test('names text of an entity that is gone by itself, and says so: no mention is left without an entity', () => {
    const texts = ['Angela Merkel spoke. The iron lady left.'];
    const said = { type: 'name', name: 'iron lady', kind: 'person', entity: 'actor:nobody' } as const;
    const { shown, resolution } = decide(texts, said);
    expect(shown).toContain('actor:iron-lady iron lady: iron lady 1');
    expect(resolution.assignments.flat().every((entity) => resolution.entities[entity])).toBe(true);
    expect(resolution.notices).toMatchObject([{ message: expect.stringContaining('"actor:nobody"') }]);
  });

  test('takes a stretch back from boilerplate', () => {
    const article = { ...plainArticle('Angela Merkel met Emmanuel Macron.'), id: '0.txt' };
    const boilerplate = { ...article, furniture: [{ type: 'promotion' as const, from: 0, to: article.text.length }] };
    const recognitions = [recogniser.recogniseArticle(boilerplate)];
    const corpus = drain(nameCorpus({ articles: [boilerplate], recognitions, lexicon }));
    expect(decideNames(corpus, []).resolution.entities.map(({ mentions }) => mentions)).toEqual([0, 0]);
    const decided = decideNames(corpus, [{ type: 'not-boilerplate', article: '0.txt', from: 0, to: 13 }]);
    expect(decided.resolution.entities.map(({ id, mentions }) => `${id} ${mentions}`)).toEqual([
      'actor:angela-merkel 1',
      'actor:emmanuel-macron 0',
    ]);
    expect(decided.articles[0]!.furniture).toEqual([{ type: 'promotion', from: 13, to: article.text.length }]);
  });

  test('holds where a merge, a split of it and a merge of the split follow each other', () => {
    const mentions = [spanOf(0, 'Angela Merkel')];
    const curation: Curation = [
      { type: 'merge', entity: 'actor:angela-merkel', into: 'actor:emmanuel-macron' },
      { type: 'split', entity: 'actor:emmanuel-macron', mentions, label: 'The chancellor' },
    ];
    const { resolution } = decide(TEXTS, ...curation);
    const split = resolution.entities.find(({ label }) => label === 'The chancellor');
    const merged = decide(TEXTS, ...curation, { type: 'merge', entity: split!.id, into: 'place:berlin' });
    expect(merged.resolution.notices).toEqual([]);
    expect(merged.shown).toContain('place:berlin Berlin: Berlin 2, Angela Merkel 1');
    // Trump's neighbour stays with Macron.
    expect(merged.shown.find((entity) => entity.startsWith('actor:emmanuel-macron'))).toMatch(/Merkel 1/);
  });
});

describe('decisions, whatever they are,', () => {
  const corpus = readCorpus(TEXTS);
  const machine = decideNames(corpus, []);
  const decideLive = (chosen: readonly (readonly number[])[]): Curation => {
    const curation: Decision[] = [];
    for (const choice of chosen) curation.push(chooseDecision(decideNames(corpus, curation), choice));
    return curation;
  };

  test('give the same replayed as live', () => {
    fc.assert(
      fc.property(decisionChoices, (chosen) => {
        const curation = decideLive(chosen);
        expect(decideNames(readCorpus(TEXTS), curation)).toEqual(decideNames(corpus, curation));
      }),
      { numRuns: 40 },
    );
  });

  test('are as if they had never been once all are undone', () => {
    fc.assert(
      fc.property(decisionChoices, (chosen) => {
        decideLive(chosen);
        expect(decideNames(corpus, [])).toEqual(machine);
      }),
    );
    expect(decideNames(readCorpus(TEXTS), [])).toEqual(machine);
  });

  test('lose no mention and give each entity its own id', () => {
    fc.assert(
      fc.property(decisionChoices, (chosen) => {
        const { resolution, recognitions } = decideNames(corpus, decideLive(chosen));
        const { entities, assignments } = resolution;
        expect(assignments.map((own) => own.length)).toEqual(recognitions.map(({ mentions }) => mentions.length));
        const counts = entities.map(() => 0);
        for (const entity of assignments.flat()) counts[entity]!++;
        expect(counts).toEqual(entities.map(({ aliases }) => aliases.reduce((sum, { count }) => sum + count, 0)));
        expect(new Set(entities.map(({ id }) => id)).size).toBe(entities.length);
      }),
    );
  });

  test('commute where they touch different entities', () => {
    const apart = fc.uniqueArray(fc.nat(machine.resolution.entities.length - 1), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(apart, fc.nat(3), fc.nat(3), ([a, b, c, d], one, two) => {
        const ids = [a, b, c, d].map((at) => machine.resolution.entities[at!]!.id);
        const about = (kind: number, entity: string, into: string): Decision =>
          kind === 0
            ? { type: 'merge', entity, into }
            : kind === 1
              ? { type: 'rename', entity, label: `Renamed ${entity}` }
              : kind === 2
                ? { type: 'hide', entity }
                : { type: 'not-same', a: entity, b: into };
        const first = about(one, ids[0]!, ids[1]!);
        const second = about(two, ids[2]!, ids[3]!);
        expect(decideNames(corpus, [first, second])).toEqual(decideNames(corpus, [second, first]));
      }),
    );
  });

  test('withdrawn out of order leave what the others decided', () => {
    const others: Curation = [
      { type: 'rename', entity: 'place:berlin', label: 'Berlin, Germany' },
      { type: 'merge', entity: 'place:paris', into: 'place:france' },
    ];
    const split: Decision = {
      type: 'split',
      entity: 'place:berlin',
      mentions: [{ article: '1.txt', from: TEXTS[1]!.indexOf('Berlin'), to: TEXTS[1]!.indexOf('Berlin') + 6 }],
      label: 'Berlin',
    };
    expect(decideNames(corpus, [split, ...others].slice(1))).toEqual(decideNames(corpus, others));
  });

  test('keep their ground when more articles come, and no id changes', () => {
    const curation: Curation = [
      { type: 'merge', entity: 'actor:popular-workers-union', into: 'actor:emmanuel-macron' },
      { type: 'rename', entity: 'place:berlin', label: 'Berlin, Germany' },
      { type: 'not-same', a: 'actor:daesh', b: 'actor:islamic-state' },
      { type: 'hide', entity: 'place:mali' },
    ];
    const before = decideNames(corpus, curation);
    const after = decideNames(readCorpus([...TEXTS, ...MORE]), curation);
    expect(after.resolution.notices).toEqual([]);
    const ids = new Set(after.resolution.entities.map(({ id }) => id));
    expect(before.resolution.entities.filter(({ id }) => !ids.has(id))).toEqual([]);
    const labels = new Map(after.resolution.entities.map((entity) => [entity.id, entity]));
    expect(labels.get('place:berlin')?.label).toBe('Berlin, Germany');
    expect(labels.get('place:mali')?.hidden).toBe(true);
    expect(labels.has('actor:daesh')).toBe(true);
    expect(ids.has('actor:popular-workers-union')).toBe(false);
  });
});
