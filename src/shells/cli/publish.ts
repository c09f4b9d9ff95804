import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, Option } from 'commander';
import {
  addNews,
  addViews,
  describeHandOn,
  fitNews,
  KEPT_TEXTS,
  type KeptText,
  listSiteFiles,
  type PageFiles,
  redactAtlas,
  reopenAtlas,
  SITE_FILES,
  sayHandOn,
  writeAtlasFolder,
  writeSinglePage,
  writeZip,
  zipTexts,
} from '../../index.ts';
import { isDraft } from './drafts.ts';
import { explainFileError, WorkError } from './errors.ts';
import { FolderDraft } from './folder-draft.ts';
import { workOnFolder } from './open-folder.ts';
import { say } from './printable.ts';
import { loadViews } from './views-file.ts';
import { loadNews } from './write-atlas.ts';
import { openOutput } from './write-files.ts';

interface PublishOptions {
  readonly output: string;
  readonly text: KeptText;
  readonly title?: string;
  readonly story?: string;
  readonly dryRun?: true;
  readonly quiet?: true;
}

type AtlasFiles = ReturnType<typeof addViews>;

/** The page as it is handed on, made with the program. */
const PAGE = fileURLToPath(new URL('../web/single/', import.meta.url));

export function addPublish(program: Command): void {
  program
    .command('publish')
    .description(
      'Make a map to hand on, to be looked at and not changed: one HTML file, or a folder for any static host, also as a zip.',
    )
    .argument('<dir>', 'the atlas folder')
    .requiredOption('-o, --output <path>', 'a file that ends in .html or .zip, or a folder')
    .addOption(
      new Option('--text <which>', 'all of the articles, the sentences that prove connections, or no text')
        .choices([...KEPT_TEXTS])
        .default('sentences'),
    )
    .option(
      '--story <file>',
      'named views with their captions: a views.json, or the project that holds them (default: views.json in the atlas folder)',
    )
    .option('--title <text>', 'of the page (default: the name of the atlas folder)')
    .option('--dry-run', 'say what it would hold, and write nothing')
    .option('-q, --quiet', 'say nothing')
    .action(publish);
}

async function publish(dir: string, { output, text, title, story, dryRun, quiet }: PublishOptions): Promise<void> {
  const { whole, build } = await workOnFolder(dir, async (source) => ({
    whole: await reopenAtlas(source),
    build: source.manifest.build,
  }));
  const views = await loadViews(dir, story);
  const name = title ?? basename(resolve(dir));
  if (!quiet) {
    const { holds, leavesOut } = sayHandOn(describeHandOn(whole), text, views.length);
    for (const line of holds) say(`holds: ${line}`);
    for (const line of leavesOut) say(`leaves out: ${line}`);
  }
  if (dryRun) return;
  const news = await loadNews(dir, build);
  const files = addViews(
    addNews(writeAtlasFolder(redactAtlas(whole, text)), news && fitNews(news, whole.graph)),
    views,
  );
  if (/\.html?$/i.test(output)) await writeFileOf(files, name, output);
  else if (/\.zip$/i.test(output)) await writeZipOf(files, name, output);
  else await writeSite(files, name, output);
  if (!quiet) say(`${output} is written`);
}

async function writeFileOf(files: AtlasFiles, title: string, output: string): Promise<void> {
  const target = await openOutput(output);
  const [page, scriptHash] = [await readPage(), await readPart('page.sha256')];
  await target.write(writeSinglePage({ title, ...page, scriptHash, files }));
}

async function writeZipOf(files: AtlasFiles, title: string, output: string): Promise<void> {
  const target = await openOutput(output);
  await target.write(writeZip(zipTexts(listSiteFiles(title, await readPage(), files))));
}

async function writeSite(files: AtlasFiles, title: string, output: string): Promise<void> {
  const draft = await FolderDraft.open(output, (folder) => {
    const others = readdirSync(folder).filter((name) => !isDraft(name));
    if (others.length === 0 || SITE_FILES.every((file) => others.includes(file))) return;
    throw new WorkError(`${output} holds other files and no map that was published; choose a new folder with -o`);
  });
  try {
    for (const { path, text } of listSiteFiles(title, await readPage(), files)) {
      await draft.add(path, [text]);
    }
    draft.commit((path) => path.startsWith('atlas/') || SITE_FILES.includes(path));
  } finally {
    draft.discard();
  }
}

async function readPage(): Promise<PageFiles> {
  const [script, style] = await Promise.all([readPart('page.js'), readPart('style.css')]);
  return { script, style };
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
