import { looksLikeGraph } from '../../index.ts';
import { GRAPH_EXTENSIONS, type OpenedFile } from './protocol.ts';

/** Bytes of a JSON file that are looked into: what stands before the nodes is short. */
const HEAD = 65_536;

/** Whether a file is opened as the map it is, and not read for articles. JSON tells by how it begins, since articles come in it too; what cannot be read is none. */
export async function isGraphFile({ name, file }: OpenedFile): Promise<boolean> {
  const lower = name.toLowerCase();
  if (GRAPH_EXTENSIONS.some((ending) => lower.endsWith(ending))) return true;
  return (
    lower.endsWith('.json') &&
    looksLikeGraph(
      await file
        .slice(0, HEAD)
        .text()
        .catch(() => ''),
    )
  );
}
