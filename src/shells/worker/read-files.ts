import { isPassedOver, type Notice, openSource, type SourceFile } from '../../index.ts';
import type { OpenedFile } from './protocol.ts';

/** The opened files as texts, ordered by name in code-unit order; what cannot be read becomes a notice. */
export async function readFiles(opened: readonly OpenedFile[]): Promise<{
  readonly files: readonly SourceFile[];
  readonly notices: readonly Notice[];
}> {
  const files: SourceFile[] = [];
  const notices: Notice[] = [];
  const sorted = [...opened].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const { name, bytes } of sorted) {
    if (isPassedOver(name)) continue;
    for (const file of await openSource({ name, bytes: new Uint8Array(bytes) }, notices)) files.push(file);
  }
  return { files, notices };
}
