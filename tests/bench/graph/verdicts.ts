import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { type Mention, mentionCounts, typeOfKind } from '../../../src/model/mention.ts';
import { type CorpusGraph, isRole, listNames, percent } from './corpus-graph.ts';
import type { Figure } from './figure.ts';
import { byWeight } from './line-figures.ts';

type Row = Readonly<Record<string, string>>;

const EXAMPLES = 12;
const DRAWN = 0.5;

/**
 * What one annotator said of version 0.1.0, held against the graph as it is now. A name, mention or line that was wrong and
 * looks the same is still wrong, one that was right and is gone is lost; what changed in another way is counted as
 * such, since only reading could tell.
 *
 * @param folder of the verdicts. @param corpus as the files name it: `wn` or `re3`.
 */
export function judgeAgain(made: CorpusGraph, folder: string, corpus: string): Figure[] {
  const rows = (file: string): Row[] => {
    const { data } = Papa.parse<Row>(readFileSync(join(folder, file), 'utf8').trim(), { header: true });
    return data.filter((row) => row.corpus === corpus);
  };
  return [
    ...judgeNames(made, rows('top-entities.csv')),
    ...judgeNodes(made, rows('random-nodes.csv')),
    ...judgeMentions(made, rows('mentions.csv')),
    ...judgeLines(made, rows('edges.csv'), corpus),
  ];
}

/** What was said of the lines of a later version: `tests/measure/line-verdicts.tsv`. */
const LATER = 'tests/measure/line-verdicts.tsv';

function readLater(corpus: string): Row[] {
  const { data } = Papa.parse<Row>(readFileSync(LATER, 'utf8').trim(), { header: true, delimiter: '\t' });
  return data.filter((row) => row.corpus === corpus);
}

/** Of the flags of the most named things, those that say the thing itself is wrong; `s`, `m`, `G`, `B` and `L` are smaller. */
const GRAVE = /[RKMS]/;

function judgeNames(made: CorpusGraph, rows: readonly Row[]): Figure[] {
  const names = new Map(listNames(made).map((entity) => [entity.label, entity]));
  const grave = rows.filter(({ flags }) => GRAVE.test(flags ?? ''));
  const still = grave.filter(({ label, kind, flags, mentions }) => {
    const now = names.get(label!);
    if (!now) return false;
    if (/R/.test(flags!)) return true;
    if (/K/.test(flags!) && now.kind === kind) return true;
    // A merge or a split shows in how often the name is met.
    return /[MS]/.test(flags!) && Math.abs(now.mentions - Number(mentions)) <= Number(mentions) * 0.1;
  });
  const right = rows.filter(({ flags }) => (flags ?? '') === '');
  const lost = right.filter(({ label, kind }) => {
    const now = names.get(label!);
    return !now || typeOfKind(now.kind) !== typeOfKind(kind as Mention['kind']);
  });
  return [
    {
      name: `the ${rows.length} most named of 0.1.0: wrong kind, no actor, wrongly merged or split, and still as they were`,
      value: `${still.length} of ${grave.length}`,
      examples: still.slice(0, EXAMPLES).map(({ label, flags }) => `${label} ${flags}`),
    },
    {
      name: '… right then, and gone or of another type now (to be read)',
      value: `${lost.length} of ${right.length}`,
      examples: lost.slice(0, EXAMPLES).map(({ label }) => label!),
    },
  ];
}

function judgeNodes(made: CorpusGraph, rows: readonly Row[]): Figure[] {
  const ids = new Map(listNames(made).map((entity) => [`${typeOfKind(entity.kind)} ${entity.label}`, entity.kind]));
  const drawn = ({ label, kind }: Row): boolean => ids.has(`${typeOfKind(kind as Mention['kind'])} ${label}`);
  const wrong = rows.filter(({ verdict }) => verdict !== 'ok');
  const right = rows.filter(({ verdict }) => verdict === 'ok');
  const still = wrong.filter(
    (row) => drawn(row) && ids.get(`${typeOfKind(row.kind as Mention['kind'])} ${row.label}`) === row.kind,
  );
  const lost = right.filter((row) => !drawn(row));
  return [
    {
      name: `${rows.length} nodes of 0.1.0 drawn by lot: wrong, and still drawn so`,
      value: `${still.length} of ${wrong.length}`,
      examples: still.slice(0, EXAMPLES).map(({ label, verdict }) => `${label} ${verdict}`),
    },
    {
      name: '… right then, and not drawn under that label and type now',
      value: `${lost.length} of ${right.length}`,
      examples: lost.slice(0, EXAMPLES).map(({ label }) => label!),
    },
  ];
}

function judgeMentions(made: CorpusGraph, rows: readonly Row[]): Figure[] {
  const at = new Map(made.articles.map(({ id }, index) => [id, index]));
  const found = ({ article, start, end }: Row): { mention: Mention; label: string } | undefined => {
    const index = at.get(article!);
    if (index === undefined) return undefined;
    const { mentions } = made.recognitions[index]!;
    const own = mentions.findIndex(({ from, to }) => from === Number(start) && to === Number(end));
    const mention = mentions[own];
    if (!mention || !mentionCounts(mention, DRAWN)) return undefined;
    return { mention, label: made.resolution.entities[made.resolution.assignments[index]![own]!]!.label };
  };
  const names = rows.filter(({ kind }) => kind !== 'role');
  const right = names.filter(({ verdict, sample }) => verdict === 'ok' && sample === 'random');
  const kept = right.filter((row) => {
    const now = found(row);
    return now && typeOfKind(now.mention.kind) === typeOfKind(row.kind as Mention['kind']);
  });
  const wrong = names.filter(({ verdict }) => ['kind', 'span', 'none', 'res'].includes(verdict!));
  const still = wrong.filter((row) => {
    const now = found(row);
    if (!now) return false;
    if (row.verdict === 'res') return now.label === row.name;
    return row.verdict !== 'kind' || now.mention.kind === row.kind;
  });
  const bands = names.filter(({ sample }) => sample === 'by confidence');
  const above = bands.filter(({ verdict }) => verdict === 'ok' || verdict === 'res').map(found);
  return [
    {
      name: 'mentions by lot that were right and are kept',
      value: `${kept.length} of ${right.length}`,
      examples: right.filter((row) => !kept.includes(row)).map(({ name }) => name!),
    },
    {
      name: 'mentions that were wrong and are still so',
      value: `${still.length} of ${wrong.length}`,
      examples: still.slice(0, EXAMPLES).map(({ name, verdict }) => `${name} ${verdict}`),
    },
    {
      name: 'mentions chosen by their confidence that are right and still drawn',
      value: `${above.filter((now) => now !== undefined).length} of ${above.length}`,
    },
  ];
}

function judgeLines(made: CorpusGraph, rows: readonly Row[], corpus: string): Figure[] {
  const { nodes, edges } = made.graph;
  const keyOf = (a: string, b: string): string => [a, b].sort().join('\t');
  const read = [...rows, ...readLater(corpus)];
  const verdicts = new Map(read.map(({ a, b, verdict }) => [keyOf(a!, b!), verdict!]));
  const labels = new Set(edges.map(({ source, target }) => keyOf(nodes[source]!.label, nodes[target]!.label)));
  const figures: Figure[] = [];
  const informative = rows.filter(({ verdict }) => verdict === 'informative');
  const other = rows.filter(({ verdict }) => verdict !== 'informative');
  const keptOf = (some: readonly Row[]): Row[] => some.filter(({ a, b }) => labels.has(keyOf(a!, b!)));
  figures.push(
    {
      name: 'lines that said something and are there',
      value: `${keptOf(informative).length} of ${informative.length}`,
      examples: informative.filter((row) => !keptOf([row]).length).map(({ a, b }) => `${a} – ${b}`),
    },
    {
      name: 'lines that said nothing and are there',
      value: `${keptOf(other).length} of ${other.length}`,
    },
  );
  const heaviest = [...edges].sort(byWeight).slice(0, 100);
  const counts = new Map<string, number>();
  for (const { source, target } of heaviest) {
    const role = isRole(nodes[source]!) || isRole(nodes[target]!);
    const verdict =
      verdicts.get(keyOf(nodes[source]!.label, nodes[target]!.label)) ?? (role ? 'role endpoint' : 'not read');
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  figures.push({
    name: 'the 100 heaviest lines now, by what readers said of them',
    value: [...counts]
      .sort((a, b) => b[1] - a[1])
      .map(([verdict, count]) => `${verdict} ${count}`)
      .join(', '),
    target: 'informative ≥ 75',
  });
  return figures;
}

/** How often a reader's verdict "right" goes with each tenth of confidence, as that reader met them. */
export function readConfidence(folder: string): Figure[] {
  const { data } = Papa.parse<Row>(readFileSync(join(folder, 'mentions.csv'), 'utf8').trim(), { header: true });
  const bands = new Map<string, { right: number; all: number; sum: number }>();
  for (const { kind, confidence, verdict } of data) {
    if (kind === 'role') continue;
    const band = (Math.min(9, Math.floor(Number(confidence) * 10 + 1e-9)) / 10).toFixed(1);
    const row = bands.get(band) ?? { right: 0, all: 0, sum: 0 };
    bands.set(band, {
      right: row.right + (verdict === 'ok' || verdict === 'res' ? 1 : 0),
      all: row.all + 1,
      sum: row.sum + Number(confidence),
    });
  }
  return [...bands].sort().map(([band, { right, all, sum }]) => ({
    name: `0.1.0 stated ${band}–`,
    value: `${percent(right, all)} of ${all} right, ${(sum / all).toFixed(2)} stated`,
  }));
}
