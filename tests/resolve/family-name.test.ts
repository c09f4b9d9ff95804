import { expect, test } from 'vitest';
import { familyFirst } from '../../src/resolve/family-name.ts';
import { readLexicon } from '../helpers/lexicon.ts';

const { words } = readLexicon();

test.each([
  ['xi jinping', 'xi'],
  ['li keqiang', 'li'],
  ['lai ching te', 'lai'],
  ['kim jong un', 'kim'],
  ['park geun hye', 'park'],
  ['nguyen phu trong', 'nguyen'],
  ['kim clijsters', undefined],
  ['lee harvey oswald', undefined],
  ['donald trump', undefined],
  ['li', undefined],
])('the family name that stands first in %s: %s', (name, family) => {
  expect(familyFirst(name.split(' '), words)).toBe(family);
});
