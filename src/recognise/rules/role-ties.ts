import type { WordClasses } from '../../lexicon/word-classes.ts';
import type { RoleTie } from '../../model/mention.ts';
import type { Token } from '../../text/token.ts';
import {
  type Captures,
  findStarts,
  matchPattern,
  type PatternMention,
  type PatternText,
  readPattern,
} from './pattern.ts';
import type { PlacedMention } from './placed-mention.ts';

/** Who holds which role for whom, as one sentence says it; in the order of the roles. */
export function findRoleTies(
  tokens: readonly Token[],
  mentions: readonly PlacedMention[],
  words: WordClasses,
): RoleTie[] {
  const groups = groupRoles(
    tokens,
    mentions.filter(({ kind }) => kind === 'role'),
  );
  if (groups.length === 0 || groups.length === mentions.length) return [];
  const text: PatternText<RoleKind> = { tokens, words, startingAt: placeAll(tokens, mentions, groups, words) };
  const holders = findEnds(text, HOLDER_PATTERNS, 'holder');
  const organizations = findEnds(text, ORGANIZATION_PATTERNS, 'organization');
  return groups.flatMap((group) => {
    const [first] = group;
    const [held, of] = [holders.get(first!.index) ?? [], organizations.get(first!.index) ?? []];
    return group.flatMap((role) => tie(role, held, of));
  });
}

/** What a mention counts as. A role counts with those that it shares its holder with: "chairman and chief executive". */
type RoleKind =
  | 'role'
  | 'roles'
  | 'anyRole'
  | 'corporateRole'
  | 'seatRole'
  | 'person'
  | 'organization'
  | 'place'
  | 'body';

const PARTS: ReadonlyMap<string, string> = new Map([
  // "<UAL.N>"
  ['ticker', '\\< {body}? _{0,3} \\>'],
]);

const pattern = (text: string) => readPattern<RoleKind>(text, PARTS);

/** The first that fits a role says who holds it. */
const HOLDER_PATTERNS = [
  // "MP (Labour) Jane Doe", "spokesman Mustefa Bali"
  '{role}=role ( \\( {anyRole}? _{0,5} \\) )? <honorific>* {person}=holder',
  '{role}=role \\) {person}=holder',
  // "real estate developers Simon Konover of West Hartford, and Harry Gampel"
  '{roles}=role {person}=holder ( of {body} )? ,? and <honorific>* {person}=holder',
  // "sole manager Bear, Stearns and Co"
  '{corporateRole}=role {organization}=holder',
  // "its commander, Mazloum Kobane,"
  '<definite> ~{0,3} {role}=role ,|: <honorific>* {person}=holder',
  '^ ~{0,3} {role}=role ,|: <honorific>* {person}=holder',
  // "leader of Hezbollah Hassan Nasrallah", "the head of the Observatory, Rami Abdel Rahman,"
  '{role}=role <rolePreposition> ~{0,4} {body} <honorific>* {person}=holder',
  '<definite> ~{0,3} {role}=role <rolePreposition> ~{0,4} {body} , <honorific>* {person}=holder',
  '^ ~{0,3} {role}=role <rolePreposition> ~{0,4} {body} , <honorific>* {person}=holder',
  // "Christopher Ghika, 54, the coalition's deputy commander", "Jane Doe (an economist)"
  '{person}=holder ( , _ )? ,|\\(|–|— ~{0,7} {anyRole}=role',
  // "Jane Doe, chairman of A and president of B"
  '{person}=holder ,|\\( ~{0,4} {anyRole} <rolePreposition> ~{0,3} {body} ,? and ~{0,3} {role}=role',
  '{person}=holder is|was|became|remains|as ~{0,6} {role}=role',
  '{person}=holder ,? ( who has|had )? ( who is|was )? ( has|had )? been|became|is|was a|an|the|its|his|her ~{0,5} {role}=role',
  '{person}=holder , who served|serves as ~{0,5} {role}=role',
  '<appointingVerb> {person}=holder ( to be )? as? ~{0,4} {role}=role',
  // "The president is Jane Doe."
  '{role}=role ( <rolePreposition> ~{0,4} {body} )? is|was {person}=holder',
  // "The judge presiding over the case, Bernard Schwartz, said"
  '<definite> ~{0,3} {role}=role _{1,6} , {person}=holder ,',
  'one of the ~{0,3} {roles}=role _{0,7} , {person}=holder ,',
].map(pattern);

/** The first that fits a role says whose it is; one without an organisation says that it is nobody's. */
const ORGANIZATION_PATTERNS = [
  // "In Tokyo Prime Minister Nakasone said" does not say of what.
  'in|at|from|near {place} {role}=role {person}',
  // "the director of the United States' Centers for Disease Control", "the state of Goa"
  "{anyRole}=role of|for ~{0,5} {body} 's|'? {body}=organization",
  '{roles}=role of|for|at|from ~{0,5} {body}=organization ( $ticker )? ( , ~{0,2} {body}=organization ( $ticker )? )* ,? and ~{0,2} {body}=organization',
  '{anyRole}=role of|for ( the? _{0,1} {place}? <placeNounOf> of )? \\<? ~{0,5} {body}=organization',
  // "Merrill Lynch chairman", "the coalition's deputy commander", "UAL <UAL.N> pilots"
  '{organization}=organization of {place} inc|corp|co|ltd|plc? {anyRole}=role',
  "{body}=organization ( $ticker )? ( 's|' )? <roleModifier>* {anyRole}=role",
  "{body}=organization ( 's|' )? <rolePart>{1,3} {anyRole}=role",
  '{place}=organization <placeNounAfter> {anyRole}=role',
  // "Senator Amy Klobuchar of Minnesota"
  '{seatRole}=role {person} ,? of {place}=organization',
  // "pilots at United Airlines", "scientists from the University of Bristol"
  '{anyRole}=role at|with|in|from \\<? ~{0,4} \\<? {organization}=organization',
  // "adviser to Burisma"; to a place one is sent.
  '{role}=role to ~{0,2} {organization}=organization',
  '{anyRole}=role employed|hired|appointed|led|paid|represented by ~{0,3} {organization}=organization',
].map(pattern);

/** For each role, by the index of the first of its group, what the first pattern that fits it keeps as `end`. */
function findEnds(
  text: PatternText<RoleKind>,
  patterns: typeof HOLDER_PATTERNS,
  end: 'holder' | 'organization',
): Map<number, readonly PlacedMention[]> {
  const ends = new Map<number, readonly PlacedMention[]>();
  for (const one of patterns) {
    for (const at of findStarts(one, text)) {
      const captures: Captures | undefined = matchPattern(one, text, at);
      const role = captures?.get('role')?.[0];
      if (role && !ends.has(role.index)) ends.set(role.index, captures?.get(end) ?? []);
    }
  }
  return ends;
}

function tie(
  { index }: PlacedMention,
  holders: readonly PlacedMention[],
  organizations: readonly PlacedMention[],
): RoleTie[] {
  const [holder] = holders;
  const [organization] = organizations;
  if (!holder && !organization) return [];
  const make = (one?: PlacedMention, other?: PlacedMention): RoleTie => ({
    role: index,
    ...(one && { holder: one.index }),
    ...(other && { organization: other.index }),
  });
  if (holders.length > 1) return holders.map((one) => make(one, organization));
  return organizations.length > 1 ? organizations.map((other) => make(holder, other)) : [make(holder, organization)];
}

/** Roles with but "and" or a comma between them, of one number: what is said of one is said of all. */
function groupRoles(tokens: readonly Token[], roles: readonly PlacedMention[]): PlacedMention[][] {
  const groups: PlacedMention[][] = [];
  for (const role of roles) {
    const last = groups.at(-1)?.at(-1);
    if (last && isPlural(tokens, last) === isPlural(tokens, role) && joins(tokens.slice(last.end, role.first)))
      groups.at(-1)!.push(role);
    else groups.push([role]);
  }
  return groups;
}

/** Nothing but a comma, "and", or both, and an article or a modifier of one word. */
function joins(between: readonly Token[]): boolean {
  const words = between.map(({ fold }) => fold);
  if (words.length === 0) return true;
  if (words[0] === ',') words.shift();
  if (words[0] === 'and' || words[0] === '&') words.shift();
  return words.length < between.length && words.every((word) => MODIFIERS.has(word));
}

const MODIFIERS = new Set(['a', 'an', 'the', 'former', 'current', 'acting', 'sometime']);

function isPlural(tokens: readonly Token[], role: PlacedMention): boolean {
  const last = tokens[role.end - 1]?.fold ?? '';
  return /(?:s|men|people)$/.test(last) && !role.role.endsWith(last);
}

function placeAll(
  tokens: readonly Token[],
  mentions: readonly PlacedMention[],
  groups: readonly (readonly PlacedMention[])[],
  words: WordClasses,
): ReadonlyMap<number, readonly PatternMention<RoleKind>[]> {
  const placed = new Map<number, PatternMention<RoleKind>[]>();
  for (const mention of mentions) {
    if (mention.kind === 'role') continue;
    // "the Kurdish-led SDF": what a hyphen ties to another word only describes.
    const describes = tokens[mention.end]?.text === '-' && tokens[mention.end]?.from === tokens[mention.end - 1]?.to;
    placed.set(mention.first, [
      { end: mention.end, kinds: describes ? DESCRIPTION : KINDS_OF_NAMES[mention.kind], mention },
    ]);
  }
  for (const group of groups) {
    const [first, last] = [group[0]!, group.at(-1)!];
    const kinds = new Set<RoleKind>([isPlural(tokens, last) ? 'roles' : 'role', 'anyRole']);
    const head = tokens[last.end - 1]?.fold ?? '';
    if (words.organizationRole.has(head)) kinds.add('corporateRole');
    if (words.seatRole.has(head)) kinds.add('seatRole');
    placed.set(first.first, [{ end: last.end, kinds, mention: first }]);
  }
  return new Map([...placed].sort(([a], [b]) => a - b));
}

const DESCRIPTION: ReadonlySet<RoleKind> = new Set();

const KINDS_OF_NAMES: Readonly<Record<'person' | 'organization' | 'group' | 'place', ReadonlySet<RoleKind>>> = {
  person: new Set(['person']),
  organization: new Set(['organization', 'body']),
  group: new Set(['organization', 'body']),
  place: new Set(['place', 'body']),
};
