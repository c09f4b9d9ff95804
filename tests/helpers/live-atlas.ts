import { DEFAULT_SETTINGS } from '../../src/model/atlas.ts';
import { drain } from '../../src/model/progress.ts';
import { decideAtlas, recogniseCorpus, reviveAtlas } from '../../src/pipeline.ts';
import { createRecogniser } from '../../src/recognise/recognise.ts';
import { readLexicon } from './lexicon.ts';
import { plainArticle } from './plain-article.ts';
import { readTagger } from './tagger.ts';

/** What articles of these texts say, and the atlas of it, ready to be decided on. */
export function makeLiveAtlas(texts: readonly string[]) {
  const recogniser = createRecogniser({ lexicon: readLexicon(), tagger: readTagger() });
  const articles = texts.map((text, at) => plainArticle(text, `${at}.txt`));
  const corpus = drain(recogniseCorpus({ articles, notices: [] }, recogniser));
  const first = drain(decideAtlas(corpus, [], DEFAULT_SETTINGS));
  return { corpus, live: drain(reviveAtlas(corpus, first)) };
}
