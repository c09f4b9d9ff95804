import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { WordClasses } from '../../lexicon/word-classes.ts';
import type { Token } from '../../text/token.ts';
import type { TaggedSentence } from '../tagger.ts';
import { DEFINITION } from '../weights.ts';
import { type DefinedKind, isDivision, kindOfNoun } from './defining-nouns.ts';
import type { Bounds } from './name-bounds.ts';
import { candidatesOverlap, type NameCandidate } from './name-candidate.ts';
import { goesOn, isNameToken, isRun, listAfter, nameEndingAt, nameFrom, subjectBefore } from './name-runs.ts';
import type { SentenceTokens } from './sentence-tokens.ts';

type PartsOfSpeech = TaggedSentence['pos'];

/** What an article says a name is. */
interface Definition {
  readonly kind: DefinedKind;
  /** 0..1: a mention of another kind that is surer than this stays as it is. */
  readonly weight: number;
}

/**
 * What an article itself says its names are: "6PR is a radio station", "Caloi, a maker of bicycles,", "the think tank
 * Gateway House", "the village of Piedade", "companies such as Hess". It holds for the name throughout the article: its
 * mentions get the kind, those that were passed over are added, and names of works and things are dropped.
 */
export function applyDefinitions(
  sentences: readonly SentenceTokens[],
  tagged: readonly TaggedSentence[],
  found: readonly NameCandidate[][],
  lexicon: Lexicon,
): NameCandidate[][] {
  const definitions = new Map<string, Definition>();
  const isPerson = (noun: string): boolean => {
    const role = lexicon.roles.get(noun);
    return role?.class === 'role' || role?.class === 'title';
  };
  for (const [number, sentence] of sentences.entries()) {
    const pos = tagged[number]?.pos ?? [];
    if (sentence.headline || pos.length !== sentence.tokens.length) continue;
    collectDefinitions(sentence.tokens, pos, found[number] ?? [], isPerson, lexicon, definitions);
  }
  if (definitions.size === 0) return [...found];
  const byFirst = new Map<string, string[][]>();
  for (const key of definitions.keys()) {
    const words = key.split(' ');
    byFirst.set(words[0]!, [...(byFirst.get(words[0]!) ?? []), words]);
  }
  return sentences.map(({ tokens, headline }, number) => {
    const own = (found[number] ?? []).flatMap((name) => define(tokens, name, definitions, lexicon));
    if (!headline) addDefined(tokens, own, definitions, byFirst, lexicon.words);
    return own.sort((a, b) => a.first - b.first);
  });
}

function collectDefinitions(
  tokens: readonly Token[],
  pos: PartsOfSpeech,
  names: readonly NameCandidate[],
  isPerson: (noun: string) => boolean,
  lexicon: Lexicon,
  definitions: Map<string, Definition>,
): void {
  const say = (run: Bounds | undefined, kind: DefinedKind | undefined, weight: number): void => {
    if (!run || !kind || (run.end - run.first === 1 && lexicon.roles.has(tokens[run.first]!.fold))) return;
    const key = keyOf(tokens, run.first, run.end);
    const known = definitions.get(key);
    if (!known || known.weight < weight) definitions.set(key, { kind, weight });
  };
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (lexicon.words.copula.has(token.fold) && at > 0) {
      const phrase = readPhrase(tokens, pos, at + 1, isPerson, lexicon.words);
      if (phrase) say(subjectBefore(tokens, pos, names, at, lexicon.words), phrase.kind, DEFINITION.stated);
    } else if (token.text === ',' && at > 0 && lexicon.words.article.has(tokens[at + 1]?.fold ?? '')) {
      const phrase = readPhrase(tokens, pos, at + 1, isPerson, lexicon.words);
      if (phrase && !opensSentence(tokens, pos, at) && closesApposition(tokens, pos, phrase.end)) {
        const run = nameEndingAt(tokens, names, at, lexicon.words);
        // "Wyrough Inc of Trenton, a maker of tyres,": Trenton is none.
        const seat = run && pos[run.first - 1] === 'ADP' && names.some((name) => name.end === run.first - 1);
        if (!seat || phrase.kind === 'place') say(run, phrase.kind, DEFINITION.beside);
      }
    } else if (pos[at] === 'NOUN' && !token.upper) {
      const next = tokens[at + 1];
      if (
        !next ||
        !(isNameToken(next) || lexicon.words.namingVerb.has(next.fold) || next.text === 'of' || LISTING.has(next.fold))
      )
        continue;
      const kind = kindOfNoun(token.fold, tokens[at - 1]?.fold ?? '', isPerson, lexicon.words);
      if (!kind) continue;
      if (isNameToken(next) && kind !== 'place' && kind !== 'person') {
        const run = nameFrom(tokens, names, at + 1, lexicon.words);
        if (run && !goesOn(tokens, names, run, lexicon.words)) say(run, kind, DEFINITION.beside);
      } else if (lexicon.words.namingVerb.has(next.fold))
        say(nameFrom(tokens, names, at + 2, lexicon.words), kind, DEFINITION.beside);
      else if (next.text === 'of' && isDivision(token.fold, lexicon.words))
        say(nameFrom(tokens, names, at + 2, lexicon.words), kind, DEFINITION.division);
      else if (token.fold.endsWith('s') && (kind === 'organization' || kind === 'place'))
        for (const run of listAfter(tokens, names, at + 1, lexicon.words)) say(run, kind, DEFINITION.beside);
    }
  }
}

const LISTING = new Set([',', 'such', 'like', 'including']);

/** A noun phrase from its article: the kind that its head tells, and where the head ends. */
function readPhrase(
  tokens: readonly Token[],
  pos: PartsOfSpeech,
  from: number,
  isPerson: (noun: string) => boolean,
  words: WordClasses,
): { kind: DefinedKind | undefined; end: number } | undefined {
  let at = from;
  if (tokens[at]?.fold === 'one' && tokens[at + 1]?.fold === 'of') at += 2;
  if (!words.article.has(tokens[at]?.fold ?? '')) return undefined;
  const kindAt = (noun: number): DefinedKind | undefined =>
    kindOfNoun(tokens[noun]!.fold, tokens[noun - 1]?.fold ?? '', isPerson, words);
  let head = -1;
  for (at++; at < tokens.length; at++) {
    const tag = pos[at];
    if (tag === 'NOUN') head = at;
    else if (tag === 'VERB' ? head >= 0 : tag === 'PUNCT' ? !tiesPhrase(tokens, pos, at, head) : !INSIDE.has(tag!))
      break;
    // "a film and television company" is no film, "a village and municipality" is a village.
    else if (tag === 'CCONJ' && head >= 0 && kindAt(head) !== 'thing') break;
  }
  return head < 0 ? undefined : { kind: kindAt(head), end: head + 1 };
}

/** Parts of speech between a noun phrase's article and its head. */
const INSIDE: ReadonlySet<string> = new Set(['ADJ', 'ADV', 'NUM', 'PROPN', 'CCONJ', 'PART', 'X', 'SYM']);

/** A hyphen, a stroke, or a comma between adjectives. */
function tiesPhrase(tokens: readonly Token[], pos: PartsOfSpeech, at: number, head: number): boolean {
  const { text } = tokens[at]!;
  return text === '-' || text === '/' || text === '"' || (text === ',' && head < 0 && pos[at - 1] === 'ADJ');
}

/** What may follow an apposition's head: its end, "of", "based in", "which". "In Paris, the band played" is none. */
function closesApposition(tokens: readonly Token[], pos: PartsOfSpeech, at: number): boolean {
  const token = tokens[at];
  if (pos[at] === 'VERB' && /(?:ed|ing)$/.test(token?.fold ?? '')) return true;
  return !token || pos[at] === 'ADP' || /^[,.;)]/.test(token.text) || token.fold === 'that' || token.fold === 'which';
}

/** "In Hebron, a company", "According to Reuters, a spokesman": a first comma that ends an opening phrase. */
function opensSentence(tokens: readonly Token[], pos: PartsOfSpeech, comma: number): boolean {
  const first = tokens.findIndex((token) => token.word);
  if (!OPENING.has(pos[first] ?? '')) return false;
  for (let at = first; at < comma; at++) if (tokens[at]!.text === ',') return false;
  return true;
}

const OPENING: ReadonlySet<string> = new Set(['ADP', 'SCONJ', 'VERB', 'ADV']);

/** A mention in the light of its name's definition; none where the name is a thing's. */
function define(
  tokens: readonly Token[],
  name: NameCandidate,
  definitions: ReadonlyMap<string, Definition>,
  lexicon: Lexicon,
): readonly NameCandidate[] {
  if (name.demonym || lexicon.words.familyNoun.has(tokens[name.end]?.fold ?? '')) return [name];
  const key = keyOf(tokens, name.first, name.end);
  const definition = definitions.get(key);
  // No country turns into a company, whatever a metaphor says.
  if (!definition || isCountry(lexicon, key, tokens[name.first]!.text)) return [name];
  const { kind, weight } = definition;
  const agrees = name.kind === kind || (name.kind === 'group' && kind === 'organization');
  if (agrees) return [{ ...name, confidence: Math.max(name.confidence, DEFINITION.defined) }];
  if (name.confidence > weight) return [name];
  if (kind === 'thing') return [];
  const { canonical: _, news: __, ...rest } = name;
  return [{ ...rest, kind, finder: name.finder === 'tagger' ? 'tagger' : 'shape', confidence: DEFINITION.defined }];
}

function isCountry({ names, acronyms }: Lexicon, key: string, text: string): boolean {
  return (names.get(key) ?? acronyms.get(text))?.country === true;
}

/** Mentions of a defined name that nothing else found. */
function addDefined(
  tokens: readonly Token[],
  own: NameCandidate[],
  definitions: ReadonlyMap<string, Definition>,
  byFirst: ReadonlyMap<string, readonly (readonly string[])[]>,
  classes: WordClasses,
): void {
  for (let first = 0; first < tokens.length; first++) {
    const token = tokens[first]!;
    const phrases = isNameToken(token) ? byFirst.get(token.fold) : undefined;
    if (!phrases) continue;
    for (const words of phrases) {
      const { kind, weight } = definitions.get(words.join(' ')) ?? { kind: undefined, weight: 0 };
      const end = first + words.length;
      if (!kind || kind === 'thing' || kind === 'person') continue;
      if (words.some((word, index) => tokens[first + index]?.fold !== word)) continue;
      if (!isRun(tokens, { first, end }, classes) || tokens[end]?.upper || (first > 1 && tokens[first - 1]?.upper))
        continue;
      const name: NameCandidate = { first, end, kind, finder: 'shape', confidence: DEFINITION.defined };
      const rivals = own.filter((other) => candidatesOverlap(other, name));
      if (
        rivals.some(
          (other) =>
            weight < DEFINITION.stated || other.first < first || other.end > end || other.finder === 'watchlist',
        )
      )
        continue;
      if (rivals.some((other) => other.first === first && other.end === end)) continue;
      for (const rival of rivals) own.splice(own.indexOf(rival), 1);
      own.push(name);
    }
  }
}

function keyOf(tokens: readonly Token[], first: number, end: number): string {
  let key = tokens[first]?.fold ?? '';
  for (let at = first + 1; at < end; at++) key += ` ${tokens[at]?.fold ?? ''}`;
  return key;
}
