import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PALETTES } from '../../../src/shells/web/scene/palette.ts';
import type { Picture } from '../../../src/shells/web/scene/picture.ts';
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

const scene = makeScene('[Hub] met [Near] and [Far] in a room.');

function writeNames(drawn: readonly number[], lit: readonly number[] | undefined): readonly string[] {
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
      x: Float32Array.from({ length: count }, (_, node) => 200 * node),
      y: new Float32Array(count),
    } as unknown as NamedView['positions'],
    projection: { scale: 1, originX: 100, originY: 200 },
    ...{ width: 1000, height: 400, covered: [], focus: 1 },
    emphasised: lit ? [nodeOf(scene, 'Hub')] : [],
    lit: lit && new Set(lit),
  });
  return written.sort();
}

test('a name that one points at has the names of its neighbours beside it, and of those alone that stand on the map', () => {
  const [hub, near, far] = ['Hub', 'Near', 'Far'].map((label) => nodeOf(scene, label)) as [number, number, number];
  expect(writeNames([hub, near], undefined)).toEqual(['Hub', 'Near']);
  expect(writeNames([hub, near], [hub, near, far])).toEqual(['Hub', 'Near']);
  expect(writeNames([hub, near, far], [hub, near, far])).toEqual(['Far', 'Hub', 'Near']);
});
