import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLabelledNames, readTokenLabels } from '../../src/recognise/token-labels.ts';

const MARKS = { person: 'P', organization: 'O', place: 'L' } as const;

/**
 * Reads `Ada/B-PER met/O Rome/B-LOC` as a sentence whose labels are sure, or, with `/B-PER=3/I-PER=2`, as logits (0
 * for the rest), and writes the names that are found: `P[Ada] met L[Rome]`.
 */
function mark(sentence: string, labels = labelsIn(sentence)): string {
  const tokens = sentence.split(' ').map((token) => token.split('/'));
  const logits = tokens.map(([, ...given]) =>
    labels.map((label) => {
      const found = given.find((one) => one.split('=')[0] === label);
      return found === undefined ? 0 : Number(found.split('=')[1] ?? 9);
    }),
  );
  let marked = tokens.map(([word]) => word);
  for (const { from, to, kind } of findLabelledNames(logits, readTokenLabels(labels)).reverse()) {
    marked = marked.toSpliced(from, to - from, `${MARKS[kind]}[${marked.slice(from, to).join(' ')}]`);
  }
  return marked.join(' ');
}

function labelsIn(sentence: string): string[] {
  const labels = sentence.split(' ').flatMap((token) => token.split('/').slice(1));
  return [...new Set(['O', ...labels.map((label) => label.split('=')[0] ?? '')])];
}

describe('the labels of a classifier', () => {
  test.each([
    ['IOB2', 'Ada/B-PER King/I-PER met/O Charles/B-PER', 'P[Ada King] met P[Charles]'],
    ['IOB2 side by side', 'Ada/B-PER King/I-PER Bob/B-PER', 'P[Ada King] P[Bob]'],
    ['IOB1', 'Ada/I-PER King/I-PER Bob/B-PER met/O UN/I-ORG', 'P[Ada King] P[Bob] met O[UN]'],
    ['IO', 'Ada/PER King/PER met/O Rome/LOC', 'P[Ada King] met L[Rome]'],
    ['BIOES', 'Ada/B-PER von/I-PER King/E-PER Bob/S-PER Cy/S-PER', 'P[Ada von King] P[Bob] P[Cy]'],
    ['BILOU', 'Ada/B-PER King/L-PER Rome/U-LOC', 'P[Ada King] L[Rome]'],
    ['BMES', 'Ada/B_PER von/M_PER King/E_PER', 'P[Ada von King]'],
    ['OntoNotes', 'Ada/B-PERSON in/O Rome/B-GPE on/O Monday/B-DATE', 'P[Ada] in L[Rome] on Monday'],
    ['OntoNotes, a group by origin', 'Iraqi/B-NORP army/O of/O Ada/B-PERSON', 'Iraqi army of P[Ada]'],
    ['WNUT', 'ada/B-person at/O acme/B-corporation', 'P[ada] at O[acme]'],
    ['GMB', 'Ada/B-per in/O Rome/B-geo', 'P[Ada] in L[Rome]'],
    ['Few-NERD', 'Ada/person-scholar of/O Acme/organization-company', 'P[Ada] of O[Acme]'],
    ['long words', 'Ada/B-Person in/O Rome/B-LOCATION for/O Acme/B-ORGANISATION', 'P[Ada] in L[Rome] for O[Acme]'],
    ['no names at all', 'good/LABEL_1 film/LABEL_0', 'good film'],
  ])('are read as %s writes them', (_, sentence, marked) => {
    expect(mark(sentence)).toBe(marked);
  });

  test('go on with a name of their kind, whatever the kind before', () => {
    expect(mark('Ada/B-PER Rome/I-LOC Italy/I-LOC')).toBe('P[Ada] L[Rome Italy]');
  });
});

describe('the decoder', () => {
  const labels = ['O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG'];

  test('keeps a name whole where one token alone would rather be of another kind', () => {
    expect(mark('Bank/B-ORG=5 Ada/B-PER=2/I-ORG=1.9 Group/I-ORG=5', labels)).toBe('O[Bank Ada Group]');
  });

  test('lets a name begin with a label for its inside where the model writes names so', () => {
    expect(mark('Bank/I-ORG=5 Ada/B-PER=2/I-ORG=1.9 Group/I-ORG=5', labels)).toBe('O[Bank Ada Group]');
    expect(mark('said/O=5 Ada/I-PER=2/O=1', labels)).toBe('said P[Ada]');
  });

  test('ends a name where another begins only if a label says so', () => {
    expect(mark('Ada/B-PER=5 King/B-PER=1/I-PER=2', labels)).toBe('P[Ada King]');
    expect(mark('Ada/B-PER=5 Bob/B-PER=2/I-PER=1', labels)).toBe('P[Ada] P[Bob]');
  });

  test('is as confident as the labels of the kind together', () => {
    const [name] = findLabelledNames([[0, Math.log(2), Math.log(3)]], readTokenLabels(['O', 'B-PER', 'I-PER']));
    expect(name).toEqual({ from: 0, to: 1, kind: 'person', confidence: 0.833 });
  });

  test('leaves out a token of which the classifier saw nothing', () => {
    const labels = readTokenLabels(['O', 'PER']);
    expect(
      findLabelledNames([[0, 9], undefined, [0, 9], [0, Number.NaN]], labels).map(({ from, to }) => [from, to]),
    ).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  const aLabel = fc.oneof(
    fc.string(),
    fc
      .tuple(
        fc.constantFrom('', 'B-', 'I-', 'E-', 'S-', 'L-', 'U-', 'M-'),
        fc.constantFrom('PER', 'ORG', 'LOC', 'MISC'),
      )
      .map((parts) => parts.join('')),
  );
  const aRow = fc.option(fc.array(fc.double()), { nil: undefined });

  test('finds disjoint runs of tokens in order, whatever the labels and numbers', () => {
    fc.assert(
      fc.property(fc.array(aLabel), fc.array(aRow), (labels, rows) => {
        let end = 0;
        for (const { from, to, confidence } of findLabelledNames(rows, readTokenLabels(labels))) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
          end = to;
        }
        expect(end).toBeLessThanOrEqual(rows.length);
      }),
    );
  });

  test('finds again any names that labels in IOB2 write', () => {
    const aPiece = fc.tuple(fc.constantFrom('O', 'PER', 'ORG', 'LOC'), fc.integer({ min: 1, max: 4 }));
    fc.assert(
      fc.property(fc.array(aPiece), (pieces) => {
        const labels = ['O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG', 'B-LOC', 'I-LOC'];
        const path = pieces.flatMap(([type, length]) =>
          Array.from({ length }, (_, at) => (type === 'O' ? 'O' : `${at === 0 ? 'B' : 'I'}-${type}`)),
        );
        const rows = path.map((own) => labels.map((label) => (label === own ? 9 : 0)));
        const starts = findLabelledNames(rows, readTokenLabels(labels)).map(({ from }) => from);
        expect(starts).toEqual([...path.keys()].filter((at) => path[at]?.startsWith('B-')));
      }),
    );
  });
});
