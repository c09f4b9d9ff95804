import type { Format } from './format.ts';

/** Every format that the command, the explorer and the library write, the recommended one first. */
export const formats: readonly Format[] = [
  {
    id: 'gexf',
    name: 'GEXF',
    extension: 'gexf',
    mediaType: 'application/gexf+xml',
    use: 'Gephi, Gephi Lite, NetworkX',
    load: async () => ({ write: (await import('./gexf.ts')).writeGexf }),
  },
];

/** @throws RangeError naming the formats there are. */
export function findFormat(id: string): Format {
  const format = formats.find((candidate) => candidate.id === id);
  if (format) return format;
  throw new RangeError(`no format is called "${id}"; there are ${formats.map((known) => known.id).join(', ')}`);
}
