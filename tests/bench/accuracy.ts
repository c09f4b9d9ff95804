import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { scoreClusters, scoreEdges } from '../../src/measure/cluster-scores.ts';
import { type LabelledSpan, scoreMentions } from '../../src/measure/mention-scores.ts';
import type { Score } from '../../src/measure/score.ts';
import type { Kind, Mention } from '../../src/model/mention.ts';
import { typeOfKind } from '../../src/model/mention.ts';
import { drain } from '../../src/model/progress.ts';
import { createRecogniser } from '../../src/recognise/recognise.ts';
import type { Recogniser } from '../../src/recognise/recogniser.ts';
import { decodeTagger } from '../../src/recognise/tagger.ts';
import { resolveEntities } from '../../src/resolve/resolve.ts';
import { readLexicon } from '../helpers/lexicon.ts';
import { plainArticle } from '../helpers/plain-article.ts';
import { addTenths, countTenths, type Tenth } from './accuracy/confidence.ts';
import { readDwie } from './accuracy/dwie.ts';
import { type MarkedText, readMarkedTexts } from './accuracy/marked-texts.ts';

/*
 * npm run bench:accuracy
 *
 * What the recogniser and the resolver get right: names on the development sets, merging on DWIE, everything on the
 * sample; and how fast they are. Reads ../shared.
 */
const SHARED = '../shared';
const DRAWN = 0.5;
const TYPES: Readonly<Record<string, string>> = { PER: 'actor', ORG: 'actor', LOC: 'place' };
/** Sets to measure names on, and what each has been used for. */
const DEVELOPMENT = [
  ['worldwide-newswire-dev', 'rules and constants were tuned on it'],
  ['wikigold', 'constants were tuned on it'],
  ['uner-ewt-test', 'nothing was tuned on it'],
] as const;
const KINDS: Readonly<Record<string, string>> = { PER: 'person', ORG: 'organization', LOC: 'place' };

if (!existsSync(SHARED)) console.log(`nothing to measure with: ${SHARED} is not there`);
else {
  const lexicon = readLexicon();
  const tagger = decodeTagger(gunzipSync(readFileSync('graph-data/model/tagger.bin.gz')));
  const recognisers: readonly (readonly [string, Recogniser])[] = [
    ['tagger, lexicon, shapes', createRecogniser({ lexicon, tagger })],
    ['lexicon and shapes', createRecogniser({ lexicon })],
  ];

  console.log(
    'names: precision recall F1, exact span and kind · F1 of persons, organizations, places · overlapping, actor or place',
  );
  const tenths = new Map<string, Tenth[]>();
  for (const [corpus, use] of DEVELOPMENT) {
    const texts = readMarkedTexts(`${SHARED}/eval/dev/${corpus}.jsonl`);
    for (const [label, recogniser] of recognisers) {
      const found = texts.map(({ text }) => recogniser.recogniseArticle(plainArticle(text)).mentions);
      const { exact, overlap, kinds } = scoreNames(texts, found);
      const each = kinds.map(({ f1 }) => f1.toFixed(3)).join(' ');
      console.log(`${corpus.padEnd(24)} ${label.padEnd(24)} ${show(exact)} · ${each} · ${show(overlap)}   (${use})`);
      if (label === recognisers[0]![0]) tenths.set(corpus, countTenths(texts, found));
    }
  }
  console.log('\nconfidence of the first, by tenths: names, stated, right, difference');
  for (const [corpus, own] of [...tenths, ['all three', addTenths([...tenths.values()])] as const]) {
    console.log(corpus);
    for (const [tenth, { names, stated, right }] of own.entries()) {
      if (tenth < 3 || names === 0) continue;
      const [said, is] = [stated / names, right / names];
      const difference = `${is < said ? '' : '+'}${(is - said).toFixed(3)}`;
      console.log(`  0.${tenth}–  ${String(names).padStart(5)}  ${said.toFixed(3)}  ${is.toFixed(3)}  ${difference}`);
    }
  }

  const { found, gold } = resolveDwie();
  console.log(
    `\nDWIE, merging given mentions: edges ${show(scoreEdges(found, gold))} · B³ ${show(scoreClusters(found, gold))}`,
  );
  console.log(`the sample, ${recognisers[0]?.[0]}:\n${scoreSample(recognisers[0]![1])}`);
  measureSpeed();

  function resolveDwie() {
    const { articles, recognitions, gold: wanted } = readDwie(`${SHARED}/eval/dev/dwie-aliases-dev.json`);
    const { entities, assignments } = drain(
      resolveEntities({ articles, recognitions, lexicon, curation: [] }),
    ).resolution;
    return { found: assignments.map((own) => own.map((at) => entities[at]!.id)), gold: wanted };
  }

  function scoreSample(recogniser: Recogniser): string {
    const folder = `${SHARED}/articles`;
    const articles = readdirSync(folder)
      .sort()
      .map((name) => plainArticle(readFileSync(join(folder, name), 'utf8'), name));
    const recognitions = articles.map((article) => recogniser.recogniseArticle(article));
    const { entities, assignments } = drain(
      resolveEntities({ articles, recognitions, lexicon, curation: [] }),
    ).resolution;
    const lines = recognitions.flatMap(({ article, mentions }, at) =>
      mentions.flatMap(({ from, to, confidence, furniture }, index) => {
        const { id, label, kind } = entities[assignments[at]![index]!]!;
        if (confidence < DRAWN || furniture) return [];
        return [JSON.stringify({ article, start: from, end: to, type: typeOfKind(kind), entity: id, name: label })];
      }),
    );
    const scratch = mkdtempSync(join(tmpdir(), 'dramatis-'));
    const path = join(scratch, 'mentions.jsonl');
    writeFileSync(path, lines.join('\n'));
    const scorer = [`${SHARED}/eval/score.mjs`, `${SHARED}/eval/seeds.gold.json`, path, '--articles', folder];
    const { stdout } = spawnSync(process.execPath, scorer, { encoding: 'utf8' });
    rmSync(scratch, { recursive: true });
    return stdout;
  }

  function measureSpeed(): void {
    const corpus = `${SHARED}/corpora/reuters-21578.jsonl`;
    if (!existsSync(corpus)) return;
    const articles = readFileSync(corpus, 'utf8')
      .split('\n', 1200)
      .map((line, at) => plainArticle((JSON.parse(line) as { text: string }).text, String(at)));
    // A token of these articles is 5.2 code units with the space after it.
    const size = articles.slice(200).reduce((sum, { text }) => sum + text.length, 0) / 5.2;
    for (const [label, recogniser] of recognisers) {
      for (const article of articles.slice(0, 200)) recogniser.recogniseArticle(article);
      const started = process.cpuUsage().user;
      const recognitions = articles.slice(200).map((article) => recogniser.recogniseArticle(article));
      const seconds = (process.cpuUsage().user - started) / 1e6;
      const resolving = process.cpuUsage().user;
      drain(resolveEntities({ articles: articles.slice(200), recognitions, lexicon, curation: [] }));
      const resolved = (process.cpuUsage().user - resolving) / 1e6;
      console.log(
        `${label}: ${Math.round(size / seconds)} tokens a second of processor time; resolving 1,000 articles ${resolved.toFixed(2)} s`,
      );
    }
  }
}

function show({ precision, recall, f1 }: Score): string {
  return [precision, recall, f1].map((share) => share.toFixed(3)).join(' ');
}

function scoreNames(texts: readonly MarkedText[], mentions: readonly (readonly Mention[])[]) {
  const found = mentions.map((own) => own.filter(({ kind, confidence }) => kind !== 'role' && confidence >= DRAWN));
  const labelled = (label: (kind: Kind) => string): LabelledSpan[][] =>
    found.map((own) => own.map(({ from, to, kind }) => ({ from, to, label: label(kind) })));
  const wanted = (labels: Readonly<Record<string, string>>): LabelledSpan[][] =>
    texts.map(({ gold }) => gold.map((span) => ({ ...span, label: labels[span.label] ?? span.label })));
  const byKind = labelled((kind) => (kind === 'group' ? 'organization' : kind));
  const only = (spans: readonly LabelledSpan[][], kind: string) =>
    spans.map((own) => own.filter(({ label }) => label === kind));
  return {
    exact: scoreMentions(byKind, wanted(KINDS), 'exact'),
    kinds: Object.values(KINDS).map((kind) => scoreMentions(only(byKind, kind), only(wanted(KINDS), kind), 'exact')),
    overlap: scoreMentions(labelled(typeOfKind), wanted(TYPES), 'overlap'),
  };
}
