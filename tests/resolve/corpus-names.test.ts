import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import type { Entity } from '../../src/model/entity.ts';
import { type Kind, type Mention, type Recognition, typeOfKind } from '../../src/model/mention.ts';
import { drain } from '../../src/model/progress.ts';
import { relateEntities } from '../../src/relate/relate.ts';
import { resolveEntities } from '../../src/resolve/resolve.ts';
import { readLexicon } from '../helpers/lexicon.ts';

const lexicon = readLexicon();

/**
 * Articles whose names are marked as a tagger might have found them: `[organisation]`, `{person}`, `(place)`, each name with
 * `?` before its closing bracket where it is unsure. A full stop and a space end a sentence.
 */
function read(...sources: readonly string[]): readonly Entity[] {
  return resolve(sources).resolution.entities;
}

/** @param isHeadline the first name of each article is one of a headline that nothing confirms. */
function resolve(sources: readonly string[], isHeadline = false) {
  const marked = sources.map((source, at) => {
    const { article, recognition } = mark(`${at}.txt`, source);
    const mentions = recognition.mentions.map((one, index) =>
      isHeadline && index === 0 ? { ...one, unconfirmed: true } : one,
    );
    return { article, recognition: { ...recognition, mentions } };
  });
  return drain(
    resolveEntities({
      articles: marked.map(({ article }) => article),
      recognitions: marked.map(({ recognition }) => recognition),
      lexicon,
      curation: [],
    }),
  );
}

function mark(id: string, source: string): { readonly article: Article; readonly recognition: Recognition } {
  const mentions: Mention[] = [];
  const sentences: { from: number; to: number; paragraph: number }[] = [];
  let text = '';
  for (const sentence of source.split(/(?<=\.) /)) {
    if (text) text += ' ';
    const from = text.length;
    for (const [, company, person, place, plain] of sentence.matchAll(
      /\[([^\]]*)\]|\{([^}]*)\}|\(([^)]*)\)|([^[({]+)/g,
    )) {
      const name = company ?? person ?? place;
      if (name === undefined) {
        text += plain;
        continue;
      }
      const kind: Kind = company !== undefined ? 'organization' : person !== undefined ? 'person' : 'place';
      const surface = name.replace(/\?$/, '');
      const confidence = name.endsWith('?') ? 0.3 : 0.9;
      const at = text.length;
      text += surface;
      mentions.push({ from: at, to: text.length, sentence: sentences.length, kind, finder: 'tagger', confidence });
    }
    sentences.push({ from, to: text.length, paragraph: 0 });
  }
  const paragraphs = [{ from: 0, to: text.length }];
  const article: Article = { id, title: '', text, paragraphs, sentences, furniture: [] };
  return { article, recognition: { article: id, mentions, roleTies: [], equations: [] } };
}

/** Actors and places as `label kind mentions`. */
const names = (...sources: readonly string[]): readonly string[] =>
  read(...sources)
    .map(({ label, kind, mentions }) => `${label} ${kind} ${mentions}`)
    .sort();

describe('a company', () => {
  test('is what has its name without a legal form in the same article, whatever that was read as', () => {
    expect(names('The chemicals group [Zakko N.V.] grew. {Zakko} will buy it. (Zakko) fell.')).toEqual([
      'Zakko organization 3',
    ]);
  });

  test('is the bare name in other articles too', () => {
    expect(names('[Zakko Inc] grew.', '{Zakko} fell.', '(Zakko) fell again.')).toEqual(['Zakko organization 3']);
  });

  test('is one whatever its legal form is read as', () => {
    expect(names('{Zakko Corp} grew in (Zorra Co).')).toEqual(['Zakko Corp organization 1', 'Zorra Co organization 1']);
  });

  test('is not a country, a state or a large city that has its name', () => {
    expect(names('[Canada Ltd] grew in (Canada).')).toEqual(['Canada Ltd organization 1', 'Canada place 1']);
  });

  test('is not the person whose name it bears, where more articles name the person', () => {
    const person = 'It was {Charles Zakko} who spoke.';
    expect(names('[Charles Zakko Inc] grew.', person, person)).toEqual([
      'Charles Zakko Inc organization 1',
      'Charles Zakko person 2',
    ]);
  });

  test('is no acronym because a headline shouts', () => {
    expect(names('[ZAKKO] GROWS. The firm [Zakko] grew.', '[ZAKKO INC] GROWS. [Zakko Inc] grew.')).toEqual([
      'Zakko Inc organization 4',
    ]);
  });

  test.each([
    '{Zakko} said it would grow.',
    'It was <{Zakko}> that sold.',
    'He sold shares of {Zakko}.',
    "{Zakko}'s subsidiary grew.",
    '{Zakko} <ZAK.O> grew.',
  ])('is told by what stands beside its name: %s', (text) => {
    expect(names(text)).toEqual(['Zakko organization 1']);
  });

  test('stays a person where nothing says otherwise', () => {
    expect(names('Then {Zakko} said he would grow.')).toEqual(['Zakko person 1']);
  });
});

describe('a name that is read as actor and as place', () => {
  test('is what it is mostly read as', () => {
    expect(names('In (Zorra) it rained.', 'In (Zorra) it snowed.', 'In (Zorra) it hailed.', 'It was {Zorra}.')).toEqual(
      ['Zorra place 4'],
    );
  });

  test('is two where both are said often', () => {
    const texts = Array.from({ length: 4 }, () => 'In (Zorra) it rained.');
    const persons = Array.from({ length: 4 }, () => 'It was {Zorra} who came.');
    expect(names(...texts, ...persons)).toEqual(['Zorra person 4', 'Zorra place 4']);
  });

  test('is an organisation where a word in it says so', () => {
    expect(names('In (Zorra Bank) it rained.', 'It was [Zorra Bank].')).toEqual(['Zorra Bank organization 2']);
  });
});

describe('a bare surname', () => {
  const relatives = 'His wife {Grace Zorra} left.';

  test('goes on to mean whom an article names first and most', () => {
    expect(names(`{Robert Zorra} came. {Robert Zorra} spoke. ${relatives} {Zorra} slept.`)).toEqual([
      'Grace Zorra person 1',
      'Robert Zorra person 3',
    ]);
  });

  test('counts longer and shorter forms of one full name as one bearer', () => {
    expect(names(`{Robert Gabriel Zorra} came. {Robert Zorra} spoke. ${relatives} {Zorra} slept.`)).toEqual([
      'Grace Zorra person 1',
      'Robert Gabriel Zorra person 3',
    ]);
  });

  test('stays alone where nothing tells two bearers apart', () => {
    expect(names(`{Robert Zorra} came. ${relatives} {Zorra} slept.`)).toContain('Zorra person 1');
  });
});

describe('a label', () => {
  test('is what most mentions read, not the longest', () => {
    expect(names('It was {Muslim Zara Zorra}. It was {Zara Zorra}. And {Zara Zorra} left.')).toEqual([
      'Zara Zorra person 3',
    ]);
  });

  test('of a person is a full name, and a surname with a particle is none', () => {
    expect(names('It was {Gloria La Zorra}. {La Zorra} spoke. {La Zorra} left.')).toEqual(['Gloria La Zorra person 3']);
  });

  test('of a company is without its legal form where that is how it is mostly called', () => {
    expect(names('[Zakko Inc] grew. [Zakko] fell. [Zakko] rose.')).toEqual(['Zakko organization 3']);
    expect(names('[Zakko Inc] grew. [Zakko Inc] fell. [Zakko] rose.')).toEqual(['Zakko Inc organization 3']);
  });
});

describe('an acronym', () => {
  const introduced = 'It was [Zorra Kite Club] that met. [ZKC] grew.';

  test('stands for the name in other articles where two articles introduce it', () => {
    expect(names(introduced, introduced, '[ZKC] fell.')).toEqual(['Zorra Kite Club organization 5']);
  });

  test('stays by itself where one article introduces it and nothing ties another to that', () => {
    expect(names(introduced, '[ZKC] fell.')).toEqual(['ZKC organization 1', 'Zorra Kite Club organization 2']);
  });

  test('stands for it where an article names what the one that introduces it names', () => {
    const context = 'It was {Ada Zink} and {Bob Zorn}.';
    expect(names(`${introduced} ${context}`, `[ZKC] fell. ${context}`)).toContain('Zorra Kite Club organization 3');
  });
});

describe('halves of one name', () => {
  test('that stand side by side nearly wherever one of them stands are one', () => {
    const text = 'It was {Zakko} and {Zorra Inc} who grew.';
    const others = Array.from({ length: 9 }, () => 'In (Oslo) it rained.');
    expect(names(text, text, `${text} {Zakko} fell.`, ...others)).toEqual([
      'Oslo place 9',
      'Zakko and Zorra Inc organization 7',
    ]);
  });

  test('are two where each stands alone as well', () => {
    const both = 'It was {Zakko} and {Zorra} who grew.';
    const alone = ['It was {Zakko}.', 'It was {Zakko}.', 'It was {Zorra}.', 'It was {Zorra}.', 'It was {Zakko}.'];
    expect(names(both, both, both, ...alone)).toEqual(['Zakko person 6', 'Zorra person 5']);
  });

  test('are never a town and its country, nor two persons with full names', () => {
    const text = 'In (Zakkow), (Zorristan), it was {Ada Zink} and {Bob Zorn}.';
    expect(names(text, text, text)).toHaveLength(4);
  });
});

test('a node is as large as its mentions that are drawn are many', () => {
  const resolved = resolve(['It was [Zakko]. [Zakko?] grew. [Zakko?] fell.', 'It was [Zakko?].']);
  expect(resolved.resolution.entities[0]).toMatchObject({ mentions: 4, articles: 2 });
  const graph = drain(relateEntities(resolved, { reach: { unit: 'sentence', within: 0 }, minConfidence: 0.5 }));
  expect(graph.nodes[0]).toMatchObject({ mentions: 1, articles: 1 });
});

test('every mention keeps the type that its entity has', () => {
  for (const { id, kind } of read('[Zakko Inc] grew in (Zorra). {Ada Zink} left.')) {
    expect(id.startsWith(`${typeOfKind(kind)}:`)).toBe(true);
  }
});

describe('a person whose family name stands first', () => {
  test('is meant by it alone, in the same article and in others', () => {
    expect(names('{Xi Jinping} spoke. {Xi} left.', '{Xi Jinping} slept.', '{Xi} woke.')).toEqual([
      'Xi Jinping person 4',
    ]);
  });

  test('is not another of the family for a syllable that they share', () => {
    expect(names('{Kim Jong Un} followed {Kim Jong Il}.', '{Kim Jong Un} spoke.')).toEqual([
      'Kim Jong Il person 1',
      'Kim Jong Un person 2',
    ]);
  });

  test('does not bear another’s given name', () => {
    expect(names('{Li Keqiang} met {Bruce Keqiang}. {Keqiang} left.')).toEqual([
      'Bruce Keqiang person 2',
      'Li Keqiang person 1',
    ]);
  });
});

describe('other names of organisations', () => {
  const labels = (...sources: readonly string[]) => read(...sources).map(({ label, kind }) => `${label} [${kind}]`);

  test('are one with the names that they stand for, in whatever article', () => {
    expect(labels('[GM] grew.', '[General Motors Corp] fell.')).toHaveLength(1);
    expect(labels('The [Fed] acted.', 'The [Federal Reserve] acted.')).toHaveLength(1);
    expect(labels('[USDA] said so.', 'The [U.S. Agriculture Department] said so.')).toHaveLength(1);
  });

  test('stay what they are where they are no organisation', () => {
    expect(labels('{Ford} left.', '[Ford Motor Co] grew.')).toContain('Ford [person]');
  });
});

test('a place that nobody knows is the person in the article whose surname it is', () => {
  expect(read('{Gloria La Riva} ran. (La Riva) lost. (La Riva) left.').map(({ label }) => label)).toEqual([
    'Gloria La Riva',
  ]);
  expect(read('{Andrew Jackson} ran. (Jackson) and (Denver) voted.').map(({ label }) => label)).toContain('Denver');
});

test('an organisation that the lexicon knows is not a place as well', () => {
  expect(read('[Chicago Board of Trade] rose.', '(Chicago Board of Trade) fell.')).toHaveLength(1);
});

describe('two family names', () => {
  const labels = (...sources: readonly string[]) => read(...sources).map(({ label }) => label);

  test('are one person with the first of them where an article calls him by it', () => {
    expect(labels('{Pedro Pierluisi Urrutia} won. {Pierluisi} spoke.', '{Pedro Pierluisi} left.')).toHaveLength(1);
  });

  test('are not told from a middle name where no article does', () => {
    expect(labels('{George Walker Bush} won. {Bush} spoke.', '{George Walker} left.')).toHaveLength(2);
  });
});

describe('an acronym that the lexicon knows', () => {
  const labels = (...sources: readonly string[]) => read(...sources).map(({ label }) => label);

  test('is what the article spells out with its initials', () => {
    expect(labels('The [Interstate Commerce Commission] met. The [ICC] voted.')).toEqual([
      'Interstate Commerce Commission',
    ]);
    expect(labels('[Canada Development Corp] sold a stake. [CDC] said so.')).toEqual(['Canada Development Corp']);
  });

  test('is a company whose name begins so', () => {
    expect(labels('[CPC International Inc] grew. [CPC] said so.')).not.toContain('Chinese Communist Party');
  });

  test('stays what it is where the article says nothing else', () => {
    expect(labels('The [ICC] voted.')).toEqual(['International Criminal Court']);
    expect(labels('[National Broadcasting Co] grew. [NBC] said so.')).toContain('NBC');
    expect(labels('The [Organisation for Economic Cooperation and Development] met. The [OECD] voted.')).toHaveLength(
      1,
    );
  });
});

describe('a company that bears its founder’s name', () => {
  const kinds = (...sources: readonly string[]) => read(...sources).map(({ label, kind }) => `${label} ${kind}`);

  test('is no person where the article names it in full', () => {
    expect(kinds('[Hughes Tool Co] fell. {Hughes} rose. {Hughes} said so.')).toEqual(['Hughes Tool Co organization']);
  });

  test('leaves its founder who he is', () => {
    expect(kinds('[Taft Broadcasting Co] fell. {Dudley Taft} left. {Taft} said so.')).toContain('Dudley Taft person');
  });

  test('is not called by the name of a part of it', () => {
    expect(kinds('[GitHub] grew. [GitHub Trust and Safety] wrote.')).toHaveLength(2);
  });
});

test('a name of headlines that nothing confirms is nobody’s full name', () => {
  const { resolution } = resolve(['{REAGAN DENOUNCES} reports. {Reagan} left.'], true);
  expect(resolution.entities.map(({ label }) => label)).toContain('Reagan');
});

test('a name is called as most articles print it, written as one word or two', () => {
  expect(
    read('[USAir Group Inc] rose. [USAir] fell.', '[U.S. Air] fell. [USAir] rose. [USAir] fell.').map(
      ({ label }) => label,
    ),
  ).toContain('USAir');
});
