import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/model/atlas.ts';
import type { Curation, Decision } from '../../src/model/curation.ts';
import { drain } from '../../src/model/progress.ts';
import {
  connectAtlas,
  decideAtlas,
  decideCorpus,
  type LiveAtlas,
  reviseAtlas,
  settleAtlas,
} from '../../src/pipeline.ts';
import { relateEntities } from '../../src/relate/relate.ts';
import { makeLiveAtlas } from '../helpers/live-atlas.ts';
import { chooseDecision, decisionChoices } from '../helpers/random-decisions.ts';

const TEXTS = [
  'President Donald Trump met Angela Merkel in Berlin on Monday. Trump said that Merkel was right. In France, Emmanuel Macron waited.',
  'Melania Trump left Berlin. Trump was seen with Emmanuel Macron in Paris, France.',
  'The Popular Workers Union (PWU) met in Paris. The PWU said that Macron was wrong. Daesh, or Islamic State, left Mali.',
  // What belongs to a place, so that decisions turn it into what does not.
  'French President Emmanuel Macron slept. Macron said that Paris and France would wait. Angela Merkel left France for Paris.',
  // Who was said to hold a role before, so that decisions leave a role to a later article.
  'President Donald Trump called President Emmanuel Macron. Chancellor Angela Merkel of Germany was asleep.',
  'President Emmanuel Macron and President Donald Trump met Chancellor Angela Merkel.',
];
const { corpus, live } = makeLiveAtlas(TEXTS);

const MERGE: Decision = { type: 'merge', entity: 'actor:angela-merkel', into: 'actor:emmanuel-macron' };

const placesOf = ({ atlas }: LiveAtlas) =>
  new Map(
    atlas.graph.nodes.map(({ id }, node) => [id, [atlas.arrangement.x[node], atlas.arrangement.y[node]] as const]),
  );

/** The edges of what is drawn, by label. */
const drawnLines = ({ atlas: { graph } }: LiveAtlas) =>
  graph.edges.flatMap(({ source, target }, edge) =>
    graph.weighing.drawnFrom[edge]! > 0 ? [`${graph.nodes[source]!.label} – ${graph.nodes[target]!.label}`] : [],
  );

/** Decides one thing after another, as chance has it, and looks at what each leaves. */
function reviseAtRandom(numRuns: number, look: (revised: LiveAtlas, decided: Curation) => void) {
  fc.assert(
    fc.property(decisionChoices, (choices) => {
      let now = live;
      const decided: Decision[] = [];
      for (const choice of choices) {
        decided.push(chooseDecision(now.atlas, choice));
        now = reviseAtlas(now, decided);
        look(now, decided);
      }
    }),
    { numRuns },
  );
}

describe('a revised atlas', () => {
  test('has the graph that is related from the start, whatever was decided before', () => {
    reviseAtRandom(60, ({ atlas }, curation) => {
      const { weighing: _, ...graph } = atlas.graph;
      const {
        leaders: __,
        bounds,
        notices,
        ...whole
      } = drain(relateEntities(decideCorpus(corpus, curation), DEFAULT_SETTINGS));
      expect(graph).toEqual(whole);
    });
  });

  test('gives every mention to the entity that counts it', () => {
    reviseAtRandom(100, ({ atlas }) => {
      const { recognitions, resolution } = atlas;
      const counted = resolution.entities.map(() => ({ mentions: 0, all: 0, articles: new Set<number>() }));
      for (const [article, { mentions }] of recognitions.entries()) {
        expect(resolution.assignments[article]).toHaveLength(mentions.length);
        for (const [mention, { furniture }] of mentions.entries()) {
          const own = counted[resolution.assignments[article]![mention]!]!;
          own.all++;
          if (furniture) continue;
          own.mentions++;
          own.articles.add(article);
        }
      }
      const ids = resolution.entities.map(({ id }) => id);
      expect(ids).toEqual([...new Set(ids)].sort());
      expect(counted.map(({ mentions, all, articles }) => [mentions, all, articles.size])).toEqual(
        resolution.entities.map(({ mentions, aliases, articles }) => [
          mentions,
          aliases.reduce((sum, { count }) => sum + count, 0),
          articles,
        ]),
      );
    });
  });

  test('has every rank once, roles last, and draws no line before its ends', () => {
    reviseAtRandom(100, ({ atlas }) => {
      const { nodes, edges, weighing } = atlas.graph;
      expect([...weighing.rank].sort((a, b) => a - b)).toEqual(nodes.map((_, node) => node));
      const byRank = nodes.map((_, node) => node).sort((a, b) => weighing.rank[a]! - weighing.rank[b]!);
      const isRole = byRank.map((node) => nodes[node]!.kind === 'role');
      expect(isRole).toEqual([...isRole].sort());
      for (const [edge, { source, target }] of edges.entries()) {
        const from = weighing.drawnFrom[edge]!;
        expect(from === 0 || from === Math.max(weighing.rank[source]!, weighing.rank[target]!) + 1).toBe(true);
      }
    });
  });

  test('leaves every name where it was', () => {
    const before = placesOf(live);
    const after = placesOf(reviseAtlas(live, [MERGE]));
    expect(after.size).toBe(before.size - 1);
    for (const [id, place] of after) expect(place).toEqual(before.get(id));
  });

  test('puts what was taken away back where it was', () => {
    expect(placesOf(reviseAtlas(reviseAtlas(live, [MERGE]), []))).toEqual(placesOf(live));
  });

  test('puts what was split off beside where it was, with a line to the map', () => {
    const mentions = [{ article: '0.txt', from: TEXTS[0]!.indexOf('Trump'), to: TEXTS[0]!.indexOf('Trump') + 5 }];
    const at = TEXTS[0]!.indexOf('Donald Trump');
    const split: Decision = {
      type: 'split',
      entity: 'actor:donald-trump',
      mentions: [{ ...mentions[0]!, from: at, to: at + 'Donald Trump'.length }],
      label: 'The president',
    };
    const revised = reviseAtlas(live, [split]);
    const [id, place] = [...placesOf(revised)].find(([id]) => id.includes('the-president') || id.includes('~'))!;
    const old = placesOf(live).get('actor:donald-trump')!;
    expect(Math.hypot(place[0]! - old[0]!, place[1]! - old[1]!)).toBeLessThan(50);
    const { label } = revised.atlas.graph.nodes.find((node) => node.id === id)!;
    expect(drawnLines(revised).some((line) => line.includes(label))).toBe(true);
  });

  test('says where a name went', () => {
    const { heirs, atlas } = reviseAtlas(live, [MERGE]);
    const old = live.atlas.graph.nodes.findIndex(({ id }) => id === 'actor:angela-merkel');
    expect(atlas.graph.nodes[heirs[old]!]!.id).toBe('actor:emmanuel-macron');
  });

  test('says, once settled, of names and lines what a build says of the same decisions, on the map as it stands', () => {
    const curation: Curation = [MERGE, { type: 'hide', entity: 'place:mali' }];
    const settled = drain(settleAtlas(reviseAtlas(live, curation))).atlas;
    const built = drain(decideAtlas(corpus, curation, DEFAULT_SETTINGS));
    const { x: _x, y: _y, ...measures } = settled.arrangement;
    const { x: _ownX, y: _ownY, ...expected } = built.arrangement;
    expect(measures).toEqual(expected);
    expect(settled.graph.weighing.telling).toEqual(built.graph.weighing.telling);
    expect({ ...settled.graph, weighing: undefined }).toEqual({ ...built.graph, weighing: undefined });
    const { arrangement: _a, description: _d, graph: _g, ...names } = settled;
    const { arrangement: __a, description: __d, graph: __g, ...builtNames } = built;
    expect(names).toEqual(builtNames);
  });

  test('is the atlas before once its decision is taken back', () => {
    const back = drain(settleAtlas(reviseAtlas(reviseAtlas(live, [MERGE]), []))).atlas;
    const { curation: _, ...rest } = back;
    const again = drain(connectAtlas(decideCorpus(corpus, []), DEFAULT_SETTINGS));
    expect(rest.graph).toEqual(again.graph);
    expect(rest.description).toEqual(again.description);
  });

  test('keeps place, turn, story and lines of every name that no decision touched, whatever was decided, also once settled', () => {
    const first = live.atlas;
    const opened = new Map(first.graph.nodes.map(({ id }, node) => [id, node]));
    const look = ({ atlas, lineage }: LiveAtlas) => {
      const { nodes, weighing } = atlas.graph;
      const heirs = new Set(lineage.gone.values());
      const stays = nodes.flatMap(({ id, kind }, node) => {
        const before = opened.get(id);
        if (before === undefined || heirs.has(id)) return [];
        const isSame = (kind === 'role') === (first.graph.nodes[before]!.kind === 'role');
        return isSame ? [{ id, node, before }] : [];
      });
      for (const { node, before } of stays) {
        expect([atlas.arrangement.x[node], atlas.arrangement.y[node]]).toEqual([
          first.arrangement.x[before],
          first.arrangement.y[before],
        ]);
        expect(atlas.description.region[node]).toBe(first.description.region[before]);
      }
      const inTurn = stays.toSorted((a, b) => weighing.rank[a.node]! - weighing.rank[b.node]!);
      const turns = inTurn.map(({ before }) => first.graph.weighing.rank[before]!);
      expect(turns).toEqual(turns.toSorted((a, b) => a - b));
      // A line that is still proven between two such names is drawn where it was.
      const lines = new Set(drawnLines({ ...live, atlas: first }));
      const labels = new Set(stays.map(({ before }) => first.graph.nodes[before]!.label));
      for (const [edge, { source, target }] of atlas.graph.edges.entries()) {
        const [a, b] = [nodes[source]!, nodes[target]!].map(({ id }) => first.graph.nodes[opened.get(id) ?? -1]?.label);
        if (a === undefined || b === undefined || !labels.has(a) || !labels.has(b)) continue;
        if (lines.has(`${a} – ${b}`) || lines.has(`${b} – ${a}`)) expect(weighing.drawnFrom[edge]).toBeGreaterThan(0);
      }
    };
    reviseAtRandom(40, (revised) => {
      look(revised);
      look(drain(settleAtlas(revised)));
    });
  });

  test('is the atlas that was opened once all is taken back, whatever was decided', () => {
    let last = live;
    reviseAtRandom(40, (revised) => {
      last = revised;
      const { graph, description, arrangement } = drain(settleAtlas(reviseAtlas(last, []))).atlas;
      expect({ graph, description, arrangement }).toEqual({
        graph: live.atlas.graph,
        description: live.atlas.description,
        arrangement: live.atlas.arrangement,
      });
    });
  });
});
