import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { runnerImport } from 'vite';
import { MERGING_RULES, NAME_RULES, type Switch } from './rules/switches.ts';

/*
 * npm run bench:rules [RULE …]
 *
 * What each rule is worth: the figures of names (three development sets) and of merging (DWIE) with it switched off, in
 * hundredths of a point against all rules at work. Above nought the rule loses. Without arguments all of them, some
 * twelve minutes.
 */
const FOLDER = '../shared/eval/dev';
const SETS = ['worldwide-newswire-dev', 'wikigold', 'uner-ewt-test'];

if (!existsSync(FOLDER)) console.log(`nothing to measure with: ${FOLDER} is not there`);
else {
  const asked = process.argv.slice(3);
  const isAsked = ({ rule }: Switch): boolean => asked.length === 0 || asked.includes(rule);
  console.log('switched off: newswire, WikiGold, EWT in hundredths of a point of F1');
  const all = await scoreNames();
  console.log(`${'none'.padEnd(24)} ${all.map((score) => score.toFixed(4)).join(' ')}`);
  for (const one of NAME_RULES.filter(isAsked)) show(one, all, await scoreNames(one));
  console.log('switched off: edges of DWIE');
  const merged = await scoreMerging();
  console.log(`${'none'.padEnd(24)} ${merged.toFixed(4)}`);
  for (const one of MERGING_RULES.filter(isAsked)) show(one, [merged], [await scoreMerging(one)]);
}

function show({ rule, file }: Switch, all: readonly number[], own: readonly number[]): void {
  const changes = own.map((score, at) => Math.round(10_000 * (score - all[at]!)));
  const name = `${rule} (${file.split('/').at(-1)})`;
  console.log(
    `${name.padEnd(48)} ${changes.map((change) => `${change > 0 ? '+' : ''}${change}`.padStart(5)).join('')}`,
  );
}

async function scoreNames(off?: Switch): Promise<number[]> {
  const { scoreNames: score } = await load(off);
  return score(FOLDER, SETS);
}

async function scoreMerging(off?: Switch): Promise<number> {
  const { scoreMerging: score } = await load(off);
  return score(`${FOLDER}/dwie-aliases-dev.json`);
}

async function load(off: Switch | undefined): Promise<typeof import('./rules/score-rules.ts')> {
  const plugins = off
    ? [{ name: 'switch-off', transform: (code: string, id: string) => switchOff(code, id, off) }]
    : [];
  const entry = resolve('tests/bench/rules/score-rules.ts');
  return (await runnerImport<typeof import('./rules/score-rules.ts')>(entry, { plugins, logLevel: 'error' })).module;
}

/** @throws RangeError where the rule's function is not there: a rule that was renamed would look as if it did nothing. */
function switchOff(code: string, id: string, { file, rule, off }: Switch): string | undefined {
  if (!id.endsWith(`src/${file}`)) return undefined;
  const begin = new RegExp(`function ${rule}\\(`).exec(code);
  const body = begin && /\{\n/.exec(code.slice(begin.index));
  if (!begin || !body) throw new RangeError(`${file} has no function ${rule}`);
  const at = begin.index + body.index + body[0].length;
  return `${code.slice(0, at)}return ${off};\n${code.slice(at)}`;
}
