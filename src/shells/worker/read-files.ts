import type { Notice, SourceFile } from '../../index.ts';
import { decodeSource, isPassedOver, refuseKind } from '../source-file.ts';
import type { OpenedFile } from './protocol.ts';

/** The opened files as texts, ordered by name in code-unit order; what cannot be read becomes a notice. */
export function readFiles(opened: readonly OpenedFile[]): {
  readonly files: readonly SourceFile[];
  readonly notices: readonly Notice[];
} {
  const files: SourceFile[] = [];
  const notices: Notice[] = [];
  const sorted = [...opened].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const { name, bytes } of sorted) {
    if (isPassedOver(name)) continue;
    const refusal = refuseKind(name);
    if (refusal !== undefined) {
      notices.push({ where: name, message: refusal });
      continue;
    }
    const file = decodeSource(name, new Uint8Array(bytes), notices);
    if (file) files.push(file);
  }
  return { files, notices };
}
