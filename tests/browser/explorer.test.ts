import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { type AtlasGraph, openAtlas } from '../../src/index.ts';
import { writeSmallAtlas } from '../helpers/write-small-atlas.ts';
import { exploreAtlas } from './serve-page.ts';
import { useExplorer } from './use-explorer.ts';

const ARTICLES = [
  '[Islamic State] held (Baghuz). <spokesman> [Mustafa Bali] spoke in (Baghuz) of [Islamic State].|(Syria) was quiet.',
  '[Islamic State] lost (Baghuz) in (Syria). [Mustafa Bali] said so. [Ada] slept.',
  '[Donald Trump] left (Syria). [Donald Trump] and [Islamic State] were far apart.|Nothing else.|(Paris) was warm.',
];

const folder = writeSmallAtlas(ARTICLES, { 'Islamic State': ['Daesh', 'ISIS'] });
const explorer = useExplorer(() => exploreAtlas(folder));
let page: Page;

beforeEach(async () => {
  page = await explorer.open();
});

const panelTitle = () => page.locator('#panel h2').textContent();

async function searchFor(query: string) {
  await page.keyboard.press('/');
  await page.keyboard.type(query);
}

/** Searches, takes the first hit and waits until it is open. */
async function open(query: string, label: string) {
  await searchFor(query);
  await page.keyboard.press('Enter');
  await expect.poll(panelTitle).toBe(label);
}

/** Chooses again what is selected: that brings it to the middle. */
async function centre(query: string) {
  await searchFor(query);
  await page.keyboard.press('Enter');
  await page.locator('.hit').first().waitFor({ state: 'detached' });
}

/** What lies under the pointer, once the page has looked: it looks once a frame. */
async function readUnderPointer(): Promise<string> {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return document.querySelector<HTMLElement>('.stage')!.dataset.under ?? '';
}

/** From an entity to its edge with another. */
async function openEdge(query: string, label: string, other: string) {
  await open(query, label);
  await page.locator('.row.weighted', { hasText: other }).click();
  await page.locator('.passage').first().waitFor();
}

/** The middle of the drawing. */
async function findMiddle() {
  const area = (await page.locator('.graph-page').boundingBox())!;
  return { x: area.x + area.width / 2, y: area.y + area.height / 2 };
}

describe('searching', () => {
  test('finds an entity by an alias, says why, opens it, and a second time brings it to the middle', async () => {
    await searchFor('daesh');
    const option = page.locator('.hit').first();
    expect(await option.textContent()).toMatch(/Islamic State\s*also called Daesh/);
    await page.keyboard.press('Enter');
    await expect.poll(panelTitle).toBe('Islamic State');
    expect(page.url()).toContain('#entity=');

    await centre('daesh');

    await page.getByRole('button', { name: 'Close the details' }).click();
    expect(page.url()).not.toContain('entity=');
    const { x, y } = await findMiddle();
    await page.mouse.move(x, y);
    // The map is still on its way there: what it points out is what a click would open.
    await expect
      .poll(() => page.locator('.hint').allTextContents())
      .toEqual([expect.stringContaining('Islamic State')]);
    await page.mouse.down();
    await page.mouse.up();
    await expect.poll(panelTitle).toBe('Islamic State');
  });

  test('forgives a typing error and an accent', async () => {
    await searchFor('Mústafa Baly');
    await expect.poll(() => page.locator('.hit').first().textContent()).toContain('Mustafa Bali');
  });

  test('says so when nothing goes by a name', async () => {
    await searchFor('zzzzzz');
    await expect.poll(() => page.locator('.no-results').textContent()).toContain('Nobody and nothing goes by “zzzzzz”');
  });
});

describe('reading the evidence', () => {
  test('leads from an entity over an edge to every sentence, both names marked', async () => {
    await openEdge('islamic', 'Islamic State', 'Baghuz');
    await expect.poll(() => page.locator('.passage').count()).toBe(3);
    const sentences = await page.locator('.passage').allInnerTexts();
    expect(sentences).toEqual([
      'Islamic State held Baghuz.',
      'spokesman Mustafa Bali spoke in Baghuz of Islamic State.',
      'Islamic State lost Baghuz in Syria.',
    ]);
    for (const passage of await page.locator('.passage').all()) {
      expect(await passage.locator('mark.actor').textContent()).toBe('Islamic State');
      expect(await passage.locator('mark.place').textContent()).toBe('Baghuz');
    }
  });

  test('opens the article at the sentence, and an entity in it selects that entity', async () => {
    await openEdge('islamic', 'Islamic State', 'Baghuz');
    await page.locator('.read-on').nth(1).click();
    await expect.poll(() => page.locator('.here').first().isVisible()).toBe(true);
    const here = await page.locator('.here').allInnerTexts();
    expect(here.join('')).toBe('spokesman Mustafa Bali spoke in Baghuz of Islamic State.');
    await page.locator('.reader a.name', { hasText: 'Mustafa Bali' }).click();
    await expect.poll(panelTitle).toBe('Mustafa Bali');
  });

  test('goes back with the browser’s own button', async () => {
    await openEdge('islamic', 'Islamic State', 'Baghuz');
    await page.locator('.read-on').first().click();
    await page.locator('.reader').waitFor();
    await page.goBack();
    await expect.poll(() => page.locator('.passage').count()).toBe(3);
    await page.goBack();
    await expect.poll(panelTitle).toBe('Islamic State');
    await page.goBack();
    await expect.poll(panelTitle).toBe('3 articles');
  });

  test('shows what a shared link leads to', async () => {
    await openEdge('islamic', 'Islamic State', 'Baghuz');
    const other = await explorer.open(page.url());
    await expect.poll(() => other.locator('.passage').count()).toBe(3);
  });
});

describe('pointing at the drawing', () => {
  test('finds an edge beside its line, and a click opens it', async () => {
    await open('trump', 'Donald Trump');
    await centre('trump');
    const middle = await findMiddle();
    let under = '';
    for (let turn = 0; turn < 120 && under !== 'edge'; turn++) {
      const angle = (turn / 120) * 2 * Math.PI;
      await page.mouse.move(middle.x + 60 * Math.cos(angle), middle.y + 60 * Math.sin(angle));
      under = await page.evaluate(readUnderPointer);
    }
    expect(under).toBe('edge');
    await page.locator('.hint').waitFor();
    await page.mouse.down();
    await page.mouse.up();
    await expect.poll(() => page.locator('.panel-over').textContent()).toBe('Connection');
    await expect.poll(panelTitle).toContain('Donald Trump');
  });

  test('deselects on a click beside everything', async () => {
    await open('trump', 'Donald Trump');
    const area = (await page.locator('.graph-page').boundingBox())!;
    await page.mouse.click(area.x + 6, area.y + 6);
    await expect.poll(panelTitle).toBe('3 articles');
  });
});

/** Opens what is set about connections. */
const openConnections = () => page.getByRole('button', { name: 'Connections', exact: true }).click();

describe('the filters', () => {
  test('hides a kind, and undo brings it back', async () => {
    await page.getByRole('checkbox', { name: /Places/ }).uncheck();
    await page.getByRole('button', { name: 'Table' }).click();
    const rows = () => page.locator('tbody tr').allInnerTexts();
    await page.locator('tbody tr').first().waitFor();
    await expect.poll(async () => (await rows()).join('\n')).not.toContain('Baghuz');
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await rows()).join('\n')).toContain('Baghuz');
  });

  test('is taken back by the keyboard from the very box that was ticked', async () => {
    const places = page.getByRole('checkbox', { name: /Places/ });
    await places.uncheck();
    await places.focus();
    await page.keyboard.press('Control+z');
    await expect.poll(() => places.isChecked()).toBe(true);
  });

  test('hides connections below a weight, and nodes left without one', async () => {
    await openConnections();
    await page.getByRole('slider').fill('3');
    await page.getByRole('button', { name: 'Table' }).click();
    await expect.poll(() => page.locator('tbody tr').count()).toBe(2);
  });

  test('take the whole drag of a slider back as one step', async () => {
    await openConnections();
    const slider = page.getByRole('slider');
    const before = await slider.inputValue();
    const { x, y, width, height } = (await slider.boundingBox())!;
    await page.mouse.move(x + 6, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width - 4, y + height / 2, { steps: 12 });
    await page.mouse.up();
    await expect.poll(() => slider.inputValue()).not.toBe(before);
    await slider.press('Control+z');
    await expect.poll(() => slider.inputValue()).toBe(before);
  });

  test('leave the view where a person moved it', async () => {
    await page.addInitScript(recordNames);
    await page.reload();
    const written = () => page.evaluate(() => [...(window as unknown as { written: Written }).written]);
    const { nodes, edges } = await readGraph();
    const kept = edges.filter(({ weight }) => weight >= 3);
    const labels = [...new Set(kept.flatMap(({ source, target }) => [nodes[source]!.label, nodes[target]!.label]))];
    const all = new Set(nodes.map(({ label }) => label));
    const countNames = async () => (await written()).filter(([text]) => all.has(text)).length;
    const span = async () => {
      const places = new Map(await written());
      const [a, b] = labels.map((label) => places.get(label));
      return a && b ? Math.round(Math.hypot(a[0] - b[0], a[1] - b[1])) : 0;
    };
    await expect.poll(span).toBeGreaterThan(0);
    const fitted = await span();
    await page.locator('.stage').press('+');
    await expect.poll(span).toBeGreaterThan(1.2 * fitted);
    const before = await span();
    await openConnections();
    await page.getByRole('slider').fill('3');
    await expect.poll(countNames).toBe(2);
    await expect.poll(async () => Math.abs((await span()) - before)).toBeLessThan(0.1 * before);
  });

  test('leave the view as it was once an article was read beside it', async () => {
    await page.addInitScript(recordNames);
    await page.reload();
    const written = () => page.evaluate(() => [...(window as unknown as { written: Written }).written].sort());
    const width = () => page.locator('#panel').evaluate((panel) => panel.clientWidth);
    await expect.poll(async () => (await written()).length).toBeGreaterThan(0);
    const address = () => new URL(page.url()).hash;
    await page.locator('.stage').press('+');
    await expect.poll(address).toContain('at=');
    const zoomed = address();
    await page.locator('.stage').press('Shift+ArrowRight');
    await expect.poll(address).not.toBe(zoomed);
    // The address tells of what the next frame draws.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const [before, narrow] = [await written(), await width()];
    await page.locator('.article-row').first().click();
    await page.locator('.reader h2').waitFor();
    await expect.poll(width).toBeGreaterThan(narrow);
    await page.getByRole('button', { name: 'Back to the overview' }).click();
    await expect.poll(width).toBe(narrow);
    await expect.poll(written).toEqual(before);
  });
});

type Written = Map<string, readonly [x: number, y: number]>;

/** Runs in the page before it: notes where each name stands that the last frame wrote on the map. */
function recordNames(): void {
  const written: Written = new Map();
  Object.assign(window, { written });
  const { clearRect, fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    if (this.canvas.isConnected) written.clear();
    clearRect.apply(this, box);
  };
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    if (this.canvas.isConnected) written.set(text, [x, y]);
    fillText.call(this, text, x, y);
  };
}

async function readGraph(): Promise<AtlasGraph> {
  return (await openAtlas(async (path) => readFileSync(join(folder, path), 'utf8'))).graph;
}

test('the table holds the same entities and connections as the graph', async () => {
  const graph = await readGraph();
  await page.getByRole('button', { name: 'Table' }).click();
  await page.locator('tbody tr').first().waitFor();
  const names = await page.locator('tbody td:first-child').allInnerTexts();
  expect(names.map((name) => name.trim()).sort()).toEqual(graph.nodes.map(({ label }) => label).sort());
  await page.getByRole('button', { name: /Connections \d/ }).click();
  const rows = await page.locator('tbody tr').allInnerTexts();
  const expected = graph.edges.map(
    ({ source, target, weight }) => `${graph.nodes[source]!.label} ${graph.nodes[target]!.label} ${weight}`,
  );
  expect(
    rows
      .map((row) =>
        row
          .split(/\s*\t\s*/)
          .slice(0, 3)
          .join(' '),
      )
      .sort(),
  ).toEqual(expected.sort());
});

test('the GEXF that is saved holds every node and edge of the page', async () => {
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^GEXF/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('dramatis.gexf');
  const text = readFileSync(await download.path(), 'utf8');
  const counts = await page.evaluate((xml) => {
    const parsed = new DOMParser().parseFromString(xml, 'application/xml');
    const labels = [...parsed.querySelectorAll('node')].map((node) => node.getAttribute('label'));
    return {
      broken: parsed.querySelectorAll('parsererror').length,
      labels,
      edges: parsed.querySelectorAll('edge').length,
    };
  }, text);
  const graph = await readGraph();
  expect(counts.broken).toBe(0);
  expect(counts.labels.sort()).toEqual(graph.nodes.map(({ label }) => label).sort());
  expect(counts.edges).toBe(graph.edges.length);
});

test('everything can be reached by keys alone', async () => {
  await searchFor('bagh');
  // The offers are there once the part that makes them is fetched; the name stands before the word.
  await page.locator('.hit[aria-selected=true]', { hasText: 'Baghuz' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.locator('.hit[aria-selected=true]', { hasText: 'bagh' }).waitFor();
  await page.keyboard.press('ArrowUp');
  await page.locator('.hit[aria-selected=true]', { hasText: 'Baghuz' }).waitFor();
  await page.keyboard.press('Enter');
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  await expect.poll(focused).toBe('Baghuz');
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 40 && !name.test(await focused()); presses++) await page.keyboard.press('Tab');
    expect(await focused()).toMatch(name);
  };
  await tabTo(/^Islamic State/);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.passage').count()).toBe(3);
  await tabTo(/^Read in the article$/);
  await page.keyboard.press('Enter');
  await page.locator('.reader article').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('.passage').count()).toBe(3);
  await page.keyboard.press('Escape');
  await expect.poll(panelTitle).toBe('3 articles');

  await page.locator('.stage').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(panelTitle).toBe('Islamic State');
});

describe('the worker', () => {
  test('connects names within a wider reach, keeps the selection and answers for the new map', async () => {
    await open('trump', 'Donald Trump');
    const connected = await page.locator('.row.weighted').allTextContents();
    expect(connected.sort()).toEqual(['Islamic State1', 'Syria1']);
    await openConnections();
    await page.getByLabel('Connect names within').selectOption({ label: 'the same article' });
    await expect.poll(() => page.locator('.row.weighted').count()).toBe(3);
    expect(await panelTitle()).toBe('Donald Trump');
    await page.locator('.row.weighted', { hasText: 'Paris' }).click();
    await expect.poll(() => page.locator('.passage').count()).toBe(1);
    expect(await page.locator('.passage mark').allTextContents()).toEqual(['Donald Trump', 'Paris']);
  });

  test('makes a map of one’s own articles', async () => {
    await page.getByRole('button', { name: 'Open articles' }).click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Choose files…' }).click(),
    ]);
    const text = 'Peace talks open\n\nPresident Emmanuel Macron met Angela Merkel in Berlin on Monday.';
    await chooser.setFiles([
      { name: 'talks.txt', mimeType: 'text/plain', buffer: Buffer.from(text) },
      { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from([137, 80]) },
    ]);
    const list = page.getByRole('dialog', { name: '1 file to read' });
    await expect.poll(() => list.textContent()).toContain('Peace talks open');
    expect(await list.textContent()).toContain('1 file left out');
    await list.getByRole('button', { name: 'Replace the map' }).click();
    await expect.poll(() => page.locator('.lede').textContent()).toContain('from 1 article');
    await page.locator('.notices summary').click();
    expect(await page.locator('.notice-list').textContent()).toContain('photo.png was left out');
    await open('macron', 'Emmanuel Macron');
    await page.locator('.row.weighted', { hasText: 'Berlin' }).click();
    await expect.poll(() => page.locator('.passage').count()).toBe(1);
  });
});

test('opens a graph file of another origin, which has no sentences', async () => {
  const gexf = `<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="undirected"><nodes>
    <node id="a" label="Ada"/><node id="b" label="Babbage"/><node id="c" label="Carla"/></nodes><edges>
    <edge id="0" source="a" target="b" weight="3"/><edge id="1" source="b" target="c"/></edges></graph></gexf>`;
  const choose = async (name: string, buffer: Buffer) => {
    await page.getByRole('button', { name: 'Open articles' }).click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Choose files…' }).click(),
    ]);
    await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer });
  };
  await choose('other.gexf', Buffer.from(gexf));
  await expect.poll(() => page.locator('.lede').textContent()).toContain('3 entities and 2 connections from a graph');
  expect(await page.getByLabel('Connect names within').count()).toBe(0);
  await open('ada', 'Ada');
  await page.locator('.row.weighted').click();
  await expect.poll(() => page.locator('.facts').textContent()).toContain('weight 3');

  const save = async (format: RegExp) => {
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: format }).click(),
    ]);
    return readFileSync(await download.path());
  };
  expect(String(await save(/^GraphML/)).match(/<node /g)).toHaveLength(3);
  // JSON is opened as the graph that it is, though articles come in it too.
  await choose('again.json', await save(/^JSON \(graphology\)/));
  await expect.poll(() => page.locator('#panel').textContent()).toContain('again.json');
  expect(await page.locator('.lede').textContent()).toContain('3 entities and 2 connections from a graph');
});

test('draws a graph file whatever its weights are', async () => {
  const weights = ['0.5', '-2', '0', 'INF', '1e400', '3'];
  const names = ['a', ...weights];
  const gexf = `<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="undirected"><nodes>
    ${names.map((name) => `<node id="${name}" label="Name ${name}"/>`).join('')}</nodes><edges>
    ${weights.map((weight, i) => `<edge id="${i}" source="a" target="${weight}" weight="${weight}"/>`).join('')}
    </edges></graph></gexf>`;
  await page.getByRole('button', { name: 'Open articles' }).click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose files…' }).click(),
  ]);
  await chooser.setFiles({ name: 'odd.gexf', mimeType: 'application/xml', buffer: Buffer.from(gexf) });
  await page.locator('.lede', { hasText: 'from a graph file' }).waitFor();
  await expect.poll(() => page.locator('.stage canvas').count()).toBeGreaterThan(0);
  expect(await page.locator('.state').count()).toBe(0);
  await page.getByRole('button', { name: 'Table' }).click();
  await expect.poll(() => page.locator('tbody tr').count()).toBe(names.length);
});

describe('stopping', () => {
  test('a build leaves the map that was there, and the next one works', async () => {
    const lede = await page.locator('.lede').textContent();
    const text = 'President Emmanuel Macron met Angela Merkel in Berlin on Monday. '.repeat(2000);
    const files = Array.from({ length: 40 }, (_, i) => ({
      name: `talks-${i}.txt`,
      mimeType: 'text/plain',
      buffer: Buffer.from(`Talks ${i}\n\n${text}`),
    }));
    const choose = async (chosen: typeof files) => {
      await page.getByRole('button', { name: 'Open articles' }).click();
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: 'Choose files…' }).click(),
      ]);
      await chooser.setFiles(chosen);
      await page.getByRole('button', { name: 'Replace the map' }).click();
    };
    await choose(files);
    await page.locator('.work-bar').getByRole('button', { name: 'Stop' }).click();
    await page.locator('.work-bar').waitFor({ state: 'detached' });
    expect(await page.locator('.lede').textContent()).toBe(lede);
    await choose([{ ...files[0]!, buffer: Buffer.from('Talks\n\nAngela Merkel met Emmanuel Macron in Berlin.') }]);
    await expect.poll(() => page.locator('.lede').textContent()).toContain('from 1 article');
  });
});

test('draws again after the graphics card was lost', async () => {
  await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.sigma-nodes')!;
    canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext();
    canvas.dataset.lost = 'yes';
  });
  await expect.poll(() => page.locator('.sigma-nodes:not([data-lost])').count()).toBe(1);
  await open('daesh', 'Islamic State');
});
