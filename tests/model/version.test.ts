import { expect, test } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };
import { VERSION } from '../../src/model/version.ts';

test('the program says the version that its package has', () => {
  expect(VERSION).toBe(packageFile.version);
});
