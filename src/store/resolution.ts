import type { AtlasResolution } from '../model/atlas-folder.ts';
import type { Entity, Merge, MergeReason, Suggestion } from '../model/entity.ts';
import type { NamesOfEntity } from '../model/former.ts';
import { type Check, checkFile, listOf, oneOf, optional, record, share, text } from './check.ts';
import { checkDecision } from './curation.ts';
import { entityProperties } from './entities.ts';
import type { WholeTable } from './table.ts';

/** Entities that are not drawn, merges with their reasons, suggestions. */
export const resolutionTable: WholeTable<AtlasResolution> = {
  path: 'resolution.json',
  lists: ({ resolution: { undrawn, merges, suggestions, names, curation } }) => ({
    undrawn,
    merges,
    suggestions,
    ...(names && { names }),
    ...(curation && { curation }),
  }),
  read(value) {
    const { undrawn, merges, suggestions, names, curation } = checkFile(this.path, value, checkResolution);
    return { undrawn, merges, suggestions, ...(names && { names }), ...(curation && { curation }) };
  },
};

const reason: Check<MergeReason> = oneOf({
  lexicon: true,
  acronym: true,
  'short-name': true,
  title: true,
  spelling: true,
  decision: true,
});

const checkResolution = record<AtlasResolution>({
  undrawn: listOf(record<Entity>(entityProperties)),
  merges: listOf(record<Merge>({ entity: text, name: text, into: text, reason, confidence: share })),
  suggestions: listOf(record<Suggestion>({ a: text, b: text, reason, confidence: share })),
  names: optional(listOf(record<NamesOfEntity>({ id: text, names: listOf(text) }))),
  curation: optional(listOf(checkDecision)),
});
