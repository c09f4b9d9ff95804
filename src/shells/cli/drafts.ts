import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/**
 * What is written stands under a draft's name until it is whole: `.dramatis-draft-<machine>-<process>-<chance>`. The name
 * says whose it is, so that what a killed process left can be swept and what a living one writes is never touched.
 */
const DRAFT = /^\.dramatis-draft-([0-9a-f]{8})-(\d+)-[0-9a-f]{8}$/;

const MACHINE = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** Milliseconds after which a draft is abandoned whose process cannot be asked, being another machine's. */
const FOREIGN_AGE = 24 * 60 * 60 * 1000;

/** Drafts of this very process: its number alone does not tell, for in a container each run may be process 1. */
const own = new Set<string>();

export function nameDraft(): string {
  const name = `.dramatis-draft-${MACHINE}-${process.pid}-${randomBytes(4).toString('hex')}`;
  own.add(name);
  return name;
}

/** Leaves a draft, or what became of it, to whoever comes next. */
export function leaveDraft(name: string): void {
  own.delete(name);
}

/** Whether nobody is at work on a draft any more. @param touched when it was last changed, in milliseconds. */
export function isAbandoned(name: string, touched: number): boolean {
  const [, machine, number] = DRAFT.exec(name) ?? [];
  if (machine !== MACHINE) return Date.now() - touched > FOREIGN_AGE;
  const pid = Number(number);
  return pid === process.pid ? !own.has(name) : !isRunning(pid);
}

/** Removes what killed processes left in a folder. What cannot be removed does no harm there. */
export function sweepDrafts(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (DRAFT.test(name) && isAbandoned(name, statSync(path).mtimeMs)) rmSync(path, { recursive: true, force: true });
    }
  } catch {
    // A folder that cannot be swept may still be written to.
  }
}

export function isDraft(name: string): boolean {
  return DRAFT.test(name);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
