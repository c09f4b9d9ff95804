/** Letters that Unicode does not decompose, and how people type them. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ʿ: '',
  ʾ: '',
  ʻ: '',
  '’': "'",
  '‘': "'",
  '–': '-',
  '—': '-',
};

/** A folded text and where each of its code units came from. */
export interface FoldedText {
  readonly folded: string;
  /** For each code unit of `folded`, and one past its end, the offset in the original. */
  readonly origin: readonly number[];
}

/** Lower case, without accents and with typographic marks made plain: two spellings a reader would call the same. */
export function foldText(text: string): string {
  return foldWithOrigin(text).folded;
}

export function foldWithOrigin(text: string): FoldedText {
  let folded = '';
  const origin: number[] = [];
  let at = 0;
  for (const character of text) {
    const plain = [...character.normalize('NFKD').toLowerCase()]
      .filter((part) => !/\p{M}/u.test(part))
      .map((part) => UNDECOMPOSED[part] ?? part)
      .join('');
    for (let i = 0; i < plain.length; i++) origin.push(at);
    folded += plain;
    at += character.length;
  }
  origin.push(at);
  return { folded, origin };
}
