import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { splitParagraphs } from '../../src/read/paragraphs.ts';
import { splitSentences } from '../../src/read/sentences.ts';
import { decodeTagger, type Tagger } from '../../src/recognise/tagger.ts';
import { tokeniseSpan } from '../../src/text/tokens.ts';

/*
 * npm run bench:tagger [MODEL]
 *
 * What the tagger that ships gets right on text it was not trained on, how honest its confidence is, and how fast it
 * is. Reads ../shared/eval/dev and ../shared/corpora.
 */
const DEV = '../shared/eval/dev';
const NEWS = '../shared/corpora/reuters-21578.jsonl';
const KINDS: Readonly<Record<string, string>> = { PER: 'person', ORG: 'organization', LOC: 'place' };

interface Count {
  found: number;
  gold: number;
  right: number;
}

if (!existsSync(DEV)) {
  console.log(`nothing to measure with: ${DEV} is not there`);
} else {
  const packed = readFileSync(process.argv[3] ?? 'graph-data/model/tagger.bin.gz');
  const unpacked = gunzipSync(packed);
  const started = cpuSeconds();
  const tagger = decodeTagger(unpacked);
  const decoding = ((cpuSeconds() - started) * 1000).toFixed(0);
  console.log(`model ${(packed.length / 1e6).toFixed(2)} MB gzipped, decoded in ${decoding} ms of processor time\n`);

  console.log('names, exact span and kind: precision recall F1 · F1 of persons, organizations, places');
  const bins = Array.from({ length: 10 }, () => ({ found: 0, right: 0, sum: 0 }));
  for (const name of ['worldwide-newswire-dev', 'wikigold', 'uner-ewt-test']) {
    for (const own of [false, true]) {
      const counts = scoreNames(tagger, `${DEV}/${name}.jsonl`, own, own ? undefined : bins);
      const all = sum(Object.values(counts));
      const kinds = Object.values(KINDS).map((kind) => percent(f1(counts[kind]!)));
      console.log(
        `${name.padEnd(24)} ${own ? 'running text' : 'gold tokens '}  ${percent(all.right / all.found)} ${percent(all.right / all.gold)} ${percent(f1(all))} · ${kinds.join(' ')}`,
      );
    }
  }
  console.log('\nconfidence, all three sets: names, stated, right');
  for (const [index, { found, right, sum: stated }] of bins.entries()) {
    if (found > 0) {
      console.log(
        `${(index / 10).toFixed(1)}–${((index + 1) / 10).toFixed(1)}  ${String(found).padStart(5)}  ${percent(stated / found)}  ${percent(right / found)}`,
      );
    }
  }
  console.log(`\nparts of speech, uner-ewt-test: ${percent(scorePartsOfSpeech(tagger), 2)}`);
  if (existsSync(NEWS))
    console.log(`\nspeed, sentences to names: ${Math.round(measureSpeed(tagger))} tokens a second of processor time`);
}

function sum(counts: readonly Count[]): Count {
  const total = { found: 0, gold: 0, right: 0 };
  for (const { found, gold, right } of counts) {
    total.found += found;
    total.gold += gold;
    total.right += right;
  }
  return total;
}

function f1({ found, gold, right }: Count): number {
  return (2 * right) / (found + gold);
}

function percent(share: number, digits = 1): string {
  return (100 * share).toFixed(digits);
}

/** Whether running text has no space before this token. */
function clings(forms: readonly string[], index: number): boolean {
  const form = forms[index]!;
  const before = forms[index - 1]!;
  if (/^(?:[.,;:!?)\]}%]|'s|’s|n't|'re|'ve|'ll|'d|'m|\.\.\.)$/.test(form) || /^[([{$]$/.test(before)) return true;
  const word = /^[\p{L}\p{N}]/u;
  if (form === '-') return word.test(before) && word.test(forms[index + 1] ?? '');
  return before === '-' && word.test(form) && word.test(forms[index - 2] ?? '');
}

/** Tags each article in its gold tokens; `own` puts it back into running text and cuts that by our own tokenizer. */
function scoreNames(
  tagger: Tagger,
  path: string,
  own: boolean,
  bins?: { found: number; right: number; sum: number }[],
) {
  const counts: Record<string, Count> = {};
  for (const kind of Object.values(KINDS)) counts[kind] = { found: 0, gold: 0, right: 0 };
  for (const line of readFileSync(path, 'utf8').trim().split('\n')) {
    const { sents } = JSON.parse(line) as { sents: { t: string[]; y: string[] }[] };
    let text = '';
    const gold = new Set<string>();
    const sentences = sents.map(({ t, y }) => {
      const from = text.length;
      const tokens = t.map((form, index) => {
        if (index > 0 && !(own && clings(t, index))) text += ' ';
        const token = { from: text.length, to: text.length + form.length };
        text += form;
        return token;
      });
      for (let i = 0; i < t.length; i++) {
        if (!y[i]!.startsWith('B-')) continue;
        let to = i + 1;
        while (y[to] === `I-${y[i]!.slice(2)}`) to++;
        const kind = KINDS[y[i]!.slice(2)]!;
        gold.add(`${tokens[i]!.from} ${tokens[to - 1]!.to} ${kind}`);
        counts[kind]!.gold++;
      }
      text += '\n';
      return own ? tokeniseSpan(text, { from, to: text.length }) : tokens;
    });
    for (const { names } of tagger.tagArticle(text, sentences)) {
      for (const { from, to, kind, confidence } of names) {
        const right = gold.has(`${from} ${to} ${kind}`) ? 1 : 0;
        counts[kind]!.found++;
        counts[kind]!.right += right;
        const bin = bins?.[Math.min(9, Math.floor(confidence * 10))];
        if (bin) {
          bin.found++;
          bin.right += right;
          bin.sum += confidence;
        }
      }
    }
  }
  return counts;
}

function scorePartsOfSpeech(tagger: Tagger): number {
  let right = 0;
  let all = 0;
  for (const line of readFileSync(`${DEV}/upos-ewt-test.jsonl`, 'utf8').trim().split('\n')) {
    const { t, u } = JSON.parse(line) as { t: string[]; u: string[] };
    let text = '';
    const tokens = t.map((form) => {
      const token = { from: text.length, to: text.length + form.length };
      text += `${form} `;
      return token;
    });
    const [tagged] = tagger.tagArticle(text, [tokens]);
    for (const [index, tag] of u.entries()) {
      all++;
      if (tagged?.pos[index] === tag) right++;
    }
  }
  return right / all;
}

/** Tokens a second from article text to names: paragraphs, sentences, tokens, parts of speech, two readings. */
function measureSpeed(tagger: Tagger): number {
  const texts = readFileSync(NEWS, 'utf8')
    .split('\n', 1500)
    .map((line) => (JSON.parse(line) as { text: string }).text);
  const run = (some: readonly string[]): number => {
    let count = 0;
    for (const text of some) {
      const sentences = splitSentences(text, splitParagraphs(text)).map((sentence) => tokeniseSpan(text, sentence));
      for (const tokens of sentences) count += tokens.length;
      tagger.tagArticle(text, sentences);
    }
    return count;
  };
  run(texts.slice(0, 300));
  const started = cpuSeconds();
  const count = run(texts.slice(300));
  return count / (cpuSeconds() - started);
}

/** Processor time of this process so far, all threads: on a busy machine the clock would measure the others too. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
