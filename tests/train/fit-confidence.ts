import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { createRecogniser } from '../../src/recognise/recognise.ts';
import { stateConfidence } from '../../src/recognise/rules/stated-confidence.ts';
import { decodeTagger } from '../../src/recognise/tagger.ts';
import type { StatedCurves } from '../../src/recognise/weights.ts';
import { isRight } from '../bench/accuracy/confidence.ts';
import { readMarkedTexts } from '../bench/accuracy/marked-texts.ts';
import { readLexicon } from '../helpers/lexicon.ts';
import { plainArticle } from '../helpers/plain-article.ts';
import { fitCurves, type Outcome } from './confidence-curves.ts';

/*
 * npm run fit:confidence
 *
 * Fits what confidences are worth once the rules have had their say (`STATED` in src/recognise/weights.ts), on the three
 * development sets, and holds the curves of each half of their articles against the other half: names, stated, right.
 */
const FOLDER = '../shared/eval/dev';
const SETS = ['worldwide-newswire-dev', 'wikigold', 'uner-ewt-test'];

if (!existsSync(FOLDER)) console.log(`nothing to fit on: ${FOLDER} is not there`);
else {
  const { curves: _, ...tagger } = decodeTagger(gunzipSync(readFileSync('graph-data/model/tagger.bin.gz')));
  // Without its curves: as the rules have it.
  const recogniser = createRecogniser({ lexicon: readLexicon(), tagger });
  const halves: [Outcome[], Outcome[]] = [[], []];
  for (const set of SETS) {
    for (const [at, { text, gold }] of readMarkedTexts(`${FOLDER}/${set}.jsonl`).entries()) {
      for (const mention of recogniser.recogniseArticle(plainArticle(text)).mentions) {
        if (mention.kind === 'role' || mention.demonym) continue;
        halves[at % 2]!.push({ ...mention, right: isRight(mention, gold) });
      }
    }
  }
  for (const [half, own] of halves.entries()) {
    console.log(`curves of half ${half + 1}, on the other half`);
    printTenths(halves[1 - half]!, fitCurves(own));
  }
  const curves = fitCurves(halves.flat());
  console.log('curves of both halves, on both');
  printTenths(halves.flat(), curves);
  console.log(JSON.stringify(curves, null, 2));
}

function printTenths(outcomes: readonly Outcome[], curves: StatedCurves): void {
  const rows = outcomes.map((outcome) => ({
    stated: Math.round(100 * stateConfidence(outcome, curves)) / 100,
    right: outcome.right,
  }));
  for (let tenth = 3; tenth < 10; tenth++) {
    const own = rows.filter(({ stated }) => Math.min(9, Math.floor(stated * 10 + 1e-9)) === tenth);
    if (own.length === 0) continue;
    const stated = own.reduce((sum, row) => sum + row.stated, 0) / own.length;
    const right = own.filter((row) => row.right).length / own.length;
    console.log(`  0.${tenth}–  ${String(own.length).padStart(5)}  ${stated.toFixed(3)}  ${right.toFixed(3)}`);
  }
}
