import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS, indexFormerNames, listFormerNames, type ProjectDocument } from '../../src/index.ts';
import { readProject, writeProjectParts } from '../../src/store/project-file.ts';

const PROJECT: ProjectDocument = { name: 'Case', settings: DEFAULT_SETTINGS, columns: {}, curation: [] };

function read(settings: object): ProjectDocument {
  const encoder = new TextEncoder();
  const files = new Map([...writeProjectParts(PROJECT)].map(({ path, text }) => [path, encoder.encode(text)] as const));
  files.set('settings.json', encoder.encode(JSON.stringify({ ...PROJECT.settings, ...settings })));
  return readProject('case.dramatis', files);
}

test.each([
  ['gravity', -1, '0 to 10'],
  ['gravity', 1e308, '0 to 10'],
  ['shape', 0.1, '0.4 to 3'],
  ['spread', 5, '0.5 to 4'],
])('a project whose %s is %d is refused with what may stand there', (key, value, bounds) => {
  expect(() => read({ layout: { [key]: value } })).toThrow(
    new RegExp(`^case.dramatis/settings.json: layout.${key} .*from ${bounds}`),
  );
});

test('a project whose layout lies within its bounds is read', () => {
  const layout = { gravity: 10, shape: 0.4, spread: 4 };
  expect(read({ layout }).settings.layout).toEqual(layout);
});

test('the places of names are read as they are written, and refused where no map reaches', () => {
  const places = [{ id: 'actor:ada', x: 1.5, y: -2 }];
  const encoder = new TextEncoder();
  const write = (text?: string) =>
    new Map(
      [...writeProjectParts({ ...PROJECT, places })].map(
        (part) => [part.path, encoder.encode(part.path === 'places.json' ? (text ?? part.text) : part.text)] as const,
      ),
    );
  expect(readProject('case.dramatis', write()).places).toEqual(places);
  const far = '{"format":"dramatis-places","version":1,"places":[{"id":"actor:ada","x":1e300,"y":0}]}';
  expect(() => readProject('case.dramatis', write(far))).toThrow(
    /^case.dramatis\/places.json: places.*within 10000000/,
  );
});

test('what the map called things is read as it is written, and gives its names their ids again', () => {
  const former = indexFormerNames(
    ['actor:ada', 'actor:john-r-bolton', 'place:rome'],
    [{ id: 'actor:john-r-bolton', names: ['actor:john-bolton', 'actor:john-r-bolton'] }],
  );
  const encoder = new TextEncoder();
  const write = (project: ProjectDocument) =>
    new Map([...writeProjectParts(project)].map(({ path, text }) => [path, encoder.encode(text)] as const));
  const read = readProject('case.dramatis', write({ ...PROJECT, names: listFormerNames(former) }));
  expect(new Map(indexFormerNames([], read.names!))).toEqual(new Map(former));
  expect(readProject('case.dramatis', write(PROJECT))).not.toHaveProperty('names');
  const broken = write(PROJECT).set(
    'names.json',
    encoder.encode('{"format":"dramatis-names","version":1,"names":[7]}'),
  );
  expect(() => readProject('case.dramatis', broken)).toThrow(
    /^case.dramatis\/names.json: names\[0\] should be an object/,
  );
});
