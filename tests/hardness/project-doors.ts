import {
  buildFromArticles,
  DEFAULT_SETTINGS,
  drain,
  findArticleFiles,
  openSource,
  type ProjectDocument,
  type Recogniser,
  readArticles,
  readProject,
  type SourceFile,
  unpack,
  writeAtlasFolder,
  writeProjectParts,
} from '../../src/index.ts';
import { zipParts } from '../helpers/source-files.ts';
import { checkArticle } from './check-article.ts';
import type { Door } from './door.ts';
import { damageBytes, mutateJson, mutateText } from './mutate.ts';
import { ARTICLE_SEEDS } from './seeds.ts';

const DOCUMENT: ProjectDocument = {
  name: 'The case',
  settings: {
    ...DEFAULT_SETTINGS,
    reach: { unit: 'sentence', within: 1 },
    roles: 'all',
    layout: { gravity: 2, separateCommunities: true },
  },
  columns: { text: 'Inhalt', title: 'Kopf' },
  curation: [
    { type: 'merge', entity: 'actor:ada', into: 'actor:ada-lovelace' },
    { type: 'hide', entity: 'place:london' },
  ],
  news: {
    articles: 1,
    names: { count: 1, first: [{ id: 'actor:ada', label: 'Ada' }] },
    connections: { count: 1, first: [{ a: 'actor:ada', b: 'place:london', weight: 1, before: 0 }] },
    strengthened: { count: 0, first: [] },
  },
  views: '{"views":[{"name":"First","address":"#show=all"}]}',
};

const ARTICLES: Readonly<Record<string, string>> = {
  'a.txt': ARTICLE_SEEDS['a.txt']![0]!,
  'b/a.html': ARTICLE_SEEDS['a.html']![0]!,
  'c.csv': 'Kopf,Inhalt\nVisit,Ada Lovelace met Charles Babbage in London.\n',
};

/** Project files, damaged: as they lie on the disk, in what they say of themselves, and in the paths of what is in them. */
export function listProjectDoors(recogniser: Recogniser): readonly Door[] {
  const parts: readonly (readonly [path: string, text: string])[] = [
    ...[...writeProjectParts(DOCUMENT)].map(({ path, text }) => [path, text] as const),
    ...Object.entries(ARTICLES).map(([path, text]) => [`articles/${path}`, text] as const),
  ];
  const whole = zipParts(parts);
  const texts = parts.map(([, text]) => text);
  return [
    {
      name: 'project files',
      share: 3,
      make: (choice) => {
        if (choice.chance(0.3)) return damageBytes(whole, choice);
        const at = choice.number(parts.length);
        const [path, text] = parts[at]!;
        const changed =
          path.endsWith('.json') && choice.chance(0.8) ? mutateJson(text, choice) : mutateText(text, texts, choice);
        const own = choice.chance(0.8) ? path : mutateText(path, ['../', 'articles/', '/', '__proto__', '\\'], choice);
        const others = choice.chance(0.05) ? [] : parts;
        return zipParts([...others.filter((_, index) => index !== at), [own, changed]]);
      },
      enter: async (input) => {
        const files = unpack({ name: 'a.dramatis', bytes: input as Uint8Array }, []);
        const document = readProject('a.dramatis', files);
        const again = readProject(
          'b.dramatis',
          unpack(
            {
              name: 'b.dramatis',
              bytes: zipParts([...writeProjectParts(document)].map(({ path, text }) => [path, text])),
            },
            [],
          ),
        );
        if (JSON.stringify(again) !== JSON.stringify(document)) throw new Error('a project changes as it is written');
        const opened: SourceFile[] = [];
        for (const article of findArticleFiles(files))
          for (const file of await openSource(article, [])) opened.push(file);
        const read = drain(readArticles(opened, document.columns));
        for (const article of read.articles) checkArticle(article);
        const built = drain(buildFromArticles(read, document, recogniser));
        for (const _ of writeAtlasFolder(built));
      },
    },
  ];
}
