import { expect, test } from 'vitest';
import { SvgPen } from '../../../src/shells/web/export/svg-pen.ts';

/** Ten pixels a sign: enough to lay text out by. */
const MEASURE = {
  font: '',
  measureText: (text: string) => ({ width: 10 * text.length }),
} as unknown as CanvasRenderingContext2D;

function draw(work: (pen: SvgPen) => void, title = 'Map'): string {
  const pen = new SvgPen(MEASURE);
  work(pen);
  return pen.finish(200, 100, title, '');
}

test('writes a name and its halo as one text that can be searched', () => {
  const svg = draw((pen) => {
    pen.font = 'italic 600 14px "Dramatis Sans", sans-serif';
    pen.textBaseline = 'middle';
    pen.strokeStyle = '#ffffff';
    pen.lineWidth = 4;
    pen.fillStyle = '#111111';
    pen.strokeText('Ada', 10, 20);
    pen.fillText('Ada', 10, 20);
  });
  expect(svg.match(/<text/g)).toHaveLength(1);
  expect(svg).toContain('>Ada</text>');
  expect(svg).toContain('font-family="&quot;Dramatis Sans&quot;, sans-serif" font-size="14" font-weight="600"');
  expect(svg).toMatch(/font-style="italic".*fill="#111111" stroke="#ffffff" stroke-width="4".*paint-order="stroke"/);
});

test('keeps a halo whose text does not come', () => {
  const svg = draw((pen) => {
    pen.strokeText('Ada', 10, 20);
    pen.fillText('Babbage', 10, 20);
  });
  expect(svg).toContain('fill="none"');
  expect(svg.match(/<text/g)).toHaveLength(2);
});

test('moves, clips and comes back', () => {
  const svg = draw((pen) => {
    pen.save();
    pen.translate(5, 7);
    pen.beginPath();
    pen.rect(0, 0, 10, 10);
    pen.clip();
    pen.beginPath();
    pen.moveTo(1, 1);
    pen.lineTo(2, 2);
    pen.stroke();
    pen.restore();
    pen.fillRect(0, 0, 1, 1);
  });
  expect(svg).toContain('<clipPath id="clip0"><path d="M5 7h10v10h-10z"/></clipPath>');
  expect(svg).toContain('d="M6 8L7 9"');
  expect(svg.indexOf('</g>')).toBeLessThan(svg.indexOf('d="M0 0h1v1h-1z"'));
});

test('tells how opaque a colour is apart from it, as other programs read it', () => {
  const svg = draw((pen) => {
    pen.globalAlpha = 0.5;
    pen.fillStyle = 'rgba(255,0,16,0.5)';
    pen.fillRect(0, 0, 1, 1);
    const fade = pen.createRadialGradient(5, 5, 5, 5, 5, 10);
    fade.addColorStop(0, 'rgba(0,0,0,1)');
    fade.addColorStop(1, 'rgba(0,0,0,0)');
    pen.fillStyle = fade;
    pen.fillRect(0, 0, 1, 1);
    pen.fillRect(1, 1, 1, 1);
  });
  expect(svg).toContain('fill="#ff0010" fill-opacity="0.25"');
  expect(svg.match(/<radialGradient/g)).toHaveLength(1);
  expect(svg).toContain('<stop offset="0.5" stop-color="#000000" stop-opacity="1"/>');
  expect(svg).toContain('fill="url(#fade0)" fill-opacity="0.5"');
});

test('is well-formed whatever stands in a name', () => {
  const name = '<b>&"\u0000\ud800\u000b';
  const svg = draw((pen) => pen.fillText(name, 0, 0), name);
  expect(svg).toContain('>&lt;b&gt;&amp;&quot;</text>');
  expect(svg).toContain('<title>&lt;b&gt;&amp;&quot;</title>');
});

test('gives the same bytes for the same drawing', () => {
  const work = (pen: SvgPen) => {
    pen.fillStyle = pen.createRadialGradient(0, 0, 0, 0, 0, 9);
    pen.arc(1, 2, 3);
    pen.fill();
  };
  expect(draw(work)).toBe(draw(work));
});
