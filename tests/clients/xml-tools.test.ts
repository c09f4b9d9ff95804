import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect } from 'vitest';
import { GEXF_VERSIONS } from '../../src/write/format.ts';
import { writeGexf } from '../../src/write/gexf.ts';
import { writeGraphml } from '../../src/write/graphml.ts';
import { hasCommand, testClient, withFile } from './clients.ts';
import { HOSTILE_DOCUMENT, makeAtlasDocument } from './documents.ts';

/** The official RELAX NG grammars, where the machine has them. */
const GRAMMARS = resolve(import.meta.dirname, '../../../shared/eval/gexf');

const xmllint = hasCommand('xmllint') ? 'xmllint' : undefined;
const jing = hasCommand('jing') && existsSync(GRAMMARS) ? 'jing' : undefined;

describe.each([
  ['an atlas', makeAtlasDocument],
  ['hostile texts', async () => HOSTILE_DOCUMENT],
] as const)('%s', (_, make) => {
  for (const version of GEXF_VERSIONS) {
    testClient(
      jing,
      'jing with the GEXF grammars',
      `is valid GEXF ${version} by its RELAX NG grammar`,
      async (command) => {
        const gexf = writeGexf(await make(), { gexfVersion: version });
        expect(runOn(command, ['-c', join(GRAMMARS, version, 'gexf.rnc')], gexf)).toEqual({ status: 0, said: '' });
      },
    );

    testClient(xmllint, 'xmllint', `is well-formed XML in GEXF ${version}`, async (command) => {
      const gexf = writeGexf(await make(), { gexfVersion: version });
      expect(runOn(command, ['--noout'], gexf)).toEqual({ status: 0, said: '' });
    });
  }

  testClient(xmllint, 'xmllint', 'is well-formed XML in GraphML', async (command) => {
    expect(runOn(command, ['--noout'], writeGraphml(await make()))).toEqual({ status: 0, said: '' });
  });
});

function runOn(command: string, options: readonly string[], chunks: Iterable<string>) {
  return withFile('graph.xml', chunks, (path) => {
    const { status, stdout, stderr } = spawnSync(command, [...options, path], { encoding: 'utf8' });
    return { status, said: (stdout + stderr).slice(0, 2000) };
  });
}
