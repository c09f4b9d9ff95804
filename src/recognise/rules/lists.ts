import type { LexiconIndex } from '../../lexicon/lexicon-index.ts';
import type { WordClasses } from '../../lexicon/word-classes.ts';
import type { NameList } from '../../model/mention.ts';
import type { Span } from '../../model/span.ts';
import type { Token } from '../../text/token.ts';
import type { TaggedSentence } from '../tagger.ts';
import { LIST } from '../weights.ts';
import { findAddresses } from './addresses.ts';
import type { PlacedMention } from './placed-mention.ts';

/** A sentence, or a piece of an endless one, with what stands in it. */
export interface ListedSentence {
  /** Index into the article's sentences. */
  readonly sentence: number;
  readonly tokens: readonly Token[];
  readonly mentions: readonly PlacedMention[];
  /** None where no tagger tells them. */
  readonly pos?: TaggedSentence['pos'] | undefined;
}

/**
 * Where an article lists names instead of telling of them. A sentence without a verb that is hardly more than names,
 * numbers and signs is one list: a table, results, credits. In running text a list is a run of names with nothing but
 * commas, "and" and what describes a name between them. What only says where another place is (`addresses.ts`) is a list of one.
 */
export function findLists(pieces: readonly ListedSentence[], index: LexiconIndex): NameList[] {
  const lists: NameList[] = [];
  const tables = new Map<number, NameList>();
  for (const piece of pieces) {
    const names = piece.mentions.filter(isItem);
    const isListed = names.length >= LIST.least;
    if (!isListed || !isTable(piece, names)) {
      for (const list of findAddresses(piece.tokens, piece.mentions, index)) lists.push(list);
      if (isListed) for (const list of findRuns(piece, names, index.words)) lists.push(list);
      continue;
    }
    // An endless table comes in pieces, and is one.
    const known = tables.get(piece.sentence);
    const head = known ? known.head : findTitle(piece.tokens, names)?.index;
    const { from, to } = spanOf(piece.tokens, names);
    tables.set(piece.sentence, { from: known?.from ?? from, to, ...(head !== undefined && { head }) });
  }
  return [...lists, ...tables.values()].sort((a, b) => a.from - b.from);
}

function spanOf(tokens: readonly Token[], names: readonly PlacedMention[]): Span {
  return { from: tokens[names[0]!.first]!.from, to: tokens[names.at(-1)!.end - 1]!.to };
}

/** Names; roles stand between them, and demonyms describe them. */
function isItem({ kind, demonym }: PlacedMention): boolean {
  return kind !== 'role' && !demonym;
}

function isTable({ tokens, mentions, pos }: ListedSentence, names: readonly PlacedMention[]): boolean {
  if (!pos) return false;
  const verbs = pos.filter((tag, at) => (tag === 'VERB' || tag === 'AUX') && !isCovered(mentions, at)).length;
  if (verbs > LIST.verbShare * tokens.length) return false;
  const named = names.reduce((sum, { first, end }) => sum + end - first, 0);
  const filled = tokens.filter(({ word, text }, at) => (!word || /^[\d.,/-]+$/.test(text)) && !isCovered(names, at));
  return named + filled.length >= LIST.tableShare * tokens.length;
}

function isCovered(mentions: readonly PlacedMention[], at: number): boolean {
  return mentions.some(({ first, end }) => first <= at && at < end);
}

/** "Cast: …", "Group A – …": the name that the sentence begins with, where a sign sets it apart. */
function findTitle(tokens: readonly Token[], names: readonly PlacedMention[]): PlacedMention | undefined {
  const [first] = names;
  return first && /^(?::|--|[–—])$/.test(tokens[first.end]?.text ?? '') ? first : undefined;
}

function findRuns(
  { tokens, mentions }: ListedSentence,
  names: readonly PlacedMention[],
  words: WordClasses,
): NameList[] {
  const covered = new Set(mentions.filter((one) => !isItem(one)).flatMap(({ first, end }) => range(first, end)));
  const lists: NameList[] = [];
  let run: PlacedMention[] = [];
  let separators = 0;
  const close = (): void => {
    // "Ada of Rome, Bo of Oslo": every second name may describe the one before it.
    if (run.length >= LIST.least && separators >= LIST.separatorShare * (run.length - 1)) {
      const head = findHead(names, run);
      lists.push({ ...spanOf(tokens, run), ...(head && { head: head.index }) });
    }
    run = [];
    separators = 0;
  };
  for (const name of names) {
    const last = run.at(-1);
    const between = last && range(last.end, name.first).filter((at) => !covered.has(at));
    if (
      last &&
      between &&
      between.length <= LIST.longestGap &&
      between.every((at) => tiesItems(tokens[at]!, words)) &&
      !mentions.some((one) => isDescription(tokens, one) && one.first >= last.end && one.end <= name.first)
    ) {
      if (between.some((at) => SEPARATORS.has(tokens[at]!.fold))) separators++;
    } else close();
    run.push(name);
  }
  close();
  return lists;
}

/** "Kelly, former chief of staff to Chris Christie": a role in lower case tells of the name before it. */
function isDescription(tokens: readonly Token[], { kind, first }: PlacedMention): boolean {
  return kind === 'role' && !tokens[first]?.upper;
}

const SEPARATORS = new Set([',', ';', 'and', 'or', '/', '|', '&', '•', '*', '-', '–', '—']);

/** What may stand between two items: separators, numbers, and small words that tie a name to its seat. */
function tiesItems({ fold, word, text }: Token, words: WordClasses): boolean {
  if (SEPARATORS.has(fold) || words.article.has(fold) || words.honorific.has(fold) || words.roleModifier.has(fold))
    return true;
  if (!word) return /^[()<>:]$/.test(text);
  return /^[\d.,/-]+$/.test(text) || fold === 'of' || fold === 'in' || fold === 'for' || fold === "'s";
}

/** Whom the list is about: the last name before it, else the first one after it. */
function findHead(names: readonly PlacedMention[], run: readonly PlacedMention[]): PlacedMention | undefined {
  const before = names.filter(({ first }) => first < run[0]!.first).at(-1);
  return before ?? names.find(({ first }) => first > run.at(-1)!.first);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset);
}
