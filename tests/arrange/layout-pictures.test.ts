import { describe, expect, test } from 'vitest';
import { layOutNodes } from '../../src/arrange/layout.ts';
import { LAYOUT_SETTINGS, type LayoutSetting } from '../../src/arrange/settings.ts';
import { type LayoutSettings, nodeRadius } from '../../src/model/arrangement.ts';
import type { EntityGraph } from '../../src/model/graph.ts';
import { drain } from '../../src/model/progress.ts';
import { createRandom } from '../../src/model/random.ts';
import { graph } from './mini-graph.ts';

/**
 * The explorer's pictures of what each setting does: one small graph, drawn with less and with more of it by the layout
 * itself. After a change of the layout draw them anew: `npx vitest run --project unit tests/arrange/layout-pictures.test.ts -u`
 */
const PICTURES: Readonly<Record<LayoutSetting['key'], readonly [less: Asked, more: Asked]>> = {
  spread: [{ spread: 0.6 }, { spread: 1.6 }],
  shape: [{ shape: 0.5 }, { shape: 2 }],
  gravity: [{ gravity: 0 }, { gravity: 10 }],
  separateCommunities: [{ separateCommunities: false }, { separateCommunities: true }],
  preventOverlap: [
    { preventOverlap: false, spread: 0.5 },
    { preventOverlap: true, spread: 0.5 },
  ],
  seed: [{ seed: 1 }, { seed: 2 }],
};

type Asked = Partial<LayoutSettings> & { readonly seed?: number };

describe('the picture of', () => {
  test.each(LAYOUT_SETTINGS)('$name is what the layout draws', async ({ key, name }) => {
    const of = makeGroups(key === 'preventOverlap' ? 4 : 1);
    const layouts = PICTURES[key].map(({ seed = 1, ...layout }) => drain(layOutNodes(of, { seed, layout })));
    const reach = Math.max(...layouts.map((positions) => measureSide(of, positions)));
    const folder = '../../src/shells/web/layout-pictures';
    await expect(draw(`${name}: less`, of, layouts[0]!, reach)).toMatchFileSnapshot(`${folder}/${key}-less.svg`);
    await expect(draw(`${name}: more`, of, layouts[1]!, reach)).toMatchFileSnapshot(`${folder}/${key}-more.svg`);
  });
});

/** Three groups of ten, tied loosely to each other, with a few loose ends; the node's name is its group's number. */
function makeGroups(importance: number): EntityGraph {
  const random = createRandom(5);
  const words: string[] = [];
  const name = (group: number, i: number) => `${group}.${i}`;
  for (let group = 0; group < 3; group++) {
    for (let i = 0; i < 10; i++) {
      words.push(`${name(group, i)}*${Math.round(importance * (i === 0 ? 16 : 1 + 4 * random()))}`);
      if (i > 0) words.push(`${name(group, 0)}-${name(group, i)}`);
      for (let j = 1; j < i; j++) if (random() < 0.25) words.push(`${name(group, j)}-${name(group, i)}`);
      const other = (group + 1 + Math.floor(random() * 2)) % 3;
      if (random() < 0.7) words.push(`${name(group, i)}-${name(other, Math.floor(random() * 10))}`);
    }
    words.push(`${name(group, 3)}-${name(group, 10)}`, `${name(group, 10)}-${name(group, 11)}`);
  }
  const made = graph(words.join(' '));
  return { ...made, nodes: made.nodes.map((node) => ({ ...node, label: '' })) };
}

const WIDTH = 120;
const HEIGHT = 80;
const COLORS = ['#0072b2', '#d55e00', '#009e73'];

/** Side of the plane a layout needs, as high as the picture is wide. */
function measureSide(of: EntityGraph, positions: Float64Array): number {
  let [width, height] = [0, 0];
  of.nodes.forEach(({ mentions }, node) => {
    width = Math.max(width, 2 * (Math.abs(positions[2 * node]!) + nodeRadius(mentions)));
    height = Math.max(height, 2 * (Math.abs(positions[2 * node + 1]!) + nodeRadius(mentions)));
  });
  return Math.max(width / WIDTH, height / HEIGHT);
}

function draw(title: string, of: EntityGraph, positions: Float64Array, reach: number): string {
  const round = (value: number) => Math.round(value * 10) / 10;
  const x = (node: number) => round(WIDTH / 2 + positions[2 * node]! / reach);
  const y = (node: number) => round(HEIGHT / 2 - positions[2 * node + 1]! / reach);
  const lines = of.edges.map(({ source: a, target: b }) => `M${x(a)} ${y(a)}L${x(b)} ${y(b)}`).join('');
  const discs = of.nodes.map(
    ({ id, mentions }, node) =>
      `<circle cx="${x(node)}" cy="${y(node)}" r="${round(nodeRadius(mentions) / reach)}" fill="${COLORS[Number(id[6])]}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    `<title>${title}</title>`,
    `<path d="${lines}" fill="none" stroke="currentColor" stroke-opacity=".3" stroke-width=".4"/>`,
    ...discs,
    '</svg>',
    '',
  ].join('\n');
}
