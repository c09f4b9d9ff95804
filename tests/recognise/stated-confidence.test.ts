import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stateConfidence } from '../../src/recognise/rules/stated-confidence.ts';
import { STATED } from '../../src/recognise/weights.ts';

const finder = fc.constantFrom('tagger', 'lexicon', 'shape', 'role', 'watchlist');
const kind = fc.constantFrom('person', 'organization', 'group', 'place', 'role');
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('stateConfidence', () => {
  test('stays within 0..1 and keeps the order of two names of one kind', () => {
    fc.assert(
      fc.property(finder, kind, share, share, (by, of, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((confidence) =>
          stateConfidence({ finder: by, kind: of, confidence }, STATED),
        );
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(high!);
      }),
    );
  });

  test('draws nothing that the rules would not draw', () => {
    fc.assert(
      fc.property(finder, kind, share, (by, of, confidence) => {
        fc.pre(confidence < 0.5);
        expect(stateConfidence({ finder: by, kind: of, confidence }, STATED)).toBeLessThan(0.5);
      }),
    );
  });

  test('leaves what a person said, roles and demonyms as they are', () => {
    expect(stateConfidence({ finder: 'watchlist', kind: 'person', confidence: 1 }, STATED)).toBe(1);
    expect(stateConfidence({ finder: 'role', kind: 'role', confidence: 0.85 }, STATED)).toBe(0.85);
    expect(stateConfidence({ finder: 'lexicon', kind: 'place', confidence: 0.4, demonym: true }, STATED)).toBe(0.4);
  });
});
