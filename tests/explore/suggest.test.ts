import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../src/explore/query.ts';
import { indexNames } from '../../src/explore/search.ts';
import { findAsked, type Suggestion, suggest } from '../../src/explore/suggest.ts';
import type { AtlasNode } from '../../src/model/atlas-folder.ts';

const LABELS = ['Donald Trump', 'Iran', 'Bank of England', 'Reuters', 'Joe Biden', 'Turkey'];
const NAMES = indexNames(
  LABELS.map(
    (label) =>
      ({ id: label, label, kind: 'person', aliases: [{ name: label, count: 1 }], mentions: 1 }) as unknown as AtlasNode,
  ),
);

/** Trump and Iran are connected, nothing else is. */
const findEdge = (a: number, b: number) => (a + b === 1 ? 7 : undefined);

function say(suggestion: Suggestion): string {
  switch (suggestion.type) {
    case 'name':
      return `name ${LABELS[suggestion.hit.node]}`;
    case 'connection':
      return `connection ${suggestion.edge}`;
    case 'paths':
    case 'common':
      return `${suggestion.type} ${suggestion.hits.map(({ node }) => LABELS[node]).join(' + ')}`;
    case 'text':
      return `text ${suggestion.query.all.map((phrase) => phrase.join(' ')).join(' + ')}`;
    case 'filter':
      return `filter ${Object.keys(suggestion.filters.choices)}`;
  }
}

const offer = (text: string, hasText = true, isSaid = false) =>
  suggest({ names: NAMES, findEdge, hasText, isSaid }, parseQuery(text)).map(say);

describe('suggestions', () => {
  test('go to a name of several words that is misspelt before the sentences that hold such words', () => {
    expect(offer('Dónald Trumb', true, true)[0]).toBe('name Donald Trump');
    expect(offer('Turkei', true, true)[0]).toBe('text turkei');
  });

  test('go to the one name that the words are', () => {
    expect(offer('bank of england')).toEqual(['name Bank of England', 'text bank + of + england']);
  });

  test('offer of two names their connection, the paths, what they share, the sentences, and each name', () => {
    expect(offer('trump iran')).toEqual([
      'connection 7',
      'paths Donald Trump + Iran',
      'common Donald Trump + Iran',
      'text trump + iran',
      'name Donald Trump',
      'name Iran',
    ]);
    expect(offer('bank of england donald trump')[0]).toBe('paths Bank of England + Donald Trump');
  });

  test('offer of three to five names what they share', () => {
    expect(offer('trump iran biden')).toEqual([
      'common Donald Trump + Iran + Joe Biden',
      'connection 7',
      'paths Donald Trump + Iran',
      'paths Donald Trump + Joe Biden',
      'paths Iran + Joe Biden',
      'text trump + iran + biden',
      'name Donald Trump',
      'name Iran',
      'name Joe Biden',
    ]);
    expect(offer('trump iran biden turkey').filter((own) => own.startsWith('paths'))).toEqual([
      'paths Donald Trump + Iran',
      'paths Iran + Joe Biden',
      'paths Joe Biden + Turkey',
    ]);
  });

  test('are no connection of a name with itself', () => {
    expect(offer('iran iran')).toEqual(['name Iran', 'text iran']);
  });

  test('go to the name that a misspelt one is like, and look for what is no name in the text', () => {
    expect(offer('drilling')).toEqual(['text drill']);
    expect(offer('turkye')).toEqual(['name Turkey', 'text turky']);
    expect(offer('drilling', false)).toEqual([]);
  });

  test('look for a word that the texts hold before names that are spelt like it', () => {
    expect(offer('turkye', true, true)).toEqual(['text turky', 'name Turkey']);
    expect(offer('turkye', false, true)).toEqual(['name Turkey']);
    expect(offer('turkey', true, true)).toEqual(['name Turkey', 'text turkei']);
    expect(offer('trump iran', true, true)[0]).toBe('connection 7');
  });

  test('offer names of the kinds that are asked for alone', () => {
    expect(offer('kind:person turkey')).toEqual(['text turkei', 'filter kind', 'name Turkey']);
    expect(offer('kind:place turkey')).toEqual(['text turkei', 'filter kind']);
  });

  test('take filters beside words for where to look', () => {
    expect(offer('kind:place drilling')).toEqual(['text drill', 'filter kind']);
    expect(offer('kind:place')).toEqual(['filter kind']);
  });

  test('are all names of several that were asked for, then what is like them', () => {
    const found = (text: string) => findAsked(NAMES, parseQuery(text)).map(({ node }) => LABELS[node]);
    expect(found('trump iran')).toEqual(['Donald Trump', 'Iran']);
    expect(found('bank')).toEqual(['Bank of England']);
    expect(found('turkye')).toEqual(['Turkey']);
    expect(findAsked(NAMES, parseQuery('turkey iran'), (node) => node !== 5)).toEqual([]);
  });

  test('are none for nothing', () => {
    expect(offer('  ')).toEqual([]);
    expect(offer('-oil')).toEqual([]);
  });
});
