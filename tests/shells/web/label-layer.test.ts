import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PALETTES } from '../../../src/shells/web/scene/palette.ts';
import type { Picture } from '../../../src/shells/web/scene/picture.ts';
import type { Scene } from '../../../src/shells/web/scene/scene.ts';
import { drawLabels, type NamedView } from '../../../src/shells/web/stage/label-layer.ts';
import type { Pen } from '../../../src/shells/web/stage/pen.ts';
import { NEVER } from '../../../src/shells/web/stage/placement.ts';
import { makeScene, nodeOf } from './small-scene.ts';

/** Node has no canvas to measure with: here every letter is as wide as it is high. */
beforeEach(() => {
  const context = { font: '', measureText: (text: string) => ({ width: 100 * text.length }) };
  vi.stubGlobal('document', { createElement: () => ({ getContext: () => context }) });
});
afterEach(() => vi.unstubAllGlobals());

const room = makeScene('[Hub] met [Near] and [Far] in a room.');

function writeNames(
  drawn: readonly number[],
  lit: readonly number[] | undefined,
  own: { readonly scene?: Scene; readonly x?: (node: number) => number; readonly y?: (node: number) => number } = {},
): readonly string[] {
  const { scene = room, x = (node) => 200 * node, y = () => 0 } = own;
  const written: string[] = [];
  const context = {
    ...{ save() {}, restore() {}, strokeText() {} },
    fillText: (text: string) => written.push(text),
  } as unknown as Pen;
  const count = scene.graph.nodes.length;
  const level = new Int16Array(count).fill(NEVER);
  for (const node of drawn) level[node] = 0;
  const detail = {
    levels: { levelOf: () => 0, nodeLevels: () => level, anchors: new Uint8Array(count) },
    radius: new Float32Array(count).fill(4),
    fontSize: new Float32Array(count).fill(12),
  } as unknown as NamedView['detail'];
  drawLabels({
    ...{ context, detail, drawn, picture: { scene, palette: PALETTES.light } as unknown as Picture },
    positions: {
      x: Float32Array.from({ length: count }, (_, node) => x(node)),
      y: Float32Array.from({ length: count }, (_, node) => y(node)),
    } as unknown as NamedView['positions'],
    projection: { scale: 1, originX: 100, originY: 200 },
    ...{ width: 1000, height: 400, covered: [], titles: [], focus: 1 },
    emphasised: lit ? [nodeOf(scene, scene === room ? 'Hub' : 'Aim')] : [],
    lit: lit && new Set(lit),
  });
  return written.sort();
}

test('a name that one points at has the names of its neighbours beside it, and of those alone that stand on the map', () => {
  const [hub, near, far] = ['Hub', 'Near', 'Far'].map((label) => nodeOf(room, label)) as [number, number, number];
  expect(writeNames([hub, near], undefined)).toEqual(['Hub', 'Near']);
  expect(writeNames([hub, near], [hub, near, far])).toEqual(['Hub', 'Near']);
  expect(writeNames([hub, near, far], [hub, near, far])).toEqual(['Far', 'Hub', 'Near']);
});

const crowd = makeScene(
  '[Aim] met [Great] here. [Great] met [Greater] here. [Greater] left [Great] here.',
  ...Array.from(
    { length: 78 },
    (_, i) => `[Aim] saw [N${String.fromCharCode(97 + (i % 26), 97 + Math.floor(i / 26))}] here.`,
  ),
);

test('the largest names in focus and on the map keep their labels, though both be many and lie close', () => {
  const largest = ['Aim', 'Great', 'Greater'];
  const { nodes } = crowd.graph;
  const all = [...nodes.keys()].sort((a, b) => nodes[b]!.mentions - nodes[a]!.mentions || a - b);
  expect(all.slice(0, 3).map((node) => nodes[node]!.label)).toEqual(expect.arrayContaining(largest));
  // Nine by nine dots, the largest names in the middle of them: without covering dots none of these can be written.
  const cells = [...all.keys()]
    .map((cell) => ({ x: 12 * (cell % 9) - 48, y: 12 * Math.floor(cell / 9) - 48 }))
    .sort((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y));
  const at = (node: number) => cells[all.indexOf(node)]!;
  const own = { scene: crowd, x: (node: number) => 300 + at(node).x, y: (node: number) => at(node).y };
  expect(all).toHaveLength(81);
  expect(writeNames(all, all, own)).toEqual(expect.arrayContaining(largest));
  expect(writeNames(all, [nodeOf(crowd, 'Aim')], own)).toEqual(expect.arrayContaining(largest));
});
