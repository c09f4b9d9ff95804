import {
  type Curation,
  DEFAULT_SETTINGS,
  decideCorpus,
  drain,
  findConflicts,
  joinCurations,
  type Recogniser,
  readArticles,
  readCuration,
  recogniseCorpus,
  relateEntities,
  writeCuration,
} from '../../src/index.ts';
import type { Door } from './door.ts';
import { mutateJson, mutateText } from './mutate.ts';
import { PROSE } from './seeds.ts';

/** Files of decisions, each of them folded over a small corpus: one that fits nothing is told, never a fault. */
export function listDecisionDoors(recogniser: Recogniser): readonly Door[] {
  const files = PROSE.map((text, index) => ({ name: `${index}.txt`, text }));
  const corpus = drain(recogniseCorpus(drain(readArticles(files)), recogniser));
  const { named } = corpus;
  const ids = named.groups.map(({ id }) => id);
  const seeds = makeSeeds(ids).map(writeCuration);
  return [
    {
      name: 'files of decisions',
      share: 12,
      make: (choice) => {
        // Several changes, so that decisions meet that were never meant for each other.
        let text = choice.of(seeds);
        if (choice.chance(0.2)) return mutateText(text, [...seeds, ...ids], choice);
        for (let count = 1 + choice.number(6); count > 0; count--) {
          text = swapIds(text, choice.of(ids), choice.of(ids));
        }
        return choice.chance(0.6) ? mutateJson(text, choice) : text;
      },
      enter: (input) => {
        const curation = readCuration('curation.json', input as string);
        const again = readCuration('curation.json', writeCuration(curation));
        if (JSON.stringify(again) !== JSON.stringify(readCuration('curation.json', writeCuration(again)))) {
          throw new Error('decisions change as they are written');
        }
        findConflicts(joinCurations(curation, again));
        const decided = decideCorpus(corpus, curation);
        for (const [article, own] of decided.resolution.assignments.entries()) {
          if (own.length !== decided.recognitions[article]!.mentions.length) throw new Error('a mention has no name');
          for (const entity of own) {
            if (!decided.resolution.entities[entity]) throw new Error(`a mention names entity ${entity}`);
          }
        }
        drain(relateEntities(decided, DEFAULT_SETTINGS));
      },
    },
  ];
}

function swapIds(text: string, a: string, b: string): string {
  return text.split(JSON.stringify(a)).join(JSON.stringify(b));
}

/** Decisions of every type, about names that are there. */
function makeSeeds(ids: readonly string[]): readonly Curation[] {
  const [a = '', b = '', c = '', d = ''] = ids;
  const mentions = [{ article: '0.txt', from: 0, to: 12 }];
  return [
    [
      { type: 'merge', entity: a, into: b },
      { type: 'not-same', a, b: c },
      { type: 'split', entity: b, mentions, label: 'Another' },
      { type: 'rename', entity: c, label: 'A new name', by: 'Carla', on: '2026-01-02' },
      { type: 'hide', entity: d },
    ],
    [
      { type: 'name', name: 'talked', kind: 'person', article: '0.txt' },
      { type: 'name', name: 'Monday', kind: 'organization', entity: a },
      { type: 'not-a-name', mentions },
      { type: 'not-a-role', mentions, of: c },
      { type: 'hide-name', name: 'Mr. Babbage' },
      { type: 'retype', entity: a, kind: 'place' },
      { type: 'confirm', entity: b },
    ],
    [
      { type: 'split-name', entity: a, name: 'Ada Lovelace', article: '0.txt', label: 'Ada II' },
      { type: 'split-name', entity: a, name: 'Ada Lovelace', article: '1.txt', label: 'Ada III', into: b },
      { type: 'not-boilerplate', article: '1.txt', from: 0, to: 20 },
      { type: 'note', about: a, text: 'To be asked.' },
      { type: 'merge', entity: b, into: a },
      { type: 'merge', entity: a, into: b },
    ],
  ];
}
