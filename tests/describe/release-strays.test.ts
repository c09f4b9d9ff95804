import { expect, test } from 'vitest';
import type { PlaceTask } from '../../src/describe/place-stories.ts';
import { releaseStrays } from '../../src/describe/release-strays.ts';

test('a name that no story names which is about its region is in none; regions that nothing is about, and names that come late, stay as they are', () => {
  // Regions 0 and 1, and 2 within 0.
  const within = [-1, -1, 0];
  const region = [0, 2, 0, 2, 1, -1, 0];
  const rank = [0, 1, 2, 3, 4, 5, 5000];
  const stories = [[0, 1, 5], [2], [4]].map((named) => ({ mentions: new Map(named.map((node) => [node, 1])) }));
  const task = { within, region, stories, graph: { weighing: { rank } } } as unknown as PlaceTask;
  expect(releaseStrays(task, [[0], [], [1]])).toEqual([0, 2, -1, -1, 1, -1, 0]);
});
