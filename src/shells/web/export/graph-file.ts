import { type Format, makeDocument } from '../../../index.ts';
import type { Session } from '../state/session.ts';
import { saveFile } from './save-file.ts';

/** Writes the graph, or what of it is visible, in a format and hands it over as a file. */
export async function saveGraph(session: Session, format: Format, onlyVisible: boolean): Promise<void> {
  const atlas = session.atlas.value;
  const sight = session.sight.value;
  if (!atlas || !sight) return;
  const selection = onlyVisible
    ? { node: (node: number) => sight.nodes[node] === 1, edge: (edge: number) => sight.edges[edge] === 1 }
    : {};
  const [document, writer] = await Promise.all([makeDocument(atlas.source, selection), format.load()]);
  const parts: BlobPart[] = [];
  for await (const chunk of writer.write(document))
    parts.push(typeof chunk === 'string' ? chunk : new Uint8Array(chunk));
  saveFile(`dramatis.${format.extension}`, new Blob(parts, { type: format.mediaType }));
  session.announce(`${format.name} file saved`);
}
