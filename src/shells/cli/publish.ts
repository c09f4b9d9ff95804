import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, Option } from 'commander';
import {
  type Atlas,
  KEPT_TEXTS,
  type KeptText,
  LEFT_OUT,
  redactAtlas,
  reopenAtlas,
  writeAtlasFolder,
  writeSinglePage,
  writeSitePage,
} from '../../index.ts';
import { isDraft } from './drafts.ts';
import { explainFileError, WorkError } from './errors.ts';
import { FolderDraft } from './folder-draft.ts';
import { workOnFolder } from './open-folder.ts';
import { say } from './printable.ts';
import { openOutput } from './write-files.ts';

interface PublishOptions {
  readonly output: string;
  readonly text: KeptText;
  readonly title?: string;
  readonly dryRun?: true;
  readonly quiet?: true;
}

/** The page as it is handed on, made with the program. */
const PAGE = fileURLToPath(new URL('../web/single/', import.meta.url));
/** In a folder that was published before, and nowhere else. */
const SITE_FILES = ['index.html', 'page.js', 'style.css'] as const;

export function addPublish(program: Command): void {
  program
    .command('publish')
    .description(
      'Make a map to hand on, to be looked at and not changed: one HTML file, or a folder for any static host.',
    )
    .argument('<dir>', 'the atlas folder')
    .requiredOption('-o, --output <path>', 'a file that ends in .html, or a folder')
    .addOption(
      new Option('--text <which>', 'all of the articles, the sentences that prove connections, or no text')
        .choices([...KEPT_TEXTS])
        .default('sentences'),
    )
    .option('--title <text>', 'of the page (default: the name of the atlas folder)')
    .option('--dry-run', 'say what it would hold, and write nothing')
    .option('-q, --quiet', 'say nothing')
    .action(publish);
}

async function publish(dir: string, { output, text, title, dryRun, quiet }: PublishOptions): Promise<void> {
  const atlas = redactAtlas(await workOnFolder(dir, (source) => reopenAtlas(source)), text);
  const name = title ?? basename(resolve(dir));
  if (!quiet) for (const line of sayContents(atlas, text)) say(line);
  if (dryRun) return;
  if (/\.html?$/i.test(output)) await writeFileOf(atlas, name, output);
  else await writeSite(atlas, name, output);
  if (!quiet) say(`${output} is written`);
}

/** What it holds, before it is written. */
function* sayContents(atlas: Atlas, text: KeptText): Generator<string> {
  const { articles, graph } = atlas;
  const number = (value: number) => value.toLocaleString('en');
  const sentences = articles.flatMap(({ text, sentences }) => sentences.map(({ from, to }) => text.slice(from, to)));
  const kept = sentences.filter((sentence) => sentence.replace(LEFT_OUT, '').trim() !== '').length;
  const what = { full: 'in full', sentences: 'the sentences that prove connections', none: 'left out' }[text];
  yield `holds: ${number(graph.nodes.length)} names, ${number(graph.edges.length)} connections, ${number(articles.length)} articles`;
  yield `holds: the articles' titles, days, sources and addresses, and the words by which regions are told apart`;
  yield `holds: the articles' text ${what} (${number(kept)} of ${number(sentences.length)} sentences)`;
  yield 'leaves out: decisions and who made them, notes, and what reading the files gave to say';
}

async function writeFileOf(atlas: Atlas, title: string, output: string): Promise<void> {
  const target = await openOutput(output);
  const [script, style] = await Promise.all([readPart('page.js'), readPart('style.css')]);
  const scriptHash = createHash('sha256').update(script).digest('base64');
  await target.write(writeSinglePage({ title, script, style, scriptHash, files: writeAtlasFolder(atlas) }));
}

async function writeSite(atlas: Atlas, title: string, output: string): Promise<void> {
  const draft = await FolderDraft.open(output, (folder) => {
    const others = readdirSync(folder).filter((name) => !isDraft(name));
    if (others.length === 0 || SITE_FILES.every((file) => others.includes(file))) return;
    throw new WorkError(`${output} holds other files and no map that was published; choose a new folder with -o`);
  });
  try {
    await draft.add('index.html', [writeSitePage(title)]);
    for (const file of ['page.js', 'style.css'] as const) await draft.add(file, [await readPart(file)]);
    for (const { path, text } of writeAtlasFolder(atlas)) await draft.add(`atlas/${path}`, [text]);
    draft.commit((path) => path.startsWith('atlas/') || SITE_FILES.some((file) => file === path));
  } finally {
    draft.discard();
  }
}

async function readPart(file: string): Promise<string> {
  try {
    return await readFile(`${PAGE}${file}`, 'utf8');
  } catch (error) {
    throw new WorkError(
      `the page to hand on is missing (${file}: ${explainFileError(error)}); install the program again`,
    );
  }
}
