import { expect, test } from 'vitest';
import { listDoors } from './doors.ts';
import { fuzz } from './fuzzing.ts';
import { loadRecogniser } from './seeds.ts';

test('20,000 mutated inputs through every door are read or refused, and nothing else', {
  timeout: 240_000,
}, async () => {
  const report = await fuzz(await listDoors(await loadRecogniser()), 20_000, 1);
  expect(report.failures).toEqual([]);
  // Inputs that are all refused, or none of them, would try nothing.
  expect(report.refused).toBeGreaterThan(1_000);
  expect(report.refused).toBeLessThan(15_000);
});
