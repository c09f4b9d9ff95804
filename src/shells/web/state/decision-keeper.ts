import { type Curation, readCuration, writeCuration } from '../../../index.ts';
import { openEditedFile } from './edited-file.ts';

/** Where decisions are kept as soon as they are made. */
export interface DecisionKeeper {
  /** "in this browser": where, as a person would say it. */
  readonly place: string;
  read(): Promise<Curation>;
  /** @throws RangeError or KeepError saying why it could not be kept; what was kept before is as it was. */
  write(curation: Curation): Promise<void>;
}

/** The atlas folder, written by the server of this page (`dramatis explore --edit`). */
export function keepInFolder(token: string): DecisionKeeper {
  const file = openEditedFile('./decisions', token);
  return {
    place: 'in the atlas folder',
    read: async () => readCuration('curation.json', await file.read()),
    write: (curation) => file.write(writeCuration(curation)),
  };
}

/** Names what is kept of one build of a served atlas. */
const projectOf = (build: string) => `decisions ${build}`;

/** Whether a person asked this browser to keep decisions on such an atlas; so it is said to where that cannot be read, and reading it tells why. */
export async function keepsDecisions(build: string): Promise<boolean> {
  return findInBrowser(build).then(
    (keeper) => keeper !== undefined,
    () => true,
  );
}

/** This browser, where a person asked for that; undefined where nobody did. */
export async function findInBrowser(build: string): Promise<DecisionKeeper | undefined> {
  const { openKeep } = await import('../keep/keep.ts');
  // A browser that keeps nothing keeps no decisions either: nobody asked it to.
  const keep = await openKeep().catch(() => undefined);
  const project = projectOf(build);
  if (!keep || !(await keep.find(project))) return undefined;
  let revision = 0;
  return {
    place: 'in this browser',
    async read() {
      const part = await keep.readPart(project, 'curation');
      revision = part?.revision ?? 0;
      return part ? readCuration('the decisions kept in this browser', part.text) : [];
    },
    async write(curation) {
      revision = await keep.writePart(project, 'curation', writeCuration(curation), revision);
    },
  };
}

/** Keeps decisions in this browser from now on. @param name what a person will know it by. */
export async function beginInBrowser(build: string, name: string): Promise<DecisionKeeper> {
  const { openKeep } = await import('../keep/keep.ts');
  await (await openKeep()).begin(projectOf(build), name);
  const keeper = await findInBrowser(build);
  if (!keeper) throw new RangeError('this browser keeps nothing');
  await keeper.read();
  return keeper;
}

export async function endInBrowser(build: string): Promise<void> {
  const { openKeep } = await import('../keep/keep.ts');
  await (await openKeep()).remove(projectOf(build));
}
