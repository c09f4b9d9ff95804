import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { scoreEdges } from '../../../src/measure/cluster-scores.ts';
import { drain } from '../../../src/model/progress.ts';
import { createRecogniser } from '../../../src/recognise/recognise.ts';
import { decodeTagger } from '../../../src/recognise/tagger.ts';
import { resolveEntities } from '../../../src/resolve/resolve.ts';
import { readLexicon } from '../../helpers/lexicon.ts';
import { plainArticle } from '../../helpers/plain-article.ts';
import { isRight } from '../accuracy/confidence.ts';
import { readDwie } from '../accuracy/dwie.ts';
import { readMarkedTexts } from '../accuracy/marked-texts.ts';

/** Names from which confidence a map draws them. */
const DRAWN = 0.5;

/** F1 of exact span and kind on each set. Imported anew for each rule, so that each sees its own code. */
export function scoreNames(folder: string, sets: readonly string[]): number[] {
  const tagger = decodeTagger(gunzipSync(readFileSync('graph-data/model/tagger.bin.gz')));
  const recogniser = createRecogniser({ lexicon: readLexicon(), tagger });
  return sets.map((set) => {
    let [found, wanted, right] = [0, 0, 0];
    for (const { text, gold } of readMarkedTexts(`${folder}/${set}.jsonl`)) {
      wanted += gold.length;
      for (const mention of recogniser.recogniseArticle(plainArticle(text)).mentions) {
        if (mention.kind === 'role' || mention.confidence < DRAWN) continue;
        found++;
        if (isRight(mention, gold)) right++;
      }
    }
    return (2 * right) / (found + wanted);
  });
}

/** F1 of the edges of DWIE, whose mentions are given. */
export function scoreMerging(file: string): number {
  const { articles, recognitions, gold } = readDwie(file);
  const input = { articles, recognitions, lexicon: readLexicon(), curation: [] };
  const { entities, assignments } = drain(resolveEntities(input)).resolution;
  return scoreEdges(
    assignments.map((own) => own.map((at) => entities[at]!.id)),
    gold,
  ).f1;
}
