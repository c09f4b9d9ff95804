import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { makeDocument } from '../../../src/index.ts';
import { WorkError } from '../../../src/shells/cli/errors.ts';
import { workOnFolder } from '../../../src/shells/cli/open-folder.ts';
import { writeSmallAtlas } from '../../helpers/write-small-atlas.ts';

const builds = [
  writeSmallAtlas(['[Ada] met [Babbage] in (Rome).', '[Carla] slept in (Rome).']),
  writeSmallAtlas(['[Carla] slept in (Rome).', '[Ada] left (Rome).']),
] as const;
const scratch = mkdtempSync(join(tmpdir(), 'dramatis-swap-'));
const folder = join(scratch, 'atlas');

afterAll(() => {
  for (const path of [scratch, ...builds]) rmSync(path, { recursive: true });
});

/** Replaces the atlas as a build does: written beside it, then renamed. */
function replace(build: 0 | 1) {
  const draft = join(scratch, 'draft');
  cpSync(builds[build], draft, { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
}

beforeEach(() => replace(0));

describe('workOnFolder', () => {
  test('begins anew where the atlas is replaced meanwhile, so that nothing comes of two builds', async () => {
    let attempts = 0;
    const quotes = await workOnFolder(folder, async (source) => {
      if (attempts++ === 0) replace(1);
      const document = await makeDocument(source);
      const quoted: string[] = [];
      for await (const { quote } of document.evidence!()) quoted.push(quote);
      return quoted;
    });
    expect(attempts).toBe(2);
    expect(quotes).toEqual(['Carla slept in Rome.', 'Ada left Rome.']);
  });

  test('says what to do where it is replaced again and again', async () => {
    let attempts = 0;
    const work = workOnFolder(folder, async (source) => {
      replace(attempts++ % 2 === 0 ? 1 : 0);
      await source.article(0);
    });
    await expect(work).rejects.toThrow(WorkError);
    await expect(work).rejects.toThrow(/built anew while it was read .*try again/);
    expect(attempts).toBe(3);
  });

  test('does not begin anew where something has left the program', async () => {
    let attempts = 0;
    const work = workOnFolder(
      folder,
      async (source) => {
        attempts++;
        replace(1);
        await source.article(0);
      },
      () => false,
    );
    await expect(work).rejects.toThrow(WorkError);
    expect(attempts).toBe(1);
  });
});
