import { describe, expect, test } from 'vitest';
import { harmonise, labelsOf, retokenise } from './corpora.ts';
import { parseMarked as parse, printMarked as print } from './marked-line.ts';

const harmonised = (marked: string) => print(harmonise(parse(marked)));
const retokenised = (marked: string, joined: boolean) => print(retokenise(parse(marked), joined));

describe('harmonise', () => {
  test('takes titles, articles, directions and possessives out of names', () => {
    expect(harmonised('<per President Ada> met <per Dr. Babbage>')).toBe('President <per Ada> met Dr. <per Babbage>');
    expect(harmonised("in <loc eastern Syria> and <loc the Hague 's>")).toBe(
      "in eastern <loc Syria> and the <loc Hague> 's",
    );
  });

  test('takes peoples for no names', () => {
    expect(harmonised('the <loc German> army of <org Indians>')).toBe('the German army of Indians');
    expect(harmonised('the <org German Army> in <loc Germany>')).toBe('the <org German Army> in <loc Germany>');
  });
});

describe('retokenise', () => {
  test('cuts as our tokenizer does and keeps the names', () => {
    expect(retokenised("<per Ada> didn't see the <org al-Qaeda> men,", false)).toBe(
      "<per Ada> did n't see the <org al-Qaeda> men ,",
    );
    expect(retokenised('the <org UK-based> firm', false)).toBe('the <org UK - based> firm');
  });

  test('ties compounds together as running text has them, unless a name would break', () => {
    expect(retokenised('<per Kim Jong - un> and the <loc US> - led', true)).toBe(
      '<per Kim Jong-un> and the <loc US> - led',
    );
    expect(retokenised('<per Kim> - style', true)).toBe('<per Kim> - style');
    expect(retokenised('a self - made man', true)).toBe('a self-made man');
  });
});

describe('labelsOf', () => {
  test('marks begin, inside, end and single', () => {
    expect([...labelsOf(parse('<per Ada> of <loc New York City>'))]).toEqual([4, 0, 9, 10, 11]);
  });
});
