import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Article } from '../../src/model/article.ts';
import type { Recognition } from '../../src/model/mention.ts';
import { drain } from '../../src/model/progress.ts';
import { type Span, spansOverlap } from '../../src/model/span.ts';
import { readArticles } from '../../src/read/read-articles.ts';
import { createRecogniser } from '../../src/recognise/recognise.ts';
import { decodeTagger } from '../../src/recognise/tagger.ts';
import { readLexicon } from '../helpers/lexicon.ts';

/*
 * npm run bench:roles [-- errors]
 *
 * Of whom a role is said: 300 role mentions of articles that shaped nothing here, their stated holders and organisations
 * read by eye (tests/measure/role-statements.tsv). Every second one may steer the rules; the others say how they do on text
 * that did not. Reads ../shared; what is not there is named.
 */
const SHARED = resolve('../shared/corpora');
const FILE = 'tests/measure/role-statements.tsv';

/** What one annotator said of a role mention. Spans are of the article's text as read. */
interface Verdict extends Span {
  readonly article: string;
  readonly isRole: boolean;
  readonly holders: readonly Span[];
  readonly organizations: readonly Span[];
  /** May be given or not. */
  readonly optional: readonly Span[];
}

interface Tally {
  right: number;
  wrong: number;
  missed: number;
}

const verdicts = readFileSync(FILE, 'utf8').split('\n').slice(1).filter(Boolean).map(readVerdict);
const recognitions = recognise(new Set(verdicts.map(({ article }) => article)));
if (recognitions) {
  const showErrors = process.argv[3] === 'errors';
  for (const [name, part] of [
    ['may steer the rules', verdicts.filter((_, index) => index % 2 === 0)],
    ['kept apart', verdicts.filter((_, index) => index % 2 === 1)],
  ] as const) {
    const tally: Tally = { right: 0, wrong: 0, missed: 0 };
    let roles = 0;
    let found = 0;
    for (const verdict of part) {
      const made = recognitions.get(verdict.article);
      if (!made) continue;
      const at = made.recognition.mentions.findIndex(
        (mention) => mention.kind === 'role' && mention.confidence >= 0.5 && spansOverlap(mention, verdict),
      );
      if (at >= 0) found++;
      if (at >= 0 && verdict.isRole) roles++;
      judge(verdict, at, made.article, made.recognition, tally, showErrors && name === 'may steer the rules');
    }
    const { right, wrong, missed } = tally;
    console.log(
      `${name}: ${right} statements right, ${wrong} wrong, ${missed} missed; precision ${share(right, right + wrong)}, recall ${share(right, right + missed)}; ` +
        `of ${found} roles found ${share(roles, found)} are one`,
    );
  }
}

function share(part: number, whole: number): string {
  return (part / Math.max(1, whole)).toFixed(3);
}

function judge(
  verdict: Verdict,
  at: number,
  { text }: Article,
  { mentions, roleTies }: Recognition,
  tally: Tally,
  show: boolean,
): void {
  const ties = at < 0 ? [] : roleTies.filter(({ role }) => role === at);
  const say = (what: string, span: Span) => {
    if (show)
      console.log(
        `${what}: ${text.slice(verdict.from, verdict.to)} – ${text.slice(span.from, span.to)}   [${verdict.article}] ${around(text, verdict)}`,
      );
  };
  for (const end of ['holder', 'organization'] as const) {
    const wanted = end === 'holder' ? verdict.holders : verdict.organizations;
    const given = [...new Set(ties.flatMap((tie) => tie[end] ?? []))].map((index) => mentions[index]!);
    for (const span of given) {
      if (wanted.some((gold) => spansOverlap(gold, span))) tally.right++;
      else if (!verdict.optional.some((gold) => spansOverlap(gold, span))) {
        tally.wrong++;
        say(`WRONG ${end}`, span);
      }
    }
    for (const gold of wanted) {
      if (given.some((span) => spansOverlap(gold, span))) continue;
      tally.missed++;
      say(`MISSED ${end}`, gold);
    }
  }
}

function around(text: string, { from, to }: Span): string {
  return text.slice(Math.max(0, from - 70), to + 90).replace(/\s+/g, ' ');
}

function recognise(
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, { article: Article; recognition: Recognition }> | undefined {
  const recogniser = createRecogniser({
    lexicon: readLexicon(),
    tagger: decodeTagger(gunzipSync(readFileSync('graph-data/model/tagger.bin.gz'))),
  });
  const made = new Map<string, { article: Article; recognition: Recognition }>();
  for (const file of new Set([...wanted].map((id) => id.replace(/#.*/, '')))) {
    const path = `${SHARED}/${file}`;
    if (!existsSync(path)) {
      console.log(`nothing to measure with: ${path} is not there`);
      return undefined;
    }
    const ids = new Set([...wanted].map((id) => id.replace(/.*#/, '')));
    const lines = readFileSync(path, 'utf8').split('\n');
    const text = lines.filter((line) => line !== '' && ids.has((JSON.parse(line) as { id: string }).id)).join('\n');
    for (const article of drain(readArticles([{ name: file, text }])).articles)
      made.set(article.id, { article, recognition: recogniser.recogniseArticle(article) });
  }
  return made;
}

function readVerdict(line: string): Verdict {
  const [article = '', from = '', to = '', verdict = '', holders = '', organizations = '', optional = ''] =
    line.split('\t');
  return {
    article,
    from: Number(from),
    to: Number(to),
    isRole: verdict === 'role',
    holders: readSpans(holders),
    organizations: readSpans(organizations),
    optional: readSpans(optional),
  };
}

/** `12-20|31-38`, each perhaps with `h:` or `o:` before it. */
function readSpans(list: string): Span[] {
  return list
    .split('|')
    .filter(Boolean)
    .map((span) => {
      const [from = 0, to = 0] = span
        .replace(/^[ho]:/, '')
        .split('-')
        .map(Number);
      return { from, to };
    });
}
