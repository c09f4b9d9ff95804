import { arrangeGraph } from '../../../src/arrange/arrangement.ts';
import { DEFAULT_SETTINGS } from '../../../src/model/atlas.ts';
import { drain } from '../../../src/model/progress.ts';
import { relateEntities } from '../../../src/relate/relate.ts';
import { weighGraph } from '../../../src/relate/weigh.ts';
import { prepareScene, type Scene } from '../../../src/shells/web/scene/scene.ts';
import { openAtlasInMemory } from '../../../src/store/memory.ts';
import { describeGraph } from '../../helpers/describe-graph.ts';
import { markCorpus } from '../../helpers/mini-text.ts';

/** A scene made from the one-line mini-language. */
export function makeScene(...sources: readonly string[]): Scene {
  const corpus = markCorpus(...sources);
  const graph = weighGraph(corpus, drain(relateEntities(corpus, DEFAULT_SETTINGS)), 0.5);
  const arrangement = drain(arrangeGraph(graph, { seed: 1 }));
  const atlas = {
    ...corpus,
    graph,
    arrangement,
    description: describeGraph(graph),
    settings: DEFAULT_SETTINGS,
    notices: [],
  };
  return prepareScene(openAtlasInMemory(atlas).graph);
}

export function nodeOf(scene: Scene, label: string): number {
  return scene.graph.nodes.findIndex((node) => node.label === label);
}
