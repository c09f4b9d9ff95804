import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookAtInputs, type Sight, waitForChange } from '../../../src/shells/cli/watch-inputs.ts';

let scratch: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'dramatis-watch-'));
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

test('what a build would read is another once an article or a decision comes, and the same where hidden files do', async () => {
  const [articles, output] = [join(scratch, 'articles'), join(scratch, 'articles', 'atlas')];
  await mkdir(articles);
  await writeFile(join(articles, 'a.txt'), 'One.');
  const decisions = join(output, 'curation.json');
  const look = () => lookAtInputs([articles], output, [decisions]);
  const first = await look();
  await writeFile(join(articles, '.hidden'), 'nothing');
  expect(await look()).toEqual(first);
  await writeFile(join(articles, 'b.txt'), 'Two.');
  const second = await look();
  expect(second).not.toEqual(first);
  await mkdir(output);
  await writeFile(decisions, '{}');
  expect(await look()).not.toEqual(second);
});

test('a change is waited for until nothing changes any more', async () => {
  const sights = ['1', '1', '2', '3', '3', '4'].map((size): Sight => new Map([['a', size]]));
  let looks = 0;
  const found = await waitForChange(async () => sights[looks++]!, sights[0]!);
  expect([found.get('a'), looks]).toEqual(['3', 5]);
});
