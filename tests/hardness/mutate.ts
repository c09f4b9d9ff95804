import { createRandom } from '../../src/model/random.ts';

/** A stream of choices that a seed decides. */
export interface Choice {
  /** A whole number from 0 to below `below`. */
  number(below: number): number;
  of<T>(list: readonly T[]): T;
  chance(share: number): boolean;
}

export function createChoice(seed: number): Choice {
  const random = createRandom(seed);
  const number = (below: number) => Math.floor(random() * below);
  return { number, of: (list) => list[number(list.length)]!, chance: (share) => random() < share };
}

/** What has broken programs before. */
const SNIPPETS: readonly string[] = [
  ...['\0', '\ufeff', '\ufffd', '\ud800', '\udfff', '\u2028', '\u00ad', '\u200b', '\u202e', '\u0301', '\x1b[2J'],
  ...['\r', '\n\n', '\t', ' '.repeat(300), '.'.repeat(50), '"', "'", '“', '(', ')', '[', ']', '{', '}', '<', '>', '&'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'undefined', 'NaN', 'Infinity', '-0'],
  ...['1e999', '-1', '9007199254740993', '0x10', '2019-02-30', '9999-99-99', '00', '1.5', '1e-320'],
  ...['<!--', '-->', '<![CDATA[', ']]>', '<!DOCTYPE x [', '<?xml version="1.0"?>', '&#0;', '&#xD800;', '&lt;', '&x;'],
  ...['<article>', '</article>', '<script>', '<p>', '<gexf>', '<node id="a"/>', 'rgb(1,2,3)', 'rgba(', '#zzz'],
  ...[',', ';', '|', '""', '"text"', '[]', '{}', '{"text":1}', '\\u0000', '\\', '%', '%zz', '=cmd|x!A0', '@', '#'],
  ...['Mr. ', 'U.S. ', 'Ada Lovelace', 'Ada', 'President Ada of France', 'the Bank of England', 'IS', 'al-', "O'", 'é'],
  ...['Ａｄａ', '李明', 'محمد', 'Ådå', 'ﬃ', '👩‍👩‍👧', 'A'.repeat(400), 'a '.repeat(200)],
];

/** Values that a number, a text or a list in JSON is not expected to be. */
const VALUES: readonly unknown[] = [
  ...[null, true, '', 'x', '__proto__', 'constructor', 0, -1, 1.5, 1e308, 2 ** 31, 2 ** 53, -0],
  ...[[], [[]], {}, { length: 1e9 }, { a: 1 }, [null], ['x'], [-1], [1e9]],
];

/** A text that is like another one and not quite it: a few of its parts cut, doubled, moved, or replaced. */
export function mutateText(text: string, others: readonly string[], choice: Choice): string {
  let mutated = text;
  for (let count = 1 + choice.number(4); count > 0; count--) mutated = mutateOnce(mutated, others, choice);
  return mutated;
}

function mutateOnce(text: string, others: readonly string[], choice: Choice): string {
  const at = choice.number(text.length + 1);
  const to = Math.min(text.length, at + choice.number(choice.chance(0.8) ? 12 : 400));
  switch (choice.number(7)) {
    case 0:
      return text.slice(0, at) + text.slice(to);
    case 1:
      return text.slice(0, at) + choice.of(SNIPPETS) + text.slice(at);
    case 2:
      return text.slice(0, at) + choice.of(SNIPPETS) + text.slice(to);
    case 3:
      return text.slice(0, to) + text.slice(at, to).repeat(1 + choice.number(20)) + text.slice(to);
    case 4:
      return text.slice(0, at);
    case 5: {
      const other = choice.of(others);
      const from = choice.number(other.length + 1);
      return text.slice(0, at) + other.slice(from, from + choice.number(200)) + text.slice(to);
    }
    default:
      return (
        text.slice(0, at) + String.fromCharCode(choice.number(choice.chance(0.7) ? 128 : 65_536)) + text.slice(at + 1)
      );
  }
}

/** Bytes that are like others and not quite them: some are no UTF-8 any more. */
export function mutateBytes(bytes: Uint8Array, choice: Choice): Uint8Array {
  const mutated = Uint8Array.from(bytes);
  for (let count = choice.number(4); count > 0 && mutated.length > 0; count--) {
    mutated[choice.number(mutated.length)] = choice.number(256);
  }
  return choice.chance(0.1) ? mutated.subarray(choice.number(mutated.length + 1)) : mutated;
}

/** JSON of another shape: one of its values, at any depth, is missing, doubled or of another type. */
export function mutateJson(text: string, choice: Choice): string {
  const root: { value: unknown } = { value: JSON.parse(text) };
  let parent: Record<string, unknown> | unknown[] = root as Record<string, unknown>;
  let key: string | number = 'value';
  // Down to a value by chance; the deeper one goes the more of them there are.
  for (;;) {
    const value = (parent as Record<string, unknown>)[key];
    if (typeof value !== 'object' || value === null || choice.chance(0.15)) break;
    const keys: readonly (string | number)[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
    if (keys.length === 0) break;
    parent = value as Record<string, unknown>;
    key = choice.of(keys);
  }
  if (choice.chance(0.3) && Array.isArray(parent)) {
    if (choice.chance(0.5)) parent.splice(Number(key), 1);
    else parent.splice(Number(key), 0, parent[Number(key)]);
  } else if (choice.chance(0.2)) delete (parent as Record<string, unknown>)[key];
  else (parent as Record<string, unknown>)[key] = choice.of(VALUES);
  return JSON.stringify(root.value) ?? 'null';
}

/** Some bytes changed, cut off at an end, or a stretch of them repeated. */
export function damageBytes(bytes: Uint8Array, choice: Choice): Uint8Array {
  if (choice.chance(0.7)) return mutateBytes(bytes, choice);
  const from = choice.number(bytes.length);
  const to = from + choice.number(bytes.length - from + 1);
  return Uint8Array.from([...bytes.subarray(0, to), ...bytes.subarray(from)]);
}
