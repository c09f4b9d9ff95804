import type { Pen } from '../stage/pen.ts';

interface PenState {
  globalAlpha: number;
  fillStyle: Pen['fillStyle'];
  strokeStyle: Pen['strokeStyle'];
  lineWidth: number;
  font: string;
  textAlign: CanvasTextAlign;
  /** What was moved to where zero is. */
  readonly x: number;
  readonly y: number;
  /** Groups opened since it was saved. */
  readonly groups: number;
}

/** How far below the middle of a line of text its baseline lies, as a share of the font's size. */
const BASELINE = 0.345;

/**
 * Writes down as SVG what is drawn with the operations of a canvas that this program uses: shapes as shapes, text as text
 * that can be searched and edited. A name that is drawn twice, its halo and then itself, is written once. The same drawing
 * gives the same bytes.
 */
export class SvgPen implements Pen {
  private readonly measure: CanvasRenderingContext2D;
  private readonly parts: string[] = [];
  private readonly definitions: string[] = [];
  private state: PenState = {
    ...{ globalAlpha: 1, fillStyle: '#000', strokeStyle: '#000', lineWidth: 1 },
    ...{ font: '10px sans-serif', textAlign: 'left' as const, x: 0, y: 0, groups: 0 },
  };
  private readonly saved: PenState[] = [];
  private path = '';
  /** A halo whose text has not come yet. */
  private halo: { readonly text: string; readonly x: number; readonly y: number; readonly style: string } | undefined;
  textBaseline: CanvasTextBaseline = 'middle';
  lineJoin: CanvasLineJoin = 'round';

  /** @param measure tells how wide a text is. */
  constructor(measure: CanvasRenderingContext2D) {
    this.measure = measure;
  }

  get globalAlpha() {
    return this.state.globalAlpha;
  }
  set globalAlpha(value: number) {
    this.state.globalAlpha = value;
  }
  get fillStyle() {
    return this.state.fillStyle;
  }
  set fillStyle(value: Pen['fillStyle']) {
    this.state.fillStyle = value;
  }
  get strokeStyle() {
    return this.state.strokeStyle;
  }
  set strokeStyle(value: Pen['strokeStyle']) {
    this.state.strokeStyle = value;
  }
  get lineWidth() {
    return this.state.lineWidth;
  }
  set lineWidth(value: number) {
    this.state.lineWidth = value;
  }
  get font() {
    return this.state.font;
  }
  set font(value: string) {
    this.state.font = value;
  }
  get textAlign() {
    return this.state.textAlign;
  }
  set textAlign(value: CanvasTextAlign) {
    this.state.textAlign = value;
  }

  save(): void {
    this.saved.push({ ...this.state });
    this.state = { ...this.state, groups: 0 };
  }

  restore(): void {
    this.put('</g>'.repeat(this.state.groups));
    this.state = this.saved.pop() ?? this.state;
  }

  translate(x: number, y: number): void {
    this.state = { ...this.state, x: this.state.x + x, y: this.state.y + y };
  }

  clip(): void {
    const id = `clip${this.definitions.length}`;
    this.definitions.push(`<clipPath id="${id}"><path d="${this.path}"/></clipPath>`);
    this.put(`<g clip-path="url(#${id})">`);
    this.state = { ...this.state, groups: this.state.groups + 1 };
  }

  beginPath(): void {
    this.path = '';
  }
  moveTo(x: number, y: number): void {
    this.path += `M${this.at(x, y)}`;
  }
  lineTo(x: number, y: number): void {
    this.path += `L${this.at(x, y)}`;
  }
  quadraticCurveTo(overX: number, overY: number, x: number, y: number): void {
    this.path += `Q${this.at(overX, overY)} ${this.at(x, y)}`;
  }
  rect(x: number, y: number, width: number, height: number): void {
    this.path += `M${this.at(x, y)}h${short(width)}v${short(height)}h${short(-width)}z`;
  }
  /** A whole circle: nothing else is drawn here. */
  arc(x: number, y: number, radius: number): void {
    const r = short(radius);
    const half = `a${r} ${r} 0 1 0`;
    this.path += `M${this.at(x - radius, y)}${half} ${short(2 * radius)} 0${half} ${short(-2 * radius)} 0z`;
  }
  closePath(): void {
    this.path += 'z';
  }
  fill(): void {
    this.put(`<path d="${this.path}" ${this.paint('fill', this.state.fillStyle)}/>`);
  }
  stroke(): void {
    const { strokeStyle, lineWidth } = this.state;
    const width = `stroke-width="${short(lineWidth)}"`;
    this.put(`<path d="${this.path}" fill="none" ${this.paint('stroke', strokeStyle)} ${width}/>`);
  }
  fillRect(x: number, y: number, width: number, height: number): void {
    this.beginPath();
    this.rect(x, y, width, height);
    this.fill();
  }

  createRadialGradient(x0: number, y0: number, r0: number, _x1: number, _y1: number, r1: number): CanvasGradient {
    const { x, y } = this.state;
    return new SvgGradient(x0 + x, y0 + y, r0, r1);
  }

  measureText(text: string): TextMetrics {
    this.measure.font = this.state.font;
    return this.measure.measureText(text);
  }

  strokeText(text: string, x: number, y: number): void {
    this.flush();
    const { strokeStyle, lineWidth } = this.state;
    const style = `${this.paint('stroke', strokeStyle)} stroke-width="${short(lineWidth)}" stroke-linejoin="round" paint-order="stroke"`;
    this.halo = { text, x, y, style };
  }

  fillText(text: string, x: number, y: number): void {
    const { halo } = this;
    const isSame = halo?.text === text && halo.x === x && halo.y === y;
    if (isSame) this.halo = undefined;
    this.put(this.write(text, x, y, `${this.paint('fill', this.state.fillStyle)}${isSame ? ` ${halo.style}` : ''}`));
  }

  /**
   * The whole drawing as a file.
   *
   * @param title for those who do not see it.
   * @param style CSS of the fonts.
   */
  finish(width: number, height: number, title: string, style: string): string {
    this.flush();
    const size = `width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}"`;
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img">`,
      `<title>${escapeXml(title)}</title>`,
      `<defs>${style && `<style>${escapeXml(style)}</style>`}${this.definitions.join('')}</defs>`,
      ...this.parts,
      '</svg>\n',
    ].join('\n');
  }

  private write(text: string, x: number, y: number, look: string): string {
    const { font, textAlign } = this.state;
    const { style, weight, size, family } = readFont(font);
    const baseline = this.textBaseline === 'middle' ? y + size * BASELINE : y;
    const anchor = textAlign === 'center' ? ' text-anchor="middle"' : textAlign === 'right' ? ' text-anchor="end"' : '';
    const slant = style === 'italic' ? ' font-style="italic"' : '';
    const place = `x="${short(x + this.state.x)}" y="${short(baseline + this.state.y)}"`;
    const type = `font-family="${escapeXml(family)}" font-size="${short(size)}" font-weight="${weight}"${slant}${anchor}`;
    return `<text ${place} ${type} ${look}>${escapeXml(text)}</text>`;
  }

  private put(part: string): void {
    this.flush();
    if (part !== '') this.parts.push(part);
  }

  private flush(): void {
    if (!this.halo) return;
    const { text, x, y, style } = this.halo;
    this.halo = undefined;
    this.parts.push(this.write(text, x, y, `fill="none" ${style}`));
  }

  private at(x: number, y: number): string {
    return `${short(x + this.state.x)} ${short(y + this.state.y)}`;
  }

  private paint(role: 'fill' | 'stroke', style: Pen['fillStyle']): string {
    const alpha = this.state.globalAlpha;
    if (style instanceof SvgGradient) {
      style.id ??= this.define(style);
      return `${role}="url(#${style.id})"${alpha < 1 ? ` ${role}-opacity="${short(alpha)}"` : ''}`;
    }
    const { colour, opacity } = readColour(String(style));
    const whole = opacity * alpha;
    return `${role}="${colour}"${whole < 1 ? ` ${role}-opacity="${short(whole, 4)}"` : ''}`;
  }

  private define(gradient: SvgGradient): string {
    const id = `fade${this.definitions.length}`;
    this.definitions.push(gradient.write(id));
    return id;
  }
}

class SvgGradient implements CanvasGradient {
  id: string | undefined;
  private readonly stops: string[] = [];
  private readonly circle: string;
  private readonly inner: number;

  constructor(x: number, y: number, inner: number, outer: number) {
    this.circle = `cx="${short(x)}" cy="${short(y)}" r="${short(outer)}"`;
    this.inner = inner / outer;
  }

  addColorStop(offset: number, style: string): void {
    const { colour, opacity } = readColour(style);
    const at = this.inner + offset * (1 - this.inner);
    this.stops.push(`<stop offset="${short(at)}" stop-color="${colour}" stop-opacity="${short(opacity, 4)}"/>`);
  }

  write(id: string): string {
    return `<radialGradient id="${id}" gradientUnits="userSpaceOnUse" ${this.circle}>${this.stops.join('')}</radialGradient>`;
  }
}

/** `#rrggbb` and how opaque it is: not every program reads `rgba()` in SVG. */
function readColour(style: string): { readonly colour: string; readonly opacity: number } {
  const [, red, green, blue, alpha] = /^rgba\((\d+),\s*(\d+),\s*(\d+),\s*([\d.e-]+)\)$/.exec(style) ?? [];
  if (red === undefined) return { colour: escapeXml(style), opacity: 1 };
  const hex = [red, green, blue].map((part) => Number(part).toString(16).padStart(2, '0')).join('');
  return { colour: `#${hex}`, opacity: Number(alpha) };
}

/** A font as this program writes it: `italic 600 14px "Dramatis Sans", sans-serif`. */
function readFont(font: string) {
  const [, style = '', weight = '400', size = '10', family = 'sans-serif'] =
    /^(italic )?(?:(\d+) )?([\d.]+)px (.+)$/.exec(font) ?? [];
  return { style: style.trim(), weight, size: Number(size), family };
}

function short(value: number, digits = 2): string {
  return String(Number(value.toFixed(digits)));
}

/** Signs that mean something in XML, and those that must not stand in it. */
function escapeXml(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
  );
}
