import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Decision,
  drain,
  type LiveAtlas,
  openAtlasInMemory,
  reviseAtlas,
  settleAtlas,
} from '../../../src/index.ts';
import { PALETTES } from '../../../src/shells/web/scene/palette.ts';
import type { Picture } from '../../../src/shells/web/scene/picture.ts';
import { colourOfRegion } from '../../../src/shells/web/scene/regions.ts';
import { prepareScene, type Scene } from '../../../src/shells/web/scene/scene.ts';
import { type Detail, planFit } from '../../../src/shells/web/stage/detail.ts';
import { inheritPlan } from '../../../src/shells/web/stage/earlier-plan.ts';
import { makeLiveAtlas } from '../../helpers/live-atlas.ts';
import { chooseDecision, decisionChoices } from '../../helpers/random-decisions.ts';

const TEXTS = [
  'President Donald Trump met Angela Merkel in Berlin on Monday. Trump said that Merkel was right. In France, Emmanuel Macron waited.',
  'Melania Trump left Berlin. Trump was seen with Emmanuel Macron in Paris, France. Boris Johnson met Angela Merkel in London.',
  'French President Emmanuel Macron slept. Macron said that Paris and France would wait. Angela Merkel left France for Paris.',
  'The Popular Workers Union met in Rome. Giuseppe Conte said in Rome that Matteo Salvini was wrong. Salvini left Milan for Rome.',
];
const { live } = makeLiveAtlas(TEXTS);

const CANVAS = { free: { left: 0, top: 0, right: 1000, bottom: 800 }, covered: [] };

function pictureOf(scene: Scene): Picture {
  const sight = {
    nodes: new Uint8Array(scene.types.length).fill(1),
    edges: new Uint8Array(scene.graph.edges.length).fill(1),
    nodeCount: scene.types.length,
    edgeCount: scene.graph.edges.length,
  };
  return {
    ...{ scene, sight, focus: undefined, chosen: [], colouring: 'community', amount: 'more', roles: false },
    palette: PALETTES.light,
  };
}

const positionsOf = ({ x, y }: Scene) => ({ x: Float64Array.from(x), y: Float64Array.from(y) });

const opened = prepareScene(openAtlasInMemory(live.atlas).graph);
const first = pictureOf(opened);
const fit = planFit(first, positionsOf(opened), CANVAS, CANVAS);
const plan = {
  ...{ picture: first, positions: positionsOf(opened) },
  detail: { ...fit, levels: { placed: fit.order } } as unknown as Detail,
};

/** Name, place and colour of all but those that decisions made or changed. */
function lookOf(scene: Scene, among: ReadonlySet<string>) {
  return scene.graph.nodes.flatMap(({ id, label }, node) => {
    if (!among.has(`${id} ${label}`) || scene.types[node] === 'role') return [];
    const colour = colourOfRegion(scene.regions, PALETTES.light, scene.regions.of[node]!);
    return [`${label} ${scene.x[node]} ${scene.y[node]} ${colour}`];
  });
}

const namesOf = ({ graph }: Scene) => new Set(graph.nodes.map(({ id, label }) => `${id} ${label}`));

test('whatever is decided, the view stays, and every name that the decision is not about its place and colour, also once all is exact', () => {
  const look = ({ atlas, lineage }: LiveAtlas) => {
    const scene = prepareScene(openAtlasInMemory(atlas).graph, opened);
    const picture = pictureOf(scene);
    const now = planFit(picture, positionsOf(scene), CANVAS, CANVAS, inheritPlan(plan, picture));
    expect(now.whole.scale).toBeCloseTo(fit.whole.scale, 9);
    expect(now.whole.originX).toBeCloseTo(fit.whole.originX, 6);
    expect(now.whole.originY).toBeCloseTo(fit.whole.originY, 6);
    expect(scene.maxWeight).toBe(opened.maxWeight);
    const heirs = new Set(lineage.gone.values());
    const [before, after] = [namesOf(opened), namesOf(scene)];
    const both = new Set([...before].filter((name) => after.has(name) && !heirs.has(name.split(' ')[0]!)));
    const isName = (name: string) => {
      const id = name.split(' ')[0]!;
      return [opened, scene].every(
        ({ graph, types }) => types[graph.nodes.findIndex((node) => node.id === id)] !== 'role',
      );
    };
    const held = new Set([...both].filter(isName));
    expect(lookOf(scene, held).sort()).toEqual(lookOf(opened, held).sort());
  };
  fc.assert(
    fc.property(decisionChoices, (choices) => {
      let now: LiveAtlas = live;
      const decided: Decision[] = [];
      for (const choice of choices) {
        decided.push(chooseDecision(now.atlas, choice));
        now = reviseAtlas(now, decided);
        look(now);
        look(drain(settleAtlas(now)));
      }
    }),
    { numRuns: 40 },
  );
});
