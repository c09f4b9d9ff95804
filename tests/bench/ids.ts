import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { indexFormerNames } from '../../src/model/former.ts';
import { drain } from '../../src/model/progress.ts';
import { readArticles } from '../../src/read/read-articles.ts';
import { createRecogniser } from '../../src/recognise/recognise.ts';
import { decodeTagger } from '../../src/recognise/tagger.ts';
import { nameCorpus } from '../../src/resolve/named-corpus.ts';
import { decideNames } from '../../src/resolve/resolve.ts';
import { readLexicon } from '../helpers/lexicon.ts';

/*
 * npm run bench:ids
 *
 * How many ids change as articles come: each step is built over the one before, and from nothing. Reads ../shared; what is not there is
 * named. A name that an earlier build had and whose articles are still there should bear the same id; what is kept apart because an
 * earlier build showed two is counted.
 */
const SHARED = '../shared/corpora';
const recogniser = createRecogniser({
  lexicon: readLexicon(),
  tagger: decodeTagger(gunzipSync(readFileSync('graph-data/model/tagger.bin.gz'))),
});

measure('wikinews-2019-2020.jsonl', [150, 200, 250, 294]);
measure('reuters-21578.jsonl', [1500, 3000]);

function measure(name: string, steps: readonly number[]): void {
  const path = `${SHARED}/${name}`;
  if (!existsSync(path)) {
    console.log(`${path} is not there`);
    return;
  }
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, steps.at(-1));
  const recognised = new Map<string, ReturnType<typeof recogniser.recogniseArticle>>();
  let before: ReturnType<typeof resolve> | undefined;
  for (const step of steps) {
    const now = resolve(step, before);
    if (before) {
      const fresh = resolve(step);
      const lost = (ids: ReadonlySet<string>) => before!.ids.filter((id) => !ids.has(id)).length;
      console.log(
        `${name} ${before.articles} → ${now.articles} articles: of ${before.ids.length} ids ${lost(new Set(now.ids))} changed (${lost(new Set(fresh.ids))} where it is built from nothing), ${now.ids.length} names (${fresh.ids.length} from nothing)`,
      );
      if (process.argv.includes('-v')) {
        const [has, had] = [new Set(now.ids), new Set(fresh.ids)];
        console.log(
          before.ids.filter((id) => !has.has(id)),
          now.ids.filter((id) => !had.has(id)),
          fresh.ids.filter((id) => !has.has(id)),
        );
      }
    }
    before = now;
  }

  function resolve(step: number, former?: { readonly former: ReadonlyMap<string, string> }) {
    const { articles } = drain(readArticles([{ name, text: lines.slice(0, step).join('\n') }]));
    const recognitions = articles.map((article) => {
      const key = `${article.id}\n${JSON.stringify(article.furniture)}`;
      const known = recognised.get(key) ?? recogniser.recogniseArticle(article);
      recognised.set(key, known);
      return known;
    });
    const corpus = drain(nameCorpus({ articles, recognitions, lexicon: recogniser.lexicon, former: former?.former }));
    const { entities, names = [] } = decideNames(corpus, []).resolution;
    const ids = entities.map(({ id }) => id);
    return { articles: articles.length, ids, former: indexFormerNames(ids, names) };
  }
}
