import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mention } from '../../src/model/mention.ts';
import { createRecogniser, type RecogniserParts } from '../../src/recognise/recognise.ts';
import { parseWatchlist } from '../../src/recognise/rules/watchlist.ts';
import { readLexicon } from '../helpers/lexicon.ts';
import { plainArticle } from '../helpers/plain-article.ts';
import { readTagger } from '../helpers/tagger.ts';

const lexicon = readLexicon();
const plain = createRecogniser({ lexicon });

/** Mentions as `surface/kind`, a canonical name after `=`, `?` where it is not drawn, `@` where it is told or quoted to. */
function found(text: string, parts?: Partial<RecogniserParts>): string {
  const recogniser = parts ? createRecogniser({ lexicon, ...parts }) : plain;
  return recogniser
    .recogniseArticle(plainArticle(text))
    .mentions.map((mention) => show(text, mention))
    .join(' | ');
}

function show(text: string, { from, to, kind, canonical, confidence, attribution }: Mention): string {
  return `${text.slice(from, to)}/${kind}${canonical ? `=${canonical}` : ''}${confidence < 0.5 ? '?' : ''}${attribution ? '@' : ''}`;
}

/** Role ties as `role · holder · organisation`. */
function ties(text: string): string[] {
  const { mentions, roleTies } = plain.recogniseArticle(plainArticle(text));
  const name = (index: number | undefined): string => {
    const mention = index === undefined ? undefined : mentions[index];
    return mention ? text.slice(mention.from, mention.to) : '–';
  };
  return roleTies.map(({ role, holder, organization }) => `${name(role)} · ${name(holder)} · ${name(organization)}`);
}

describe('names', () => {
  test.each([
    [
      'a country and its initials',
      'Troops of the U.S. left Iraq.',
      'Troops/role=troops | U.S./place=United States | Iraq/place',
    ],
    ['an armed group under another name', 'Daesh lost Mosul.', 'Daesh/group=Islamic State | Mosul/place'],
    ['a demonym as a hint only', 'It lies on the Iraqi border.', 'Iraqi/place=Iraq?'],
    ['a bank that holds a country', 'The Bank of England spoke.', 'Bank of England/organization'],
    [
      'a title and the name it stands before',
      'On Monday President Vladimir Putin flew home.',
      'President/role=president | Vladimir Putin/person',
    ],
    [
      'a name that goes on after a title of two words',
      'Secretary of State Mike Pompeo left.',
      'Secretary of State/role=secretary of state | Mike Pompeo/person',
    ],
    ['a longer name before a shorter one', 'He left Gaza City.', 'Gaza City/place'],
    ['no ticker', 'It is <TPN.PA> in Iraq.', 'Iraq/place'],
    ['what is tied by a hyphen', 'Russian-backed rebels fled.', 'Russian/place=Russia? | rebels/role=rebel'],
  ])('finds %s', (_what, text, expected) => {
    expect(found(text)).toBe(expected);
  });

  describe('cut at what no name runs over', () => {
    const tagger = readTagger();
    test('but not where a bracket shows where it begins', () => {
      expect(found('He led the Presidential Commission on Good Government (PCGG) there.', { tagger })).toMatch(
        /^Presidential Commission on Good Government\/organization \|/,
      );
    });

    test.each([
      ['a people before initials', 'Talks with the Kurdish SDF failed.', 'SDF/organization'],
      [
        'a wire’s capital behind initials',
        'Talks of the U.S. And USSR failed.',
        'U.S./place=United States | USSR/place=Soviet Union',
      ],
      ['money', 'Trade rose to 46 mln U.S. Dlrs in Taiwan.', 'Taiwan/place'],
      ['a faith before a full name', 'She met Muslim Zara Kay there.', 'Zara Kay/person'],
      ['a body before its member', 'He met House Nancy Pelosi there.', 'House/organization | Nancy Pelosi/person'],
      [
        'a state before its politician',
        'Among them were Oregon Amy Klobuchar and others.',
        'Oregon/place | Amy Klobuchar/person',
      ],
      ['a place before its dealer', 'It was led by Hong Kong Ronald Li.', 'Hong Kong/place | Ronald Li/person'],
      [
        'a role between a body and its holder',
        'It was Central Bank governor Arifin Siregar.',
        'Central Bank/organization | governor/role | Arifin Siregar/person',
      ],
      [
        '"and" between two that have a head each',
        "The Namibia National Teachers' Union and Namibia Public Workers' Union met.",
        "Namibia National Teachers' Union/organization | Namibia Public Workers' Union/organization",
      ],
      ['nothing, where a legal form stands alone', 'It bought Co Inc there.', ''],
    ])('%s', (_what, text, expected) => {
      const names = found(text, { tagger }).replaceAll('=Syrian Democratic Forces', '');
      expect(names).toBe(expected);
    });
  });

  test('takes a bare surname for the person named in full elsewhere', () => {
    expect(found('Carla Moreno spoke. Later Moreno left.')).toContain('Moreno/person');
  });

  test('gives a bare coalition the name of the one that leads the article', () => {
    expect(found('The Saudi-led coalition struck. The coalition denied it.')).toBe(
      'Saudi-led coalition/organization | coalition/organization=Saudi-led coalition',
    );
  });

  test('takes an acronym that a bracket introduces for a name wherever it stands', () => {
    expect(found('The Popular Defence Union (PDU) met. It left PDU alone.')).toBe(
      'Popular Defence Union/organization | PDU/organization | PDU/organization',
    );
  });

  test('takes no coalition of parties for one that fights', () => {
    expect(found('The coalition government fell. The coalition partners met.')).not.toContain('coalition');
  });

  test('marks an agency that is told as an attribution', () => {
    expect(found('A resident met NATO and told Reuters that it was calm.')).toBe(
      'resident/role | NATO/organization | Reuters/organization@',
    );
  });

  test('reads what stands for a state behind a city, and nowhere else', () => {
    const text = 'He left Hartford, Conn., for Chicago, Ill. Ill people met at Miami, Fla, before Mass.';
    expect(found(text)).toContain('Conn./place=Connecticut');
    expect(found(text)).toContain('Fla/place=Florida');
    expect(found(text)).not.toContain('Massachusetts');
    expect(found(text).match(/Illinois/g)).toHaveLength(1);
  });

  test('marks people without a name who do nothing but speak', () => {
    expect(found('Officials here said that NATO had left.')).toBe('Officials/role=official@ | NATO/organization');
    expect(found('NATO left, according to the officials.')).toContain('officials/role=official@');
    expect(found('Texaco left, said a diplomat.')).toContain('diplomat/role@');
    expect(found('Officials met and soldiers fled.')).not.toContain('@');
  });

  test('does not mark a speaker who has a name', () => {
    expect(found('President Vladimir Putin said so.')).not.toContain('@');
    expect(found('Texaco told Pennzoil that it would pay.')).not.toContain('@');
  });

  test('marks the outlet at work in its own article, and not where it is news itself', () => {
    const mark = (text: string) =>
      plain
        .recogniseArticle({ ...plainArticle(text), source: 'Boeing' })
        .mentions.map((mention) => show(text, mention));
    expect(mark('Ada Lovelace spoke to Boeing.')).toContain('Boeing/organization@');
    expect(mark('Boeing has interviewed Ada Lovelace.')).toContain('Boeing/organization@');
    expect(mark('Google sued Boeing in Paris.')).toContain('Boeing/organization');
  });
});

describe('roles', () => {
  test.each([
    [
      'in the singular, lower case',
      'Foreign fighters and civilians fled.',
      'Foreign fighters/role=foreign fighter | civilians/role=civilian',
    ],
    ['of two words', 'The deputy commander spoke.', 'deputy commander/role'],
    ['by their portfolio', 'The Minister of Information spoke.', 'Minister of Information/role=information minister'],
    ['with irregular plurals', 'Gunmen shot policemen.', 'Gunmen/role=gunman | policemen/role=policeman'],
    ['that are said of anybody only as a hint', 'Many women fled.', 'women/role=woman?'],
  ])('are found %s', (_what, text, expected) => {
    expect(found(text)).toBe(expected);
  });

  test.each([
    ['SDF spokesman Mustefa Bali said so.', 'spokesman · Mustefa Bali · SDF'],
    ['It fled, said Mustafa Bali, a spokesman for the Kurdish-led SDF.', 'spokesman · Mustafa Bali · SDF'],
    ['The UN special envoy, Geir Pedersen, left.', 'special envoy · Geir Pedersen · UN'],
    [
      'Rami Abdel Rahman, head of the Syrian Observatory for Human Rights, left.',
      'head · Rami Abdel Rahman · Syrian Observatory for Human Rights',
    ],
    ['US President Donald Trump spoke.', 'President · Donald Trump · US'],
    ['Interior Minister Gérald Darmanin spoke.', 'Interior Minister · Gérald Darmanin · –'],
  ])('are tied to who holds them and for whom: %s', (text, expected) => {
    expect(ties(text)).toContain(expected);
  });
});

describe('a watchlist', () => {
  const watchlist = parseWatchlist(
    'name,kind,aliases\nBlue House,organization,Cheong Wa Dae\nMercury,place,',
    'names.csv',
  );

  test('wins over everything else', () => {
    expect(found('Mercury and Cheong Wa Dae agreed with France.', { watchlist })).toBe(
      'Mercury/place | Cheong Wa Dae/organization=Blue House | France/place',
    );
  });

  test('is all that is found where nothing else is wanted', () => {
    expect(found('Mercury agreed with France.', { watchlist, watchlistOnly: true })).toBe('Mercury/place');
  });

  test('names the line that is wrong', () => {
    expect(() => parseWatchlist('name,kind,aliases\nA,person,\nB,planet,', 'names.csv')).toThrow(
      /names\.csv:3.*planet/,
    );
  });

  test('may have the line ends of any machine', () => {
    const lines = ['name,kind,aliases', 'Mercury,place,', 'Venus,place,'];
    for (const end of ['\n', '\r\n', '\r']) expect(parseWatchlist(lines.join(end), 'names.csv')).toHaveLength(2);
  });
});

test('any text goes in, spans hold, and nothing throws', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'President',
      'U.S.',
      'the coalition',
      '(SDF)',
      ' told ',
      "'s ",
      '. ',
      '\n\n',
      'Ada Lovelace',
      '-led ',
      ', a spokesman for ',
      'IRAN',
      '—',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const article = plainArticle(text);
      const { mentions, roleTies, equations } = plain.recogniseArticle(article);
      let end = 0;
      for (const mention of mentions) {
        const sentence = article.sentences[mention.sentence];
        expect(mention.from).toBeGreaterThanOrEqual(end);
        expect(mention.to).toBeGreaterThan(mention.from);
        expect(sentence && sentence.from <= mention.from && mention.to <= sentence.to).toBe(true);
        expect(mention.confidence >= 0 && mention.confidence <= 1).toBe(true);
        end = mention.to;
      }
      for (const index of [
        ...roleTies.flatMap(({ role, holder = role, organization = role }) => [role, holder, organization]),
        ...equations.flatMap(({ a, b }) => [a, b]),
      ]) {
        expect(mentions[index]).toBeDefined();
      }
    }),
    { numRuns: 300 },
  );
});
