import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FormatError, readViews, writeViews } from '../../src/index.ts';

const VIEW = fc.record({ name: fc.string(), caption: fc.string(), address: fc.string().map((text) => `#${text}`) });

describe('a file of named views', () => {
  test('gives back what was written, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(VIEW), (views) => {
        expect(readViews('views.json', writeViews(views))).toEqual(views);
      }),
    );
  });

  test('has a view a line, for version control', () => {
    const views = ['One', 'Two'].map((name) => ({ name, caption: 'A\nB', address: '#at=all' }));
    expect(writeViews(views).trimEnd().split('\n')).toHaveLength(4);
  });

  test.each([
    ['{', 'is no JSON'],
    ['{"format":"dramatis-curation","version":1,"views":[]}', 'format should be'],
    ['{"format":"dramatis-views","version":2,"views":[]}', 'is of version 2, expected 1'],
    ['{"format":"dramatis-views","version":1,"views":[{"name":"a","caption":"b"}]}', 'views[0].address should be'],
    [
      '{"format":"dramatis-views","version":1,"views":[{"name":"a","caption":"b","address":"http://else.where"}]}',
      'an address that begins with #',
    ],
  ])('says what is wrong with %s', (content, why) => {
    const read = () => readViews('views.json', content);
    expect(read).toThrow(FormatError);
    expect(read).toThrow(why);
  });
});
