import type { Furniture, FurnitureType, Sentence } from '../model/article.ts';
import { type Span, sliceSpan } from '../model/span.ts';
import { oneOf } from './boilerplate-phrases.ts';

/** Longest paragraph that can be a link, a credit or an appeal, in UTF-16 code units; prose is longer or ends in a stop. */
const LONGEST_LINE = 320;
/** Shortest sentence that says by itself that it is none of the article's, in UTF-16 code units. */
const SHORTEST_APPEAL = 12;
/** A bare name ends an article of at least this many paragraphs. */
const SIGNED_FROM = 4;

/**
 * Marks what is not the article: related links, bylines, captions with their credit, promotion, tag lines. Mostly these are
 * paragraphs; where a page was scraped they are glued to one, and are its sentences. The rules are about form, not
 * outlets, and would rather miss furniture than take prose for it.
 */
export function markFurniture(
  text: string,
  paragraphs: readonly Span[],
  sentences: readonly Sentence[] = [],
): Furniture[] {
  const furniture: Furniture[] = [];
  const whole = new Set<number>();
  const lineOf = onOneLine(text);
  for (const [at, span] of paragraphs.entries()) {
    const type = isShort(span) ? classifyParagraph(lineOf(span), at, paragraphs.length) : undefined;
    if (!type) continue;
    furniture.push({ from: span.from, to: span.to, type });
    whole.add(at);
  }
  for (const sentence of sentences) {
    const { from, to, paragraph } = sentence;
    const isAsked = !whole.has(paragraph) && isShort(sentence) && to - from >= SHORTEST_APPEAL;
    const type = isAsked ? classifySentence(lineOf(sentence)) : undefined;
    if (type) furniture.push({ from, to, type });
  }
  return furniture.sort((a, b) => a.from - b.from);
}

const RELATED = new RegExp(String.raw`^${oneOf('relatedLink')}\s*(?::|[-–—|>»]|\.\.\.)\s*\S`, 'iu');
const RELATED_HEADING = new RegExp(String.raw`^${oneOf('relatedHeading')}\s*[:.]?$`, 'iu');
const BULLET = /^(?:::|»|›|>>|→|▶|►|➤|•\s*read)\s*\S/iu;

const PERSON = String.raw`\p{Lu}[\p{L}.'’-]*(?: (?:(?:de|da|van|von|der|den|bin|al|el|la|le|du|di) )*\p{Lu}[\p{L}.'’-]*){1,3}`;
const BYLINE = new RegExp(
  String.raw`^(?:[Bb]y|BY|(?:[Ww]ords|WORDS|[Ss]tory|STORY|[Ww]ritten|WRITTEN|[Rr]eported|REPORTED|[Tt]ext|TEXT) (?:by|BY)|[Aa]uthor:|AUTHOR:)\s+${PERSON}(?:(?:,| and| AND| &| in| IN|\s*[|–—-])\s*[\p{L}][\p{L}\s.,'’|/&-]{0,80})?$`,
  // Not "i": a name begins with a capital, so that "By land and sea" is prose.
  'u',
);
const SIGN_OFF = new RegExp(String.raw`^[([]?${oneOf('signOff')}\b.{0,220}$`, 'iu');
const DATED = new RegExp(String.raw`^${oneOf('dateLine')}\b\s*(?::|on|at)?\s*[^.!?]{0,60}\d[^.!?]{0,40}$`, 'iu');
const AGENCY_LINE = new RegExp(
  String.raw`^[([—–-]*\s*${oneOf('agency')}(?:\s*[,/&-]\s*[\p{L} ]{1,30})?\s*[)\]]*$`,
  'u',
);

const CREDIT_AT_END = new RegExp(String.raw`(?:^|[\s([.])${oneOf('creditLabel')}\s*:\s*[^.!?]{2,90}[)\].]?$`, 'iu');
const CAPTION_START = new RegExp(String.raw`^[([]?${oneOf('captionLabel')}\s*(?:[:|–—]|\s-\s)\s*\S`, 'iu');
const IMAGE_CAPTION = /^(?:image|photo|picture|media) (?:caption|copyright|source)\b/iu;
const CREDIT_IN_BRACKETS =
  /[([][^()[\]]*(?:(?:AP|AFP|EPA|Reuters|Getty|Anadolu|Xinhua|File)\s?(?:photo|images?|via|\/)|photo(?:graph)?\b|(?:getty )?images\b|handout|courtesy of|\bfile\b\s*[:/]|\/\s?(?:AFP|AP|EPA|Reuters|Getty))[^()[\]]*[)\]]\.?$/iu;
const CREDIT_BY_SLASH = new RegExp(String.raw`\S\s?[/|]\s?${oneOf('pictureAgency')}\.?$`, 'u');

const APPEAL = new RegExp(`^${oneOf('appeal')}`, 'iu');
const RIGHTS = /(?:all rights reserved|©\s?\d{4}[^.]{0,60})\.?$/iu;
/** Code units that `RIGHTS` matches at most: a long line is not searched from its start. */
const LONGEST_RIGHTS = 70;
const isRightsAtEnd = (line: string) => RIGHTS.test(line.slice(-LONGEST_RIGHTS));

const TAG_LIST = new RegExp(String.raw`^${oneOf('tagLabel')}\s*:\s*\S[^.!?]*$`, 'iu');

function classifyParagraph(line: string, at: number, count: number): FurnitureType | undefined {
  if (RELATED_HEADING.test(line)) return /^(?:advert|sponsor)/i.test(line) ? 'promotion' : 'related';
  if (BULLET.test(line)) return 'related';
  if (RELATED.test(line) && !/^(?:watch|listen|explainer|recommended)\s*[-–—]/i.test(line)) return 'related';
  if (SIGN_OFF.test(line) || DATED.test(line)) return 'byline';
  if (!endsInStop(line) && BYLINE.test(line)) return 'byline';
  if (AGENCY_LINE.test(line) && (at === count - 1 || at < 3)) return 'byline';
  if (IMAGE_CAPTION.test(line) || CAPTION_START.test(line) || isCreditAtEnd(line)) return 'caption';
  if (CREDIT_IN_BRACKETS.test(line) || CREDIT_BY_SLASH.test(line)) return 'caption';
  if (APPEAL.test(line) || isRightsAtEnd(line)) return 'promotion';
  if (TAG_LIST.test(line) || isTagLine(line, at, count)) return 'tags';
  if (at === count - 1 && count >= SIGNED_FROM && isBareName(line)) return 'byline';
  return undefined;
}

/** A sentence of a longer paragraph; less than a paragraph by itself says what it is. */
function classifySentence(line: string): FurnitureType | undefined {
  if (!/^[[(©\p{L}]/u.test(line)) return undefined;
  if (RELATED_COLON.test(line)) return 'related';
  if (SIGN_OFF.test(line)) return 'byline';
  if (CAPTION_START.test(line)) return 'caption';
  if (APPEAL.test(line) || isRightsAtEnd(line)) return 'promotion';
  return undefined;
}

const isShort = ({ from, to }: Span) => to - from <= LONGEST_LINE;

/** How a span of a text reads on one line. Most texts have single blanks alone: to look once costs less than to copy every line. */
function onOneLine(text: string): (span: Span) => string {
  const isSingle = !/ {2}|[^\S \n]/.test(text);
  return (span) => {
    const part = sliceSpan(text, span);
    return isSingle && !part.includes('\n') ? part : part.replace(/\s+/g, ' ').trim();
  };
}

/** The pattern is tried at every blank, and few lines have a colon. */
const isCreditAtEnd = (line: string) => line.includes(':') && CREDIT_AT_END.test(line);

/** Of the related links those that no prose begins with. */
const RELATED_COLON = new RegExp(String.raw`^${oneOf('relatedLabel')}\s*[:|>»]`, 'iu');

function endsInStop(line: string): boolean {
  return /[.!?…]["'”’)\]]*$/.test(line);
}

const BARE_NAME = new RegExp(`^${PERSON}$`, 'u');

/** Two to four capitalised words and nothing else: who wrote it. */
function isBareName(line: string): boolean {
  return line.length <= 60 && BARE_NAME.test(line);
}

/** Tags run together, "Islamic StateSyrian Democratic ForcesSyria", or set apart by bars. */
function isTagLine(line: string, at: number, count: number): boolean {
  if (endsInStop(line) || line.includes(',')) return false;
  const words = line.split(' ');
  const named = words.every(
    (word) => /^[\p{Lu}\p{N}#|•·/&]/u.test(word) || /^(?:of|and|the|for|in|al|el|de)$/.test(word),
  );
  if (!named) return false;
  const bars = line.split(/\s[|•·]\s/).length;
  if (bars >= 3) return true;
  if (at < count - 6) return false;
  const glued = line.match(/\p{Ll}(?<!\b(?:Mc|Mac|De|Di|La|Le|Fitz|Van|Al|El))\p{Lu}(?=\p{Ll})/gu) ?? [];
  return glued.length >= 2 || (glued.length === 1 && at === count - 1 && words.length >= 2);
}
