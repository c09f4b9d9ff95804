import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Curation } from '../../src/model/curation.ts';
import { FormatError } from '../../src/model/notice.ts';
import { readCuration, writeCuration } from '../../src/store/curation.ts';

const at = { article: 'a.txt', from: 3, to: 7 };

/** One decision of every type. */
const EVERY: Curation = [
  { type: 'merge', entity: 'actor:a', into: 'actor:b', by: 'Ada', on: '2026-11-23' },
  { type: 'not-same', a: 'actor:a', b: 'actor:b' },
  { type: 'split', entity: 'actor:a', mentions: [at], label: 'A' },
  { type: 'split-name', entity: 'actor:a', name: 'A', article: 'a.txt', label: 'Another A' },
  { type: 'rename', entity: 'actor:a', label: '"A"\n' },
  { type: 'retype', entity: 'actor:a', kind: 'place' },
  { type: 'hide', entity: 'actor:a' },
  { type: 'hide-name', name: 'he' },
  { type: 'confirm', entity: 'actor:a' },
  { type: 'not-a-name', mentions: [at] },
  { type: 'not-a-role', mentions: [at], of: 'actor:a' },
  { type: 'name', name: 'the bakery', kind: 'organization', article: 'a.txt' },
  { type: 'not-boilerplate', article: 'a.txt', from: 0, to: 9 },
  { type: 'note', about: 'actor:a', text: 'ask again' },
  { type: 'split-name', entity: 'actor:a', name: 'A', article: 'b.txt', label: 'B', into: 'actor:b' },
];

describe('a file of decisions', () => {
  test('gives back what was written, in the order in which it was decided, a decision a line', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...EVERY]), (curation) => {
        const text = writeCuration(curation);
        expect(readCuration('curation.json', text).map(({ at, ...decision }) => decision)).toEqual(curation);
        expect(writeCuration(readCuration('curation.json', text))).toBe(text);
        expect(text.trimEnd().split('\n')).toHaveLength(curation.length === 0 ? 1 : curation.length + 2);
      }),
    );
  });

  test('changes the lines of what is decided anew or withdrawn, and no others', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...EVERY], { minLength: 2 }), fc.nat(), (curation, which) => {
        const text = writeCuration(curation.slice(1));
        const kept = readCuration('curation.json', text);
        const lines = text.split('\n').map((line) => line.replace(/,$/, ''));
        const more = writeCuration([...kept, curation[0]!])
          .split('\n')
          .map((line) => line.replace(/,$/, ''));
        if (kept.length > 0)
          expect(more.filter((line) => !lines.includes(line))).toHaveLength(kept.length === 0 ? 3 : 1);
        const less = writeCuration(kept.filter((_, at) => at !== which % kept.length));
        expect(
          less.split('\n').filter((line) => !lines.includes(line.replace(/,$/, '')) && /^\{"type/.test(line)),
        ).toEqual([]);
      }),
    );
  });

  test('joined by version control from two people holds the order of each, the same whichever came first', () => {
    const base = readCuration('c.json', writeCuration(EVERY.slice(0, 3)));
    const rowsOf = (curation: Curation) =>
      writeCuration(curation)
        .split('\n')
        .slice(1, -2)
        .map((line) => line.replace(/,$/, ''));
    const [mine, theirs] = [rowsOf([...base, EVERY[4]!, EVERY[5]!]), rowsOf([...base, EVERY[6]!])];
    const join = (rows: readonly string[]) => readCuration('c.json', decisions([...new Set(rows)].sort().join(',')));
    const joined = join([...mine, ...theirs]);
    expect(joined).toEqual(join([...theirs, ...mine]));
    expect(joined.map(({ type }) => type)).toEqual(['merge', 'not-same', 'split', 'hide', 'rename', 'retype']);
    expect(readCuration('c.json', writeCuration(joined)).map(({ type }) => type)).toEqual(
      joined.map(({ type }) => type),
    );
  });

  test('reads the same whatever order its properties were written in', () => {
    const [decision] = EVERY;
    const turned = Object.fromEntries(Object.entries(decision!).reverse());
    expect(writeCuration([turned as unknown as Curation[number]])).toBe(writeCuration([decision!]));
  });

  test.each([
    ['no JSON', '{', 'is no JSON'],
    ['another file', '{"format":"dramatis-atlas","version":1}', 'format should be "dramatis-curation"'],
    ['a later version', '{"format":"dramatis-curation","version":2,"decisions":[]}', 'version 2, expected 1'],
    ['no decisions', '{"format":"dramatis-curation","version":1}', 'decisions should be a list'],
    ['an unknown type', decisions('{"type":"constructor"}'), 'decisions[0].type should be one of merge'],
    [
      'a missing part',
      decisions('{"type":"hide","entity":"a"},{"type":"hide"}'),
      'decisions[1].entity should be a text',
    ],
    [
      'a wrong span',
      decisions('{"type":"not-a-name","mentions":[{"article":"a","from":-1,"to":2}]}'),
      'mentions[0].from',
    ],
    ['a wrong kind', decisions('{"type":"retype","entity":"a","kind":"thing"}'), 'decisions[0].kind should be one of'],
  ])('is refused where it is %s, and says where', (_what, text, message) => {
    expect(() => readCuration('c.json', text)).toThrow(FormatError);
    expect(() => readCuration('c.json', text)).toThrow(message);
  });
});

function decisions(list: string): string {
  return `{"format":"dramatis-curation","version":1,"decisions":[${list}]}`;
}
