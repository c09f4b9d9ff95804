/**
 * How many of the lines of a first view can be followed from end to end: `npm run bench:lines [-- FOLDER…]`.
 *
 * Takes atlas folders of more than 150 names, plans each for a canvas of 1,048 by 800 CSS pixels as the page does, and looks at all curves as they
 * are drawn (`follow-lines.ts`). Letters are taken to be as wide as those of the page's type are on average, so that names
 * come out some pixels longer or shorter than there.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openAtlas } from '../../src/index.ts';
import { PALETTES } from '../../src/shells/web/scene/palette.ts';
import { prepareScene } from '../../src/shells/web/scene/scene.ts';
import { planDetail } from '../../src/shells/web/stage/detail.ts';
import { measureLabel, measureLabelHeight, measureText } from '../../src/shells/web/stage/label-style.ts';
import { type Anchor, offsetOf } from '../../src/shells/web/stage/level-boxes.ts';
import { findLost, type WrittenBox } from './follow-lines.ts';

/** What covers the canvas at 1440 by 900: the key and the buttons. */
const COVERED = [
  { left: 0, top: 738, right: 640, bottom: 800 },
  { left: 996, top: 650, right: 1048, bottom: 800 },
];
const CANVAS = { left: 0, top: 0, right: 1048, bottom: 800 };
/** A map is fitted with a margin. */
const INNER = { left: 36, top: 22, right: 1012, bottom: 778 };

const WIDE = { narrow: 0.27, wide: 0.82, capital: 0.62, other: 0.51 };
const widthOf = (letter: string): number => {
  if (/[ilj.,'|! ]/.test(letter)) return WIDE.narrow;
  if (/[mwMW]/.test(letter)) return WIDE.wide;
  return /[A-Z]/.test(letter) ? WIDE.capital : WIDE.other;
};
/** Stands in for a canvas, on which the page measures its names: all that it is asked for is the width of a text. */
const gauge = {
  font: '',
  measureText(text: string) {
    const size = Number(/([\d.]+)px/.exec(this.font)![1]);
    return { width: [...text].reduce((sum, letter) => sum + widthOf(letter), 0) * size };
  },
};
Object.assign(globalThis, { document: { createElement: () => ({ getContext: () => gauge }) } });

for (const folder of process.argv.slice(3)) {
  const source = await openAtlas(async (path) => readFileSync(join(folder, path), 'utf8'));
  const graph = await source.wholeGraph();
  const scene = prepareScene(graph);
  const all = (count: number) => new Uint8Array(count).fill(1);
  const [nodeCount, edgeCount] = [graph.nodes.length, graph.edges.length];
  const picture = {
    ...({ scene, focus: undefined, chosen: [], colouring: 'community', amount: 'more', roles: false } as const),
    sight: { nodes: all(nodeCount), edges: all(edgeCount), nodeCount, edgeCount },
    palette: PALETTES.light,
  };
  const positions = { x: Float64Array.from(scene.x), y: Float64Array.from(scene.y) };
  const start = process.cpuUsage();
  const detail = planDetail(picture, positions, { free: INNER, covered: COVERED }, { free: CANVAS, covered: COVERED });
  const [nodeLevels, edgeLevels] = [detail.levels.nodeLevels(0), detail.levels.edgeLevels(0)];
  const edges = graph.edges.flatMap((edge, i) =>
    edgeLevels[i]! <= 0 ? [{ ...edge, bend: detail.bends.bendOf(i) }] : [],
  );
  const { user, system } = process.cpuUsage(start);
  const scale = detail.baseScale;
  const pointOf = (node: number) => ({ x: positions.x[node]! * scale, y: -positions.y[node]! * scale });
  const names = graph.nodes.flatMap(({ label }, node): WrittenBox[] => {
    if (nodeLevels[node]! > 0) return [];
    const size = detail.fontSize[node]!;
    const [width, height] = [measureLabel(label, size), measureLabelHeight(label, size)];
    const { dx, dy } = offsetOf(detail.levels.anchors[node] as Anchor, detail.radius[node]!, width, height);
    const at = pointOf(node);
    return [boxAround(node, at.x + dx, at.y + dy, width, height)];
  });
  const titles = detail.titlesAt(0).flatMap(({ x, y, height, lines, size }) =>
    lines.map((line, i) => {
      const tall = height / lines.length;
      const down = (i - (lines.length - 1) / 2) * tall;
      return boxAround(-1, x * scale, down - y * scale, measureText(line, '400 100px serif') * (size / 100), tall);
    }),
  );
  const lines = edges.map(({ source: from, target: to, bend }) => {
    const [a, b] = [pointOf(from), pointOf(to)];
    const over = { x: (a.x + b.x) / 2 + (b.y - a.y) * bend * 2, y: (a.y + b.y) / 2 - (b.x - a.x) * bend * 2 };
    return { source: from, target: to, from: a, over, to: b };
  });
  const lost = findLost(lines, [...names, ...titles], detail.radius);
  const count = (key: keyof (typeof lost)[number]) => lost.filter((own) => own[key]).length;
  const followed = lost.filter((own) => !Object.values(own).includes(true)).length;
  console.log(
    `${folder}: ${names.length} names, ${detail.titlesAt(0).length} titles, ${followed} of ${lines.length} lines can be followed`,
  );
  console.log(
    `  lost: behind names or titles ${count('behind')}, an end behind its name ${count('ownName')}, along another ${count('along')}, in a bundle ${count('bundled')}, too often crossed ${count('crossed')}; planned in ${((user + system) / 1000).toFixed(0)} ms of processor`,
  );
}

/** @returns the part of a line of type that holds ink. */
function boxAround(node: number, x: number, y: number, width: number, height: number): WrittenBox {
  return { node, left: x - width / 2, right: x + width / 2, top: y - 0.4 * height, bottom: y + 0.4 * height };
}
