import type { EntityType } from '../../../index.ts';
import type { Picture } from '../scene/picture.ts';
import { colourOfRegion } from '../scene/regions.ts';
import { paintMap, type Standing, traceShape } from '../stage/paint-map.ts';
import type { Pen } from '../stage/pen.ts';
import { SvgPen } from './svg-pen.ts';

/** What stands around a map that is printed or sent on, so that it can be understood without the page. */
export interface Caption {
  /** '' = none. */
  readonly title: string;
  /** Which dates, which filters: each a line below the title. */
  readonly lines: readonly string[];
  /** What it was made of and by. */
  readonly source: string;
}

const SANS = '"Dramatis Sans", system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif';
const SERIF = '"Dramatis Serif", ui-serif, georgia, "Liberation Serif", serif';
/** CSS pixels. */
const EDGE = 24;
const TITLE = { size: 24, line: 34 } as const;
const LINE = { size: 14, line: 20 } as const;
const LEGEND = 30;
const STORIES = { row: 22, most: 24, width: 330 } as const;

/** How a caption falls into lines on a width, and what height the picture then has. */
interface Plan {
  readonly width: number;
  readonly head: number;
  readonly height: number;
  readonly stories: readonly { readonly title: string; readonly colour: string }[];
  readonly columns: number;
}

/**
 * The map as a picture file of pixels.
 *
 * @param scale pixels of the picture to one CSS pixel.
 * @throws RangeError where the browser can make no canvas so large.
 */
export async function makePng(
  standing: Standing,
  caption: Caption,
  scale: number,
  isTransparent: boolean,
): Promise<Blob> {
  const canvas = drawOnCanvas(standing, caption, scale, isTransparent);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob)
    throw new RangeError(`the picture is too large for this browser at ${scale} times; take a smaller size, or SVG`);
  return blob;
}

/** The same on a canvas. */
export function drawOnCanvas(
  standing: Standing,
  caption: Caption,
  scale: number,
  isTransparent: boolean,
): HTMLCanvasElement {
  const plan = planPicture(standing, caption);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(plan.width * scale);
  canvas.height = Math.round(plan.height * scale);
  const context = canvas.getContext('2d')!;
  context.scale(scale, scale);
  drawPicture(context, standing, caption, plan, isTransparent);
  return canvas;
}

/** The map as shapes and text, with the fonts of the page in it. */
export async function makeSvg(standing: Standing, caption: Caption, isTransparent: boolean): Promise<Blob> {
  const plan = planPicture(standing, caption);
  const pen = new SvgPen(document.createElement('canvas').getContext('2d')!);
  drawPicture(pen, standing, caption, plan, isTransparent);
  const title = [caption.title || 'A map of who is named with whom', ...caption.lines].join(' · ');
  const svg = pen.finish(plan.width, plan.height, title, await embedFonts());
  return new Blob([svg], { type: 'image/svg+xml' });
}

function planPicture({ width, height, picture }: Standing, { title, lines }: Caption): Plan {
  const head = EDGE / 2 + (title ? TITLE.line : 0) + lines.length * LINE.line + (title || lines.length > 0 ? 8 : 0);
  const { regions, palette } = { regions: picture.scene.regions.list, palette: picture.palette };
  const stories =
    picture.colouring === 'community'
      ? regions
          .map(({ title: name, nodes }, at) => ({
            title: name,
            colour: colourOfRegion(picture.scene.regions, palette, at),
            isSeen: nodes.some((node) => picture.sight.nodes[node] === 1),
          }))
          .filter(({ isSeen }) => isSeen)
          .slice(0, STORIES.most)
      : [];
  const columns = Math.max(1, Math.floor((width - 2 * EDGE) / STORIES.width));
  const rows = Math.ceil(stories.length / columns);
  const foot = EDGE / 2 + LEGEND + rows * STORIES.row + LINE.line + EDGE / 2;
  return { width, head, height: head + height + foot, stories, columns };
}

function drawPicture(pen: Pen, standing: Standing, caption: Caption, plan: Plan, isTransparent: boolean): void {
  const { picture, width, height } = standing;
  const { palette } = picture;
  pen.globalAlpha = 1;
  if (!isTransparent) {
    pen.fillStyle = palette.background;
    pen.fillRect(0, 0, plan.width, plan.height);
  }
  pen.textBaseline = 'middle';
  pen.textAlign = 'left';
  let y = EDGE / 2;
  if (caption.title) {
    write(
      pen,
      fitText(pen, caption.title, width - 2 * EDGE, `400 ${TITLE.size}px ${SERIF}`),
      y + TITLE.line / 2,
      palette.ink,
    );
    y += TITLE.line;
  }
  for (const line of caption.lines) {
    write(pen, fitText(pen, line, width - 2 * EDGE, `400 ${LINE.size}px ${SANS}`), y + LINE.line / 2, palette.softInk);
    y += LINE.line;
  }
  pen.save();
  pen.translate(0, plan.head);
  pen.beginPath();
  pen.rect(0, 0, width, height);
  pen.clip();
  paintMap(pen, standing);
  pen.restore();
  drawLegend(pen, picture, plan, plan.head + height + EDGE / 2);
  pen.globalAlpha = 1;
  write(
    pen,
    fitText(pen, caption.source, width - 2 * EDGE, `400 12px ${SANS}`),
    plan.height - EDGE / 2 - LINE.line / 2,
    palette.softInk,
  );
}

function write(pen: Pen, text: string, y: number, colour: string, x: number = EDGE): void {
  pen.fillStyle = colour;
  pen.fillText(text, x, y);
}

/** Sets the font, and cuts what is wider than there is room. */
function fitText(pen: Pen, text: string, room: number, font: string): string {
  pen.font = font;
  if (pen.measureText(text).width <= room) return text;
  const letters = [...text];
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pen.measureText(`${letters.slice(0, middle).join('')}…`).width <= room) low = middle;
    else high = middle - 1;
  }
  return `${letters.slice(0, low).join('').trimEnd()}…`;
}

const NAMES: readonly (readonly [EntityType, string])[] = [
  ['actor', 'actor'],
  ['place', 'place'],
  ['role', 'role'],
];

/** Shapes, sizes and widths; where colour says the story, the stories too. */
function drawLegend(pen: Pen, { palette, colouring }: Picture, { stories, columns }: Plan, top: number): void {
  const y = top + LEGEND / 2;
  let x = EDGE;
  pen.font = `400 13px ${SANS}`;
  const word = (text: string, gap: number) => {
    pen.font = `400 13px ${SANS}`;
    write(pen, text, y, palette.ink, x);
    x += pen.measureText(text).width + gap;
  };
  for (const [type, name] of NAMES) {
    pen.fillStyle = colouring === 'type' ? palette.types[type] : palette.noRegion;
    pen.beginPath();
    traceShape(pen, type, { x: x + 6, y }, 6);
    pen.fill();
    x += 18;
    word(name, 18);
  }
  pen.fillStyle = palette.noRegion;
  for (const [at, radius] of [
    [3, 2.5],
    [15, 5.5],
  ] as const) {
    pen.beginPath();
    traceShape(pen, 'actor', { x: x + at, y }, radius);
    pen.fill();
  }
  x += 26;
  word('larger: more mentions', 18);
  pen.strokeStyle = palette.edge;
  for (const [at, thick] of [
    [-3, 1],
    [3, 3],
  ] as const) {
    pen.lineWidth = thick;
    pen.beginPath();
    pen.moveTo(x, y + at);
    pen.lineTo(x + 24, y + at);
    pen.stroke();
  }
  x += 32;
  word('named together; thicker: in more articles', 0);
  stories.forEach(({ title, colour }, at) => {
    const left = EDGE + (at % columns) * STORIES.width;
    const middle = top + LEGEND + Math.floor(at / columns) * STORIES.row + STORIES.row / 2;
    pen.fillStyle = colour;
    pen.beginPath();
    traceShape(pen, 'actor', { x: left + 6, y: middle }, 6);
    pen.fill();
    write(pen, fitText(pen, title, STORIES.width - 30, `400 13px ${SANS}`), middle, palette.ink, left + 18);
  });
}

/** The page's own typefaces, as part of the file: it looks the same where they are not installed. */
async function embedFonts(): Promise<string> {
  const rules: string[] = [];
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSFontFaceRule)) continue;
      const family = rule.style.getPropertyValue('font-family');
      const url = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1];
      if (!url || !family.includes('Dramatis')) continue;
      const data = await readDataUrl(new URL(url, sheet.href ?? location.href).href);
      const weight = rule.style.getPropertyValue('font-weight');
      rules.push(`@font-face{font-family:${family};font-weight:${weight};src:url(${data}) format("woff2")}`);
    }
  }
  return rules.join('');
}

async function readDataUrl(url: string): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return `data:font/woff2;base64,${btoa(text)}`;
}
