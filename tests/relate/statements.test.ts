import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../src/model/atlas.ts';
import type { Reach } from '../../src/model/graph.ts';
import type { Recognition, RoleTie } from '../../src/model/mention.ts';
import { drain } from '../../src/model/progress.ts';
import { relateEntities } from '../../src/relate/relate.ts';
import { markCorpus } from '../helpers/mini-text.ts';

const SENTENCE: Reach = { unit: 'sentence', within: 0 };
type Rules = Pick<Settings, 'roles' | 'lists'>;

/** Connections of one marked text, of whose recognition more is said. */
function ties(
  source: string,
  said: Partial<Pick<Recognition, 'roleTies' | 'lists'>>,
  rules: Rules = {},
  reach: Reach = SENTENCE,
): string[] {
  const corpus = markCorpus(source);
  const recognitions = corpus.recognitions.map((recognition) => ({ ...recognition, ...said }));
  const graph = drain(relateEntities({ ...corpus, recognitions }, { reach, minConfidence: 0.5, ...rules }));
  return graph.edges.map(
    ({ source: a, target: b, weight }) => `${graph.nodes[a]!.label}-${graph.nodes[b]!.label} ${weight}`,
  );
}

describe('a role', () => {
  const text = '<mayor> [Carla] met [Ada] in (Rome).';
  const roleTies = [{ role: 0, holder: 1 }];

  test('whose holder is stated is tied to the holder alone', () => {
    expect(ties(text, { roleTies })).toEqual(['Ada-Carla 1', 'Ada-Rome 1', 'Carla-Rome 1', 'Carla-mayor 1']);
  });

  test('whose holder is stated leaves its organisation to the holder', () => {
    const found = ties(text, { roleTies: [{ role: 0, holder: 1, organization: 2 }] });
    expect(found).toContain('Ada-Carla 1');
    expect(found).not.toContain('Ada-mayor 1');
  });

  test('without a holder is tied to its organisation', () => {
    expect(ties(text, { roleTies: [{ role: 0, organization: 3 }] })).toContain('Rome-mayor 1');
  });

  test('makes an adjective of the place right before it, which then takes part in nothing', () => {
    const source = '(Rome) <mayor> [Carla] met [Ada].';
    expect(ties(source, { roleTies: [{ role: 1, holder: 2, organization: 0 }] })).toEqual([
      'Ada-Carla 1',
      'Carla-mayor 1',
    ]);
    expect(ties(source, { roleTies: [{ role: 1, organization: 0 }] })).toContain('Ada-Rome 1');
  });

  test('is said once an article, however often it stands before its holder', () => {
    const twice = '<mayor> [Carla] slept. <mayor> [Carla] left.';
    const said = [
      { role: 0, holder: 1 },
      { role: 2, holder: 3 },
    ];
    expect(ties(twice, { roleTies: said })).toEqual(['Carla-mayor 1']);
    expect(ties(twice, { roleTies: said }, { roles: 'all' })).toEqual(['Carla-mayor 2']);
  });

  test('that is said of nobody stands for people by itself', () => {
    expect(ties(text, {})).toContain('Ada-mayor 1');
  });

  test('that a person took from its holder is tied to nobody', () => {
    expect(ties(text, { roleTies: [{ role: 0 }] }).filter((tie) => tie.includes('mayor'))).toEqual([]);
  });

  test('is tied to all that stand near it where a person says so', () => {
    expect(ties(text, { roleTies }, { roles: 'all' })).toEqual(ties(text, {}));
  });

  test('keeps to its holder in any reach', () => {
    const reach: Reach = { unit: 'article' };
    expect(ties(`${text} [Babbage] left.`, { roleTies }, {}, reach).filter((tie) => tie.includes('mayor'))).toEqual([
      'Carla-mayor 1',
    ]);
  });
});

test('who holds a role for a company is tied to it once an article', () => {
  const text = '[Acme] <chief> [Carla] slept. [Carla] left [Acme]. [Ada] met [Carla]. [Ada] saw [Carla].';
  const roleTies = [{ role: 1, holder: 2, organization: 0 }];
  expect(ties(text, { roleTies })).toEqual(['Acme-Carla 1', 'Ada-Carla 2', 'Carla-chief 1']);
  expect(ties(text, { roleTies }, { roles: 'all' })).toContain('Acme-Carla 2');
});

test('people without a name are tied once an article', () => {
  const text = '<fighters> left (Rome). <fighters> burnt (Rome). [Ada] saw (Rome). [Ada] left (Rome).';
  expect(ties(text, {})).toEqual(['Ada-Rome 2', 'Rome-fighters 1']);
  expect(ties(text, {}, { roles: 'all' })).toContain('Rome-fighters 2');
});

test('a role and who is stated to hold it are tied by the first article that says so', () => {
  const corpus = markCorpus('<mayor> [Carla] met [Ada].', '<mayor> [Carla] met [Ada].', '[Ada] met <mayor> [Carla].');
  const recognitions = corpus.recognitions.map((recognition, at) => ({
    ...recognition,
    roleTies: [at === 2 ? { role: 1, holder: 2 } : { role: 0, holder: 1 }],
  }));
  const tied = (rules: Rules) => {
    const { nodes, edges } = drain(
      relateEntities({ ...corpus, recognitions }, { reach: SENTENCE, minConfidence: 0.5, ...rules }),
    );
    return edges.map(
      ({ source, target, proofs }) =>
        `${nodes[source]!.label}-${nodes[target]!.label} ${proofs.map(({ article }) => article)}`,
    );
  };
  expect(tied({})).toEqual(['Ada-Carla 0,1,2', 'Carla-mayor 0']);
  expect(tied({ roles: 'all' })).toContain('Carla-mayor 0,1,2');
});

test('places that a sentence counts up are connected with others and not with each other', () => {
  const four = '[Ada] saw (Rome), (Bonn), (Oslo) and (Kyiv).';
  expect(ties(four, {})).toEqual(['Ada-Bonn 1', 'Ada-Kyiv 1', 'Ada-Oslo 1', 'Ada-Rome 1']);
  expect(ties(four, {}, { lists: 'all' })).toHaveLength(10);
  expect(ties('[Ada] saw (Rome), (Bonn) and (Oslo).', {})).toHaveLength(6);
  // Under a list's head they are tied to it.
  expect(ties('(Rome): (Bonn), (Oslo), (Kyiv).', { lists: [{ from: 5, to: 40, head: 0 }] })).toEqual([
    'Bonn-Rome 1',
    'Kyiv-Rome 1',
    'Oslo-Rome 1',
  ]);
});

test('two roles are not connected, unless a person says so', () => {
  expect(ties('<police> met <voters> and [Ada].', {})).toEqual(['Ada-police 1', 'Ada-voters 1']);
  expect(ties('<police> met <voters> and [Ada].', {}, { roles: 'all' })).toHaveLength(3);
});

describe('what belongs to a place', () => {
  const home = (label: string, country: string) => (corpus: ReturnType<typeof markCorpus>) => ({
    ...corpus,
    resolution: {
      ...corpus.resolution,
      entities: corpus.resolution.entities.map((entity) => ({
        ...entity,
        id: entity.kind === 'place' ? `place:${entity.label.toLowerCase()}` : entity.id,
        ...(entity.label === label && { country }),
      })),
    },
  });
  const tied = (
    source: string,
    change: ReturnType<typeof home>,
    roleTies: readonly RoleTie[] = [],
    rules: Rules = {},
  ) => {
    const corpus = change(markCorpus(source));
    const recognitions = corpus.recognitions.map((recognition) => ({ ...recognition, roleTies }));
    const { nodes, edges } = drain(
      relateEntities({ ...corpus, recognitions }, { reach: SENTENCE, minConfidence: 0.5, ...rules }),
    );
    return edges.map(({ source: a, target: b }) => `${nodes[a]!.label}-${nodes[b]!.label}`);
  };
  const inItaly = home('Rome', 'Italy');

  test('is not connected with it for being named together: a town and its country', () => {
    expect(tied('[Ada] left (Rome) in (Italy).', inItaly)).toEqual(['Ada-Italy', 'Ada-Rome']);
    expect(tied('[Ada] left (Rome) in (Italy).', inItaly, [], { roles: 'all' })).toContain('Italy-Rome');
  });

  test('nor who holds a role for the place, or for a body of its country', () => {
    const source = '<mayor> [Carla] of (Rome) met [Ada] in (Italy).';
    expect(tied(source, inItaly, [{ role: 0, holder: 1, organization: 2 }])).toEqual([
      'Ada-Carla',
      'Ada-Italy',
      'Ada-Rome',
      'Carla-mayor',
    ]);
  });

  test('nor who holds a role for a country that an adjective names', () => {
    const corpus = markCorpus('(Italy) <president> [Carla] slept. [Carla] left (Italy).');
    const [{ mentions, ...rest }] = corpus.recognitions as [Recognition];
    const recognitions = [
      {
        ...rest,
        mentions: mentions.map((one, at) => (at === 0 ? { ...one, confidence: 0.4, demonym: true } : one)),
        roleTies: [{ role: 1, holder: 2, organization: 0 }],
      },
    ];
    const { nodes, edges, roleRelations } = drain(
      relateEntities({ ...corpus, recognitions }, { reach: SENTENCE, minConfidence: 0.5 }),
    );
    expect(edges.map(({ source: a, target: b }) => `${nodes[a]!.label}-${nodes[b]!.label}`)).toEqual([
      'Carla-president',
    ]);
    expect(roleRelations.map(({ organization }) => nodes[organization!]!.label)).toEqual(['Italy']);
  });

  test('but a person and an organisation are', () => {
    const source = '<chief> [Carla] of [Acme] slept.';
    expect(tied(source, inItaly, [{ role: 0, holder: 1, organization: 2 }])).toEqual(['Acme-Carla', 'Carla-chief']);
  });
});

test('who is but quoted takes part in nothing, unless a person says so', () => {
  const corpus = markCorpus('<officials> told [Ada] about (Rome).');
  const [{ mentions, ...rest }] = corpus.recognitions as [Recognition];
  const recognitions = [
    { ...rest, mentions: mentions.map((one, at) => (at === 0 ? { ...one, attribution: true } : one)) },
  ];
  const count = (rules: Rules) =>
    drain(relateEntities({ ...corpus, recognitions }, { reach: SENTENCE, minConfidence: 0.5, ...rules })).edges.length;
  expect(count({})).toBe(1);
  expect(count({ roles: 'all' })).toBe(3);
});

test('a name of headlines is drawn where one article confirms it', () => {
  const corpus = markCorpus('[Acme] grew.', '[Acme] fell.');
  const nodes = (unconfirmed: readonly boolean[]) => {
    const recognitions = corpus.recognitions.map((recognition, at) => ({
      ...recognition,
      mentions: recognition.mentions.map((one) => ({ ...one, ...(unconfirmed[at] && { unconfirmed: true }) })),
    }));
    const graph = drain(relateEntities({ ...corpus, recognitions }, { reach: SENTENCE, minConfidence: 0.5 }));
    return graph.nodes.map(({ label, mentions }) => `${label} ${mentions}`);
  };
  expect(nodes([true, true])).toEqual([]);
  expect(nodes([true, false])).toEqual(['Acme 2']);
});

describe('a list', () => {
  const text = '[Ada] listed (Rome), (Oslo) and (Bern).';
  const { to } = { to: text.replace(/[[\]()]/g, '').length };

  test('ties what stands in it to its head alone', () => {
    expect(ties(text, { lists: [{ from: 11, to, head: 0 }] })).toEqual(['Ada-Bern 1', 'Ada-Oslo 1', 'Ada-Rome 1']);
  });

  test('without a head ties nothing', () => {
    expect(ties(text, { lists: [{ from: 11, to }] })).toEqual([]);
  });

  test('is a sentence like any other where a person says so', () => {
    expect(ties(text, { lists: [{ from: 11, to, head: 0 }] }, { lists: 'all' })).toEqual(ties(text, {}));
  });
});

describe('a crowd', () => {
  const crowd = (names: number) => `${Array.from({ length: names }, (_, i) => `[N${i}]`).join(' ')}.`;

  test('of eleven names in one sentence ties none of them, of ten all', () => {
    expect(ties(crowd(10), {})).toHaveLength(45);
    expect(ties(crowd(11), {})).toEqual([]);
    expect(ties(crowd(11), {}, { lists: 'all' })).toHaveLength(55);
  });

  test('still ties what it states', () => {
    expect(ties(`<mayor> ${crowd(11)}`, { roleTies: [{ role: 0, holder: 3 }] })).toEqual(['N2-mayor 1']);
  });

  test('never proves more than 45 pairs, whatever stands in the sentence', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'ABCDEFGHIJKLMNOP'), { maxLength: 40 }), (names) => {
        expect(ties(`${names.map((name) => `[${name}]`).join(' ')}.`, {}).length).toBeLessThanOrEqual(45);
      }),
    );
  });
});

test('proofs that are kept are those that would be found anew, however entities change', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3), { minLength: 5, maxLength: 5 }), (merged) => {
      const corpus = markCorpus('[A] met [B] and [C]. [D] met [E].', '[A] saw [E]. [B] left.');
      const relate = (of: typeof corpus) => drain(relateEntities(of, { reach: SENTENCE, minConfidence: 0.5 }));
      relate(corpus);
      const assignments = corpus.resolution.assignments.map((own) => own.map((entity) => merged[entity]!));
      const decided = { ...corpus, resolution: { ...corpus.resolution, assignments } };
      const fresh = { ...decided, recognitions: corpus.recognitions.map((recognition) => ({ ...recognition })) };
      expect(relate(decided)).toEqual(relate(fresh));
    }),
  );
});
