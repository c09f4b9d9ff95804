import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Keep, KeptChange } from '../../src/shells/web/keep/keep.ts';
import { bundleModule } from './bundle-module.ts';
import { launchBrowser } from './open-page.ts';

declare global {
  interface Window {
    keep: Keep;
    heard: KeptChange[];
    /** What is thrown, by its fault and message. */
    fault(work: () => Promise<unknown>): Promise<{ readonly fault?: string; readonly message: string }>;
  }
}

/** Answered by the tests themselves; storage and locks are for addresses of this machine and https alone. */
const ADDRESS = 'http://localhost:9/';

let browser: Browser;
let script: string;
beforeAll(async () => {
  script = await bundleModule('shells/web/keep/keep.ts');
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** An address with storage of its own, on which nothing but the module under test runs. */
async function openContext(): Promise<BrowserContext> {
  const context = await browser.newContext();
  await context.route(`${ADDRESS}**`, (route) =>
    route.request().url().endsWith('/keep.js')
      ? route.fulfill({ contentType: 'text/javascript', body: script })
      : route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>keep</title>' }),
  );
  return context;
}

async function openTab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(ADDRESS);
  // As a text, for what the bundler of the tests makes of an import is of no use in the page.
  await page.evaluate(`import('/keep.js').then(async ({ openKeep }) => {
    window.keep = await openKeep();
    window.heard = [];
    window.fault = (work) =>
      work().then(
        () => ({ message: '' }),
        (error) => ({ fault: error.fault, message: error.message }),
      );
  })`);
  return page;
}

describe('what is kept in the browser', () => {
  test('is there after the page was left: parts, articles byte for byte, counts and size', async () => {
    const context = await openContext();
    const page = await openTab(context);
    await page.evaluate(async () => {
      await window.keep.begin('p', 'My articles');
      await window.keep.addArticles('p', [
        { name: 'b.txt', file: new Blob([new Uint8Array([0, 255, 7])]) },
        { name: 'a/é.txt', file: new Blob(['Ada met Babbage.']) },
      ]);
      await window.keep.writePart('p', 'curation', '{"é":1}', 0);
    });
    await page.reload();
    const again = await openTab(context);
    const read = await again.evaluate(async () => ({
      list: (await window.keep.list()).map(({ changed: _, ...rest }) => rest),
      names: await window.keep.listArticles('p'),
      bytes: [...new Uint8Array(await (await window.keep.readArticle('p', 'b.txt')).file.arrayBuffer())],
      part: await window.keep.readPart('p', 'curation'),
      none: await window.keep.readPart('p', 'views'),
    }));
    expect(read).toEqual({
      list: [{ id: 'p', name: 'My articles', articles: 2, bytes: 3 + 16 + 8 }],
      names: ['a/é.txt', 'b.txt'],
      bytes: [0, 255, 7],
      part: { text: '{"é":1}', revision: 1 },
      none: undefined,
    });
    await context.close();
  });

  test('counts a file that takes the place of another once', async () => {
    const context = await openContext();
    const page = await openTab(context);
    const [first, second] = await page.evaluate(async () => {
      await window.keep.begin('p', 'P');
      await window.keep.writePart('p', 'views', 'four', 0);
      await window.keep.writePart('p', 'views', 'sixsix', 1);
      const first = await window.keep.addArticles('p', [{ name: 'a.txt', file: new Blob(['x'.repeat(100)]) }]);
      return [first, await window.keep.addArticles('p', [{ name: 'a.txt', file: new Blob(['x'.repeat(40)]) }])];
    });
    expect([first?.bytes, first?.articles, second?.bytes, second?.articles]).toEqual([106, 1, 46, 1]);
    await context.close();
  });

  test('holds the map of a project as it was handed in, counts it, and lets it go where articles are added', async () => {
    const context = await openContext();
    const page = await openTab(context);
    const seen = await page.evaluate(async () => {
      const map = (key: string, size: number) => ({
        key,
        hash: 'h',
        program: 'w.js',
        file: new Blob(['m'.repeat(size)]),
      });
      const size = async () => (await window.keep.find('p'))!.bytes;
      const none = await window.fault(() => window.keep.writeMap('p', map('one', 9)));
      await window.keep.begin('p', 'P');
      await window.keep.addArticles('p', [{ name: 'a.txt', file: new Blob(['x'.repeat(100)]) }]);
      const { changed } = (await window.keep.find('p'))!;
      await window.keep.writeMap('p', map('one', 30));
      await window.keep.writeMap('p', map('two', 20));
      const kept = (await window.keep.readMap('p'))!;
      const sizes = [await size()];
      const isSame = (await window.keep.find('p'))!.changed === changed;
      await window.keep.addArticles('p', []);
      sizes.push(await size());
      await window.keep.addArticles('p', [{ name: 'b.txt', file: new Blob(['x'.repeat(5)]) }]);
      sizes.push(await size());
      return { none, key: kept.key, text: await kept.file.text(), sizes, isSame, gone: await window.keep.readMap('p') };
    });
    expect(seen).toMatchObject({ key: 'two', text: 'm'.repeat(20), sizes: [120, 120, 105], isSame: true });
    expect(seen.none.fault).toBe('gone');
    expect(seen.gone).toBeUndefined();
    await context.close();
  });

  test('goes on with what an earlier version kept', async () => {
    const context = await openContext();
    const page = await context.newPage();
    await page.goto(ADDRESS);
    await page.evaluate(
      () =>
        new Promise<void>((settle, fail) => {
          const request = indexedDB.open('dramatis', 1);
          request.onerror = () => fail(request.error);
          request.onsuccess = () => {
            request.result.close();
            settle();
          };
          request.onupgradeneeded = () => {
            const database = request.result;
            database.createObjectStore('projects', { keyPath: 'id' });
            database.createObjectStore('parts');
            database.createObjectStore('articles').put(new Blob(['Ada.']), ['p', 'a.txt']);
            const kept = { id: 'p', name: 'P', articles: 1, bytes: 4, changed: '2026-01-01T00:00:00.000Z' };
            request.transaction!.objectStore('projects').put(kept);
          };
        }),
    );
    const again = await openTab(context);
    const read = await again.evaluate(async () => ({
      list: (await window.keep.list()).map(({ name }) => name),
      text: await (await window.keep.readArticle('p', 'a.txt')).file.text(),
      map: await window.keep.readMap('p'),
    }));
    expect(read).toEqual({ list: ['P'], text: 'Ada.', map: undefined });
    await context.close();
  });

  test('is deleted for good, that project and no other', async () => {
    const context = await openContext();
    const page = await openTab(context);
    const left = await page.evaluate(async () => {
      for (const project of ['p', 'p2']) {
        await window.keep.begin(project, project);
        await window.keep.addArticles(project, [{ name: 'a.txt', file: new Blob(['x'.repeat(9)]) }]);
        await window.keep.writePart(project, 'layout', '{}', 0);
        await window.keep.writeMap(project, { key: 'k', hash: 'h', program: 'w.js', file: new Blob(['m']) });
      }
      await window.keep.remove('p');
      const database = await new Promise<IDBDatabase>((settle, fail) => {
        const request = indexedDB.open('dramatis');
        request.onsuccess = () => settle(request.result);
        request.onerror = () => fail(request.error);
      });
      const keysOf = (store: string) =>
        new Promise<IDBValidKey[]>((settle) => {
          const request = database.transaction(store).objectStore(store).getAllKeys();
          request.onsuccess = () => settle(request.result);
        });
      const stores = ['projects', 'parts', 'articles', 'maps'];
      const one = await Promise.all(stores.map(keysOf));
      await window.keep.removeAll();
      return { one, none: await Promise.all(stores.map(keysOf)) };
    });
    expect(left).toEqual({ one: [['p2'], [['p2', 'layout']], [['p2', 'a.txt']], ['p2']], none: [[], [], [], []] });
    await context.close();
  });

  test('tells a full storage in words, and is as it was before', async () => {
    const context = await openContext();
    const page = await openTab(context);
    const session = await context.newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', {
      origin: new URL(ADDRESS).origin,
      quotaSize: 200_000,
    });
    await page.evaluate(async () => {
      await window.keep.begin('p', 'P');
      await window.keep.addArticles('p', [{ name: 'a.txt', file: new Blob(['x'.repeat(1000)]) }]);
    });
    const { fault, before, after, names } = await page.evaluate(async () => {
      const before = await window.keep.find('p');
      const random = (size: number) => {
        const bytes = new Uint8Array(size);
        for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
        return new Blob([bytes]);
      };
      const fault = await window.fault(() =>
        window.keep.addArticles('p', [
          { name: 'b.txt', file: random(1000) },
          { name: 'c.txt', file: random(20_000_000) },
        ]),
      );
      return { fault, before, after: await window.keep.find('p'), names: await window.keep.listArticles('p') };
    });
    expect(fault).toMatchObject({ fault: 'full' });
    expect(fault.message).toContain('no more room');
    expect(after).toEqual(before);
    expect(names).toEqual(['a.txt']);
    await context.close();
  });

  test('tells a browser that keeps nothing in words', async () => {
    const context = await openContext();
    await context.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
    });
    await expect(openTab(context)).rejects.toThrow(/keeps nothing for this page.*Save the project as a file/s);
    await context.close();
  });

  test('tells two tabs of each other, and lets neither write over what it has not read', async () => {
    const context = await openContext();
    const [one, two] = [await openTab(context), await openTab(context)];
    const claims = [];
    for (const tab of [one, two]) claims.push(await tab.evaluate(async () => (await window.keep.claim('p')).isFirst));
    expect(claims).toEqual([true, false]);
    await one.evaluate(() => window.keep.begin('p', 'P'));
    await two.evaluate(() => {
      window.keep.watch('p', (change) => window.heard.push(change));
      window.keep.watch('other', (change) => window.heard.push(change));
    });
    await one.evaluate(() => window.keep.writePart('p', 'curation', 'of one', 0));
    await expect.poll(() => two.evaluate(() => window.heard)).toEqual(['curation']);
    const late = await two.evaluate(() => window.fault(() => window.keep.writePart('p', 'curation', 'of two', 0)));
    expect(late.fault).toBe('changed');
    expect(await one.evaluate(() => window.keep.readPart('p', 'curation'))).toEqual({ text: 'of one', revision: 1 });

    // A tab that is closed gives its claim back.
    await one.close();
    await expect.poll(() => two.evaluate(async () => (await window.keep.claim('p')).isFirst)).toBe(true);

    const three = await openTab(context);
    await three.evaluate(() => window.keep.remove('p'));
    await expect.poll(() => two.evaluate(() => window.heard)).toEqual(['curation', 'removed']);
    const gone = await two.evaluate(() => window.fault(() => window.keep.writePart('p', 'curation', 'more', 1)));
    expect(gone.fault).toBe('gone');
    await context.close();
  });
});
