import type { Alias, Entity } from '../model/entity.ts';
import type { Finder, Kind } from '../model/mention.ts';
import { type Check, flag, listOf, oneOf, optional, record, share, text, whole } from './check.ts';

export const finder: Check<Finder> = oneOf({
  tagger: true,
  lexicon: true,
  shape: true,
  role: true,
  watchlist: true,
  decision: true,
});

/** What both the nodes of the graph and the entities without one hold. */
export const kind: Check<Kind> = oneOf({ person: true, organization: true, group: true, place: true, role: true });

export const entityProperties = {
  id: text,
  label: text,
  kind,
  aliases: listOf(record<Alias>({ name: text, count: whole() })),
  mentions: whole(),
  articles: whole(),
  confidence: share,
  finders: optional(listOf(finder)),
  country: optional(text),
  hidden: optional(flag),
  confirmed: optional(flag),
} satisfies { readonly [Key in keyof Required<Entity>]: Check<Entity[Key]> };
