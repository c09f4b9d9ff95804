import { type AtlasSource, type Format, makeDocument, rangeSource, type Selection } from '../../../index.ts';
import { colourOfRegion } from '../scene/regions.ts';
import type { ShownAtlas } from '../state/derive.ts';
import type { Session } from '../state/session.ts';
import { saveFile } from './save-file.ts';

/** How much of the map a file holds: all of it, what the filters leave, what the screen shows now, or what was picked. */
export type Extent = 'all' | 'filtered' | 'screen' | 'picked';

/** Writes the graph, or some of it, in a format and hands it over as a file; nodes have the colours that they have on the map. */
export async function saveGraph(session: Session, format: Format, extent: Extent): Promise<void> {
  const atlas = session.atlas.value;
  if (!atlas) return;
  const source = extent === 'all' ? atlas.source : readAsShown(session, atlas);
  const selection = { ...selectExtent(session, extent), ...colourAsShown(session) };
  const [document, writer] = await Promise.all([makeDocument(source, selection), format.load()]);
  const parts: BlobPart[] = [];
  for await (const chunk of writer.write(document))
    parts.push(typeof chunk === 'string' ? chunk : new Uint8Array(chunk));
  saveFile(`dramatis.${format.extension}`, new Blob(parts, { type: format.mediaType }));
  session.announce(`${format.name} file saved`);
}

/** Under a range of dates or sources a file holds what the range counts, at the places of the layout that is shown. */
function readAsShown(session: Session, { source }: ShownAtlas): AtlasSource {
  const seen = session.seen.value;
  if (!seen?.articles) return source;
  const placed = source.graph.nodes;
  const nodes = seen.graph.nodes.map((node, at) => ({ ...node, x: placed[at]!.x, y: placed[at]!.y }));
  return rangeSource(source, { ...seen.graph, nodes }, seen.articles);
}

function selectExtent(session: Session, extent: Extent): Pick<Selection, 'node' | 'edge'> {
  const sight = session.sight.value;
  if (extent === 'all' || !sight) return {};
  if (extent === 'screen') {
    const drawn = session.stage.value?.drawn();
    if (drawn) return { node: (node) => drawn.nodes.has(node), edge: (edge) => drawn.edges.has(edge) };
  }
  if (extent === 'picked') {
    const picked = new Set(session.state.value.picked);
    const { edges } = session.atlas.value!.source.graph;
    const hasEnds = (edge: number) => picked.has(edges[edge]!.source) && picked.has(edges[edge]!.target);
    return { node: (node) => picked.has(node), edge: (edge) => sight.edges[edge] === 1 && hasEnds(edge) };
  }
  return { node: (node) => sight.nodes[node] === 1, edge: (edge) => sight.edges[edge] === 1 };
}

function colourAsShown(session: Session): Pick<Selection, 'colour'> {
  const picture = session.picture.value;
  if (!picture || picture.colouring === 'type') return {};
  const { regions } = picture.scene;
  return { colour: (node) => colourOfRegion(regions, picture.palette, regions.of[node]!) };
}
