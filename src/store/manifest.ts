import { LAYOUT_BOUNDS } from '../model/arrangement.ts';
import { ATLAS_FORMAT, ATLAS_VERSION, type AtlasManifest, type AtlasShards } from '../model/atlas-folder.ts';
import type { Reach } from '../model/graph.ts';
import { FormatError } from '../model/notice.ts';
import {
  type Check,
  checkFile,
  expectThat,
  flag,
  listOf,
  number,
  numberFrom,
  oneOf,
  optional,
  record,
  share,
  text,
  whole,
} from './check.ts';

export const MANIFEST_FILE = 'manifest.json';

/** @throws FormatError where it is none, or of another version: with what to do. */
export function readManifest(value: unknown): AtlasManifest {
  const { format, version, generator } = (value ?? {}) as Partial<AtlasManifest>;
  if (format !== ATLAS_FORMAT) {
    throw new FormatError(MANIFEST_FILE, `is not the manifest of an atlas (no "format": "${ATLAS_FORMAT}")`);
  }
  if (version !== ATLAS_VERSION) {
    throw new FormatError(
      MANIFEST_FILE,
      `the atlas has format version ${version}, this program reads ${ATLAS_VERSION}; build it again with this program, or open it with the one that wrote it (${generator})`,
    );
  }
  return checkFile(MANIFEST_FILE, value, checkManifest);
}

export function writeManifest(manifest: AtlasManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

type Within<Unit extends Reach['unit']> = Extract<Reach, { readonly unit: Unit }>;

const withinSentences = record<Within<'sentence'>>({ unit: oneOf({ sentence: true }), within: whole() });
const withinParagraph = record<Within<'paragraph'>>({ unit: oneOf({ paragraph: true }) });
const withinArticle = record<Within<'article'>>({ unit: oneOf({ article: true }) });

const reach: Check<Reach> = (value) => {
  const { unit } = (value ?? {}) as Partial<Reach>;
  if (unit === 'sentence') return withinSentences(value);
  return unit === 'paragraph' ? withinParagraph(value) : withinArticle(value);
};

/** Index of the first row of each shard: from 0, ascending. */
const starts: Check<readonly number[]> = (value) => {
  const list = listOf(whole())(value);
  list.forEach((start, shard) => {
    expectThat(shard === 0 ? start === 0 : start > list[shard - 1]!, 'ascending from 0', list);
  });
  return list;
};

/** What settings of a map have to be, here and in a project. */
export const settingsChecks = {
  reach,
  seed: number,
  minConfidence: share,
  layout: optional(
    record<NonNullable<AtlasManifest['layout']>>({
      spread: optional(numberFrom(...LAYOUT_BOUNDS.spread)),
      shape: optional(numberFrom(...LAYOUT_BOUNDS.shape)),
      gravity: optional(numberFrom(...LAYOUT_BOUNDS.gravity)),
      separateCommunities: optional(flag),
      preventOverlap: optional(flag),
    }),
  ),
};

const checkManifest = record<AtlasManifest>({
  format: oneOf({ [ATLAS_FORMAT]: true }),
  version: number,
  generator: text,
  build: text,
  counts: record<AtlasManifest['counts']>({
    articles: whole(),
    mentions: whole(),
    entities: whole(),
    nodes: whole(),
    edges: whole(),
    proofs: whole(),
  }),
  ...settingsChecks,
  roles: optional(oneOf({ all: true })),
  lists: optional(oneOf({ all: true })),
  keptText: optional(oneOf({ sentences: true, none: true })),
  shards: record<AtlasShards>({
    names: starts,
    articles: starts,
    catalog: starts,
    'edge-articles': starts,
    evidence: starts,
    nodes: starts,
    text: starts,
  }),
  notices: listOf(record<AtlasManifest['notices'][number]>({ where: text, message: text })),
});
