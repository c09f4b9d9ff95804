import { expect, test } from 'vitest';
import { createRandom } from '../../src/model/random.ts';
import { fitCurve, fitCurves, type Outcome } from './confidence-curves.ts';

/** Names of which those of confidence p are right as often as the curve says. */
function outcomes(slope: number, offset: number, finder: Outcome['finder'], count: number): Outcome[] {
  const random = createRandom(7);
  return Array.from({ length: count }, () => {
    const confidence = 0.3 + 0.69 * random();
    const odds = slope * Math.log(confidence / (1 - confidence)) + offset;
    return { finder, kind: 'person', confidence, right: random() < 1 / (1 + Math.exp(-odds)) };
  });
}

test('finds the curve that outcomes were drawn from', () => {
  const { slope, offset } = fitCurve(outcomes(0.6, -0.5, 'tagger', 20_000), { slope: 1, offset: 0 });
  expect(slope).toBeCloseTo(0.6, 1);
  expect(offset).toBeCloseTo(-0.5, 1);
});

test('holds a kind of few names to the others of its finder', () => {
  const many = outcomes(0.6, -0.5, 'tagger', 20_000);
  const few = outcomes(0.6, -0.5, 'tagger', 2).map((outcome) => ({ ...outcome, kind: 'place' as const }));
  const { tagger } = fitCurves([...many, ...few]);
  expect(Math.abs(tagger!.place!.slope - tagger!.person!.slope)).toBeLessThan(0.3);
});
