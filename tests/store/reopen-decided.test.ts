import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/model/atlas.ts';
import type { Curation } from '../../src/model/curation.ts';
import { drain } from '../../src/model/progress.ts';
import { decideAtlas, decideCorpus, recogniseCorpus, reopenCorpus } from '../../src/pipeline.ts';
import { createRecogniser } from '../../src/recognise/recognise.ts';
import { openAtlas } from '../../src/store/folder.ts';
import { reopenAtlas } from '../../src/store/reopen-atlas.ts';
import { writeAtlasFolder } from '../../src/store/write-folder.ts';
import { readLexicon } from '../helpers/lexicon.ts';
import { plainArticle } from '../helpers/plain-article.ts';
import { readTagger } from '../helpers/tagger.ts';

const TEXT =
  'Angela Merkel met Emmanuel Macron in Paris. The iron lady left. The group is led by its commander, Carla Moreno, it said. Picture: Donald Trump in Berlin.';
const lexicon = readLexicon();
const recogniser = createRecogniser({ lexicon, tagger: readTagger() });

/** As it comes back from the folder it is written to. */
async function reopen(curation: Curation) {
  const caption = TEXT.indexOf('Picture');
  const plain = plainArticle(TEXT, '0.txt');
  const article = { ...plain, furniture: [{ type: 'caption' as const, from: caption, to: TEXT.length }] };
  const corpus = drain(recogniseCorpus({ articles: [article], notices: [] }, recogniser));
  const atlas = drain(decideAtlas(corpus, curation, DEFAULT_SETTINGS));
  const files = new Map([...writeAtlasFolder(atlas)].map(({ path, text }) => [path, text]));
  const opened = await reopenAtlas(await openAtlas(async (path) => files.get(path)!));
  return { corpus, opened };
}

const commander = TEXT.indexOf('commander');
const CURATION: Curation = [
  { type: 'name', name: 'iron lady', kind: 'person', entity: 'actor:angela-merkel' },
  { type: 'not-boilerplate', article: '0.txt', from: TEXT.indexOf('Picture'), to: TEXT.length },
  {
    type: 'not-a-role',
    mentions: [{ article: '0.txt', from: commander, to: commander + 'commander'.length }],
    of: 'actor:carla-moreno',
  },
  { type: 'merge', entity: 'actor:angela-merkel', into: 'actor:emmanuel-macron' },
];

test('an atlas from a folder knows its decisions, and each can be taken back', async () => {
  const { corpus, opened } = await reopen(CURATION);
  expect(opened.curation).toEqual(CURATION);
  const again = drain(reopenCorpus(opened, lexicon));
  expect(again.named.articles).toEqual(corpus.named.articles);
  expect(again.named.recognitions).toEqual(corpus.named.recognitions);
  for (const curation of [CURATION, ...CURATION.map((_, at) => CURATION.toSpliced(at, 1)), []]) {
    expect(decideCorpus(again, curation).resolution).toEqual(decideCorpus(corpus, curation).resolution);
  }
});

test('an atlas in which nobody decided anything keeps nothing of it', async () => {
  const { opened } = await reopen([]);
  expect(opened).not.toHaveProperty('curation');
  expect(opened).not.toHaveProperty('asRead');
});
