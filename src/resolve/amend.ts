import type { Article, Furniture } from '../model/article.ts';
import type { Curation } from '../model/curation.ts';
import type { Mention, Recognition, RoleTie } from '../model/mention.ts';
import { compareText } from '../model/random.ts';
import { type Span, spansOverlap } from '../model/span.ts';

/**
 * What people changed in the texts' mentions. A mention keeps the number that recognition gave it; those that people
 * added are numbered on from there.
 */
export interface Amendments {
  /** By article index: only articles that were changed. */
  readonly articles: ReadonlyMap<number, AmendedArticle>;
  /** By the decision's index: the mentions that it added. */
  readonly added: ReadonlyMap<number, readonly NumberedMention[]>;
}

/** Mentions as recognition found them. */
export const NO_AMENDMENTS: Amendments = { articles: new Map(), added: new Map() };

interface AmendedArticle {
  readonly article: Article;
  /** Mentions in text order, as everywhere; its ties and equations speak of that order. */
  readonly recognition: Recognition;
  /** A mention's number → its index in `recognition`, or -1 where a mention that a person added took its place. */
  readonly indexOf: readonly number[];
}

/** A mention by its article's index and its number there. */
export interface NumberedMention {
  readonly article: number;
  readonly number: number;
}

interface Draft {
  furniture: readonly Furniture[];
  readonly mentions: { readonly number: number; mention: Mention }[];
  /** A mention that was replaced in its very place → the one that replaced it. */
  readonly heirs: Map<number, number>;
  count: number;
}

/** Adds the names that people selected and takes back what was wrongly taken for boilerplate. */
export function amendMentions(
  articles: readonly Article[],
  recognitions: readonly Recognition[],
  curation: Curation,
): Amendments {
  const drafts = new Map<number, Draft>();
  const added = new Map<number, NumberedMention[]>();
  const draftOf = (article: number): Draft => {
    let draft = drafts.get(article);
    if (!draft) {
      const mentions = recognitions[article]!.mentions.map((mention, number) => ({ number, mention }));
      draft = { furniture: articles[article]!.furniture, mentions, heirs: new Map(), count: mentions.length };
      drafts.set(article, draft);
    }
    return draft;
  };
  for (const [index, decision] of curation.entries()) {
    if (decision.type === 'name') {
      const own: NumberedMention[] = [];
      for (const [at, article] of articles.entries()) {
        if (decision.article !== undefined && decision.article !== article.id) continue;
        for (const span of findName(article, decision.name)) {
          const draft = draftOf(at);
          const mention: Mention = { ...span, kind: decision.kind, finder: 'decision', confidence: 1 };
          own.push({ article: at, number: addMention(draft, mention) });
        }
      }
      added.set(index, own);
    } else if (decision.type === 'not-boilerplate') {
      const at = articles.findIndex(({ id }) => id === decision.article);
      if (at >= 0) {
        const draft = draftOf(at);
        draft.furniture = draft.furniture.flatMap((piece) => subtract(piece, decision));
      }
    }
  }
  const amended = new Map<number, AmendedArticle>();
  for (const [at, draft] of drafts) amended.set(at, finish(articles[at]!, recognitions[at]!, draft));
  return { articles: amended, added };
}

/** Every place where an article prints a name as a word of its own, with its sentence. */
function* findName({ text, sentences }: Article, name: string): Generator<Span & { readonly sentence: number }> {
  if (name.trim() === '') return;
  let sentence = 0;
  for (let from = text.indexOf(name); from >= 0; from = text.indexOf(name, from + name.length)) {
    const to = from + name.length;
    if (isWordPart(text, from - 1) || isWordPart(text, to)) continue;
    while (sentence < sentences.length && sentences[sentence]!.to <= from) sentence++;
    const around = sentences[sentence];
    if (around && around.from <= from && to <= around.to) yield { from, to, sentence };
  }
}

function isWordPart(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[at] ?? '');
}

/** Puts a mention in the place of all that it overlaps; returns its number. */
function addMention(draft: Draft, mention: Mention): number {
  const number = draft.count++;
  for (let at = draft.mentions.length - 1; at >= 0; at--) {
    const other = draft.mentions[at]!;
    if (!spansOverlap(other.mention, mention)) continue;
    if (other.mention.from === mention.from && other.mention.to === mention.to) draft.heirs.set(other.number, number);
    draft.mentions.splice(at, 1);
  }
  draft.mentions.push({ number, mention });
  return number;
}

/** What is left of a piece of boilerplate outside a span. */
function subtract(piece: Furniture, { from, to }: Span): Furniture[] {
  if (!spansOverlap(piece, { from, to })) return [piece];
  return [
    { ...piece, to: from },
    { ...piece, from: to },
  ].filter((rest) => rest.from < rest.to);
}

function finish(article: Article, recognition: Recognition, draft: Draft): AmendedArticle {
  const ordered = draft.mentions.sort((a, b) => a.mention.from - b.mention.from);
  const indexOf = Array.from({ length: draft.count }, () => -1);
  for (const [at, { number }] of ordered.entries()) indexOf[number] = at;
  const heirOf = (number: number): number => {
    let heir = number;
    for (let next = draft.heirs.get(heir); next !== undefined; next = draft.heirs.get(heir)) heir = next;
    return indexOf[heir]!;
  };
  const mentions = ordered.map(({ mention: { furniture: _, ...mention } }): Mention => {
    const inFurniture = draft.furniture.some((piece) => spansOverlap(piece, mention));
    return inFurniture ? { ...mention, furniture: true } : mention;
  });
  const roleTies = recognition.roleTies.flatMap((tie): RoleTie[] => {
    const role = heirOf(tie.role);
    if (role < 0) return [];
    const holder = tie.holder === undefined ? -1 : heirOf(tie.holder);
    const organization = tie.organization === undefined ? -1 : heirOf(tie.organization);
    return [{ role, ...(holder >= 0 && { holder }), ...(organization >= 0 && { organization }) }];
  });
  const equations = recognition.equations
    .map((equation) => ({ ...equation, a: heirOf(equation.a), b: heirOf(equation.b) }))
    .filter(({ a, b }) => a >= 0 && b >= 0);
  const furniture = [...draft.furniture].sort((a, b) => a.from - b.from || compareText(a.type, b.type));
  return {
    article: { ...article, furniture },
    recognition: { ...recognition, mentions, roleTies, equations },
    indexOf,
  };
}
