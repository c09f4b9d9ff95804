/**
 * A text without what nobody sees: soft hyphens, blanks of no width, byte-order marks, marks that turn the direction of writing
 * and selectors of a variant, with which one name would be several, and one line could be made to look like another.
 * They stay where they shape what is seen: behind a letter of a script that is written with them (Persian, Hindi, Mongolian),
 * and within an emoji. A byte-order mark at the beginning stays as well, so that offsets agree with those of other programs.
 */
export function dropInvisible(text: string): string {
  if (!INVISIBLE.test(text)) return text;
  /** Where the last of them ended, and whether what it stood behind is shaped by such signs. */
  let end = -1;
  let isShaping = false;
  // One at a time: an engine goes back over a run of them that is matched as a whole.
  return text.replace(EACH, (sign, at: number) => {
    if (at === 0 && sign === '\ufeff') return sign;
    if (at !== end) isShaping = SHAPED.test(characterBefore(text, at));
    end = at + sign.length;
    return isShaping && !NEVER.test(sign) ? sign : '';
  });
}

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const EACH = /\p{Default_Ignorable_Code_Point}/gu;

/** What no script is shaped by: soft hyphens, marks of byte order, joiners of words, and what turns the direction of all that follows. */
const NEVER = /[\u00ad\u202a-\u202e\u2060-\u2069\ufeff]/;

/** An emoji, or a letter of any script but those that are written without invisible characters. */
const SHAPED =
  /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}])[\p{L}\p{M}])$/u;

function characterBefore(text: string, at: number): string {
  const unit = text.charCodeAt(at - 1);
  const isLow = unit >= 0xdc00 && unit <= 0xdfff;
  return text.slice(isLow ? Math.max(0, at - 2) : at - 1, at);
}
