import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AtlasGraph, openAtlas } from '../../src/index.ts';
import { runCommand } from '../helpers/run-command.ts';
import { DESKTOP, openPage, PHONE } from './open-page.ts';
import { exploreAtlas, type ServedPage, servePage } from './serve-page.ts';
import { useExplorer } from './use-explorer.ts';

/** Names that somebody who means harm would give, and names that careless programs break on. */
const NAMES: readonly (readonly [name: string, kind: string])[] = [
  ['<script>hacked(1)</script>', 'person'],
  ['"><img src=x onerror=hacked(2)>', 'organization'],
  ["' onmouseover='hacked(3)", 'person'],
  ['javascript:hacked(4)', 'place'],
  ['</script></style></title><svg onload=hacked(5)>', 'group'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a name.
  ['${hacked(6)} {{hacked(6)}}', 'person'],
  ['&lt;b&gt;Bold&lt;/b&gt; &amp; Sons', 'organization'],
  ['__proto__', 'person'],
  ['constructor', 'organization'],
  ['toString', 'place'],
  ['hasOwnProperty', 'person'],
  ['null', 'person'],
  ['undefined', 'place'],
  ['-1', 'organization'],
  ['=HYPERLINK("http://evil.example","Ada")', 'person'],
  ['../../etc/passwd', 'place'],
  ['#entity=actor:x&with=y', 'organization'],
  ['%2e%2e%00%s', 'person'],
  ['שלום עולם', 'person'],
  ['محمد بن سلمان', 'person'],
  ['Ada \u202eegabbaB\u202c \u2066Lovelace', 'person'],
  ['👩‍👩‍👧‍👦 🇸🇾 Group', 'organization'],
  ['Zalgo H\u0301\u0302\u0303\u0304e\u0301\u0302\u0303', 'person'],
  ['Bell\u0007 \u001b[31m Red', 'person'],
  ['Long '.repeat(200).trim(), 'organization'],
  ['X'.repeat(3000), 'place'],
];

/** Each name beside the two that follow it, in records whose every part is as hostile. */
const RECORDS = NAMES.map(([a], index) => {
  const [b, c] = [1, 2].map((step) => NAMES[(index + step) % NAMES.length]![0]);
  return {
    id: `<b onclick=hacked(7)>${index}</b>`,
    title: `<svg onload=hacked(8)> ${a}`,
    text: `We saw that ${a} and ${b} met. Then they left. Also ${a} saw ${c} and ${b}.`,
    source: index % 2 ? '"><script>hacked(9)</script>' : '__proto__',
    url: index % 2 ? 'javascript:hacked(10)' : 'https://example.org/"onmouseover="hacked(11)',
    date: `2019-02-${10 + (index % 18)}`,
  };
});

const scratch = mkdtempSync(join(tmpdir(), 'dramatis-hostile-'));
const folder = join(scratch, 'atlas');
let graph: AtlasGraph;
let page: Page;

const quoteCell = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Builds the atlas that all tests look at, and serves it. */
async function serveHostile(): Promise<ServedPage> {
  const [articles, list] = [join(scratch, 'news.jsonl'), join(scratch, 'names.csv')];
  writeFileSync(articles, RECORDS.map((record) => JSON.stringify(record)).join('\n'));
  writeFileSync(list, NAMES.map(([name, kind]) => `${quoteCell(name)},${kind},\n`).join(''));
  const built = await runCommand('build', articles, '--names', list, '--names-only', '-q', '-o', folder);
  expect(built).toMatchObject({ code: 0 });
  graph = (await openAtlas(async (path) => readFileSync(join(folder, path), 'utf8'))).graph;
  return exploreAtlas(folder);
}

const explorer = useExplorer(serveHostile);

beforeEach(async () => {
  page = await explorer.open();
});

// A script that ran would have failed (there is no `hacked`), and one that the policy stopped would have been told of.
afterEach(async () => {
  expect(await page.evaluate(findMarkup)).toEqual([]);
  expect(page.url().startsWith(explorer.url)).toBe(true);
});

/** What a name has become that should have stayed text. */
function findMarkup(): readonly string[] {
  const found: string[] = [];
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      const isScript =
        /^on/i.test(name) || (/^(?:href|src|action)$/i.test(name) && /^\s*(?:javascript|data):/i.test(value));
      if (isScript) found.push(`${element.tagName} ${name}=${value}`);
    }
  }
  for (const element of document.querySelectorAll(
    'body script, body style, iframe, object, embed, base, img[src="x"]',
  )) {
    found.push(element.outerHTML.slice(0, 200));
  }
  return found;
}

const title = () => page.locator('#panel h2').first().textContent();

async function open(hash: string) {
  await page.evaluate((to) => {
    location.hash = to;
  }, `#${hash}`);
}

/** Each third, fourth, … of the names as they are listed above: the page takes its time to go to one. */
const listEvery = (step: number) =>
  NAMES.filter((_, at) => at % step === 0).map(([name]) =>
    graph.nodes.findIndex(({ label }) => label === dropMarks(name)),
  );

/** What is left of a name once it was read. */
const dropMarks = (name: string) => name.replace(/[\u202c\u202e\u2066]/g, '');

const addressOf = (node: number) => `entity=${encodeURIComponent(graph.nodes[node]!.id)}`;

describe('a name of any kind', () => {
  test('is found, and is only its own', () => {
    expect(graph.nodes.map(({ label }) => label).sort()).toEqual(NAMES.map(([name]) => dropMarks(name)).sort());
    // Each of the names stands beside four others.
    expect(graph.edges).toHaveLength(2 * NAMES.length);
  });

  test('is text in the address, the panel, the document’s title and what a link leads to', async () => {
    for (const node of listEvery(3)) {
      const { label } = graph.nodes[node]!;
      await open(addressOf(node));
      await expect.poll(title).toBe(label);
      await expect.poll(() => page.locator('.row.weighted').count()).toBe(4);
      expect(await page.evaluate(findMarkup)).toEqual([]);
    }
    expect(await page.title()).toBe('Dramatis');
    // What the page writes there itself is read again by another.
    await page.locator('.row.weighted').first().click();
    await page.locator('.passage').first().waitFor();
    const other = await explorer.open(page.url());
    await expect.poll(() => other.locator('#panel h2').first().textContent()).toBe(await title());
  });

  test('is text in the sentences that prove a connection, each of them marked', async () => {
    for (const node of listEvery(4)) {
      const { source, target } = graph.edges.find((edge) => edge.source === node || edge.target === node)!;
      await open(`${addressOf(source)}&with=${encodeURIComponent(graph.nodes[target]!.id)}`);
      const [a, b] = [graph.nodes[source]!.label, graph.nodes[target]!.label];
      await expect
        .poll(async () => (await page.locator('.passage mark').allTextContents()).sort())
        .toEqual(expect.arrayContaining([a, b]));
    }
  });

  test('is text in the reader, with its title, its source and a link only where one is safe', async () => {
    for (const [article, record] of RECORDS.entries()) {
      await open(`article=${article}&sentence=1`);
      const heading = page.locator('.reader h2');
      await expect.poll(() => heading.textContent()).toBe(dropMarks(record.title));
      expect(await page.locator('.reader .byline').textContent()).toContain(record.source);
      const links = page.locator('.reader .byline a');
      expect(await links.count()).toBe(record.url.startsWith('https:') ? 1 : 0);
      expect(await page.locator('.reader a.name').count()).toBeGreaterThan(4);
      expect(await page.evaluate(findMarkup)).toEqual([]);
    }
  });

  test('is text in the table, and leaves the other columns in sight', async () => {
    await page.getByRole('button', { name: 'Table' }).click();
    await page.locator('tbody tr').first().waitFor();
    // Only the rows in sight are drawn: they are gone through from the first to the last.
    const labels = new Set(graph.nodes.map(({ label }) => label));
    const names = new Set<string>();
    await expect
      .poll(async () => {
        for (const name of await page.locator('tbody .cell-name').allTextContents()) names.add(name.trim());
        await page.locator('.table-scroll').evaluate((area) => area.scrollBy(0, area.clientHeight / 2));
        return names.size;
      })
      .toBe(labels.size);
    expect(names).toEqual(labels);
    const last = (await page.getByRole('columnheader', { name: 'Mentions' }).boundingBox())!;
    const area = (await page.locator('.table-scroll').boundingBox())!;
    expect(last.x + last.width).toBeLessThanOrEqual(area.x + area.width);
    await page.getByRole('button', { name: /Connections \d/ }).click();
    const rows = () => page.locator('.table-scroll table').getAttribute('aria-rowcount');
    await expect.poll(rows).toBe(String(graph.edges.length + 1));
  });

  test('is looked for as it is written, and is text among what is found', async () => {
    for (const { label } of graph.nodes) {
      // What begins with a minus is what must not be there.
      const query = label.startsWith('-') ? `"${label}"` : label.slice(0, 60);
      await page.locator('#search').fill(query);
      await expect
        .poll(async () => (await page.locator('.hit').allTextContents()).join('\n'), { message: query })
        .toContain(label.slice(0, 40));
      expect(await page.evaluate(findMarkup)).toEqual([]);
      await page.keyboard.press('Escape');
    }
  });

  test('is text in lists, filters, the review and under the pointer', async () => {
    await page.locator('details.notices, #panel h3').first().waitFor();
    await expect.poll(() => page.locator('#panel').textContent()).toContain('"><script>hacked(9)</script>');
    await page.getByRole('button', { name: /^Filters/ }).click();
    await expect
      .poll(() =>
        page
          .locator('.facet')
          .allTextContents()
          .then((texts) => texts.join()),
      )
      .toContain('"><script>hacked(9)</script>');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Review' }).click();
    await page.locator('.desk').waitFor();
    expect(await page.evaluate(findMarkup)).toEqual([]);
    await open('');
    const stage = (await page.locator('.stage').boundingBox())!;
    for (const [x, y] of [
      [0.2, 0.2],
      [0.5, 0.15],
      [0.5, 0.85],
      [0.8, 0.5],
    ] as const) {
      await page.mouse.move(stage.x + stage.width * x, stage.y + stage.height * y);
    }
    // One that leads there by a question of two.
    await open(`from=${encodeURIComponent(graph.nodes[0]!.id)}&to=${encodeURIComponent(graph.nodes[9]!.id)}`);
    await page.locator('.path-rules').waitFor();
  });

  test('is a name and no place in a filter of sources', async () => {
    await open('filter=source%3D__proto__');
    await expect
      .poll(() =>
        page
          .locator('.ask-chip')
          .allTextContents()
          .then((texts) => texts.join()),
      )
      .toContain('__proto__');
    await page.getByRole('button', { name: 'Table' }).click();
    await expect.poll(() => page.locator('tbody tr').count()).toBeGreaterThan(10);
  });
});

describe('what is taken away', () => {
  const save = async (label: string | RegExp) => {
    await page.getByRole('button', { name: 'Export' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: label }).click(),
    ]);
    return readFileSync((await file.path())!);
  };
  /** What XML can hold of a name. */
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them.
  const asXml = (name: string) => name.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');
  const labels = () => graph.nodes.map(({ label }) => label);

  test.each([/^GEXF/, /^GraphML/])('is well-formed and holds every name: %s', async (format) => {
    const text = (await save(format)).toString();
    const read = await page.evaluate((xml) => {
      const parsed = new DOMParser().parseFromString(xml, 'application/xml');
      const names = [...parsed.querySelectorAll('node')].map(
        (node) => node.getAttribute('label') ?? node.querySelector('data[key="label"]')?.textContent ?? '',
      );
      return {
        names,
        scripts: parsed.querySelectorAll('script, img, svg').length,
        text: parsed.documentElement.textContent,
      };
    }, text);
    expect(read.scripts).toBe(0);
    if (read.names.some((name) => name !== '')) expect(read.names.sort()).toEqual(labels().map(asXml).sort());
    else for (const label of labels().map(asXml)) expect(read.text).toContain(label);
  });

  test.each(['graphology', 'node-link', 'Cytoscape'])('is JSON that holds every name: %s', async (format) => {
    const text = (await save(new RegExp(format))).toString();
    const held = new Set<unknown>();
    JSON.parse(text, (_key, value) => {
      if (typeof value === 'string') held.add(value);
      return value;
    });
    for (const label of labels()) expect(held).toContain(label);
  });

  test('is no formula in a table', async () => {
    const files = unzipSync(await save(/^CSV/));
    const nodes = Buffer.from(files[Object.keys(files).find((path) => path.includes('nodes'))!]!).toString();
    expect(nodes).toContain('\'=HYPERLINK(""http://evil.example"",""Ada"")');
    for (const file of Object.values(files)) expect(Buffer.from(file).toString()).not.toMatch(/(?:^|[,\n])"?[=@]/);
  });

  test('is a drawing without any script', async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByLabel('Title of the picture').fill('</text><script>hacked(12)</script>');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save SVG' }).click(),
    ]);
    const svg = readFileSync((await file.path())!, 'utf8');
    // As whoever gets the file opens it: without the policy of this page.
    const elsewhere = await explorer.browser.newPage();
    const found = await elsewhere.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      return {
        root: parsed.documentElement.nodeName,
        scripts: parsed.querySelectorAll('script, image, foreignObject, a').length,
        text: parsed.documentElement.textContent,
      };
    }, svg);
    await elsewhere.close();
    expect(found).toMatchObject({ root: 'svg', scripts: 0 });
    expect(found.text).toContain('<script>hacked(1)</script>');
    expect(found.text).toContain('</text><script>hacked(12)</script>');
  });

  test('is a page to hand on that runs nothing but itself', async () => {
    const out = mkdtempSync(join(tmpdir(), 'dramatis-handed-on-'));
    expect(await runCommand('publish', folder, '-q', '-o', join(out, 'index.html'))).toMatchObject({ code: 0 });
    const site = await servePage(folder, out);
    const other = await openPage(explorer.browser, site.url);
    await open(addressOf(0));
    await other.page.evaluate((to) => {
      location.hash = to;
    }, addressOf(0));
    await expect.poll(() => other.page.locator('#panel h2').first().textContent()).toBe(graph.nodes[0]!.label);
    expect(other.errors).toEqual([]);
    expect(other.foreignRequests).toEqual([]);
    await other.page.context().close();
    await site.close();
  });
});

describe('what is brought in', () => {
  const choose = async (name: string, text: string) => {
    await page.getByRole('button', { name: 'Open articles' }).click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Choose files…' }).click(),
    ]);
    await chooser.setFiles({ name, mimeType: '', buffer: Buffer.from(text) });
  };

  test('is a graph file whose ids, names and columns mean harm', async () => {
    const cell = (text: string) =>
      text.replace(/[&<"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[^\P{Cc}]/gu, ' ');
    const ids = NAMES.map(([name], index) =>
      index === 0 ? '__proto__' : index === 1 ? 'constructor' : `${index}${name}`,
    );
    const nodes = NAMES.map(
      ([name], index) =>
        `<node id="${cell(ids[index]!)}" label="${cell(name)}"><attvalues><attvalue for="toString" value="${cell(name)}"/></attvalues></node>`,
    );
    const edges = ids.slice(1).map((id, index) => `<edge id="${index}" source="__proto__" target="${cell(id)}"/>`);
    const columns = `<attribute id="toString" title="${cell('<img src=x onerror=hacked(14)>')}" type="string"/>`;
    await choose(
      '<img src=x onerror=hacked(15)>.gexf',
      `<gexf version="1.3"><graph><attributes class="node">${columns}</attributes><nodes>${nodes.join('')}</nodes><edges>${edges.join('')}</edges></graph></gexf>`,
    );
    await page.locator('.lede', { hasText: 'from a graph file' }).waitFor();
    await page.getByRole('button', { name: 'Table' }).click();
    await expect.poll(() => page.locator('tbody tr').count()).toBe(NAMES.length);
    await page.locator('tbody a').first().click();
    await page.locator('.row.weighted').first().waitFor();
  });

  test('is a file whose name means harm, listed before, reported after, and kept as a project of that name', async () => {
    const name = '<img src=x onerror=hacked(16)>.txt';
    await choose(name, 'Angela Merkel met Emmanuel Macron in Berlin.');
    const list = page.locator('dialog.intake');
    await expect.poll(() => list.textContent()).toContain(name);
    await list.getByRole('button', { name: 'Replace the map' }).click();
    await expect.poll(() => page.locator('.lede').textContent()).toContain('from 1 article');
    await page.getByRole('button', { name: 'Open articles' }).click();
    const own = page.getByRole('region', { name: 'This project' });
    await expect.poll(() => own.textContent()).toContain('<img src=x onerror=hacked(16)>');
    await own.getByRole('button', { name: 'Keep in this browser' }).click();
    await expect.poll(() => own.textContent()).toContain('Saved as it is');
    await page.goto(page.url().replace(/#.*/, ''));
    await page.getByRole('button', { name: 'Open articles' }).click();
    const kept = page.getByRole('region', { name: 'Kept in this browser' });
    await expect.poll(() => kept.textContent()).toContain('<img src=x onerror=hacked(16)>');
    await kept.getByRole('button', { name: /^Delete/ }).click();
    await expect.poll(() => kept.count()).toBe(0);
  });
});

test('a name of a page’s length leaves room for what is known of it, on a phone too', async () => {
  for (const options of [DESKTOP, PHONE]) {
    const node = graph.nodes.findIndex(({ label }) => label.startsWith('XXX'));
    const other = await explorer.open(`${explorer.url}#${addressOf(node)}`, options);
    await other.locator('.row.weighted').first().waitFor();
    const head = (await other.locator('.panel-head').boundingBox())!;
    expect(head.height).toBeLessThan(360);
    expect(await other.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
});
