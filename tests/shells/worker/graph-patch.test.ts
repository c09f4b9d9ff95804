import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Decision, openAtlasInMemory, reviseAtlas } from '../../../src/index.ts';
import { diffGraphs, patchGraph } from '../../../src/shells/worker/graph-patch.ts';
import { makeLiveAtlas } from '../../helpers/live-atlas.ts';
import { chooseDecision, decisionChoices } from '../../helpers/random-decisions.ts';

const TEXTS = [
  'President Donald Trump met Angela Merkel in Berlin on Monday. Trump said that Merkel was right. In France, Emmanuel Macron waited.',
  'Melania Trump left Berlin. Trump was seen with Emmanuel Macron in Paris, France. Boris Johnson met Angela Merkel in London.',
  'French President Emmanuel Macron slept. Macron said that Paris and France would wait. Angela Merkel left France for Paris.',
];
const { live } = makeLiveAtlas(TEXTS);

test('what differs between two graphs makes the one of the other, whatever was decided in between', () => {
  fc.assert(
    fc.property(decisionChoices, (choices) => {
      let now = live;
      let shown = openAtlasInMemory(now.atlas).graph;
      const decided: Decision[] = [];
      for (const choice of choices) {
        decided.push(chooseDecision(now.atlas, choice));
        now = reviseAtlas(now, decided);
        const { graph } = openAtlasInMemory(now.atlas);
        expect(patchGraph(shown, diffGraphs(shown, graph))).toEqual(graph);
        shown = graph;
      }
      // And back to where nothing was decided.
      const { graph } = openAtlasInMemory(reviseAtlas(now, []).atlas);
      expect(patchGraph(shown, diffGraphs(shown, graph))).toEqual(graph);
    }),
    { numRuns: 60 },
  );
});

test('what did not change is not sent', () => {
  const { graph } = openAtlasInMemory(live.atlas);
  const { graph: same } = openAtlasInMemory(reviseAtlas(live, []).atlas);
  expect(diffGraphs(graph, same)).toMatchObject({ newNodes: [], newEdges: [] });
});
