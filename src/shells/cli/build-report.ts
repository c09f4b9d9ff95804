import { gatherAlike, groupNotices, type News, type Notice, nameSome, sayNews } from '../../index.ts';
import { count, say, toJsonLine } from './printable.ts';
import { createProgressBar, type ProgressWatch } from './progress-bar.ts';
import { StepMeter, type StepReading } from './step-meter.ts';

/** An atlas that was written. */
interface Built {
  /** Its folder, as it was named. */
  readonly atlas: string;
  readonly articles: number;
  readonly nodes: number;
  readonly edges: number;
  /** What is new since the atlas that was there before, where there was one. */
  readonly news?: News | undefined;
}

/** Whom a build tells how it goes. */
export interface BuildReport extends ProgressWatch {
  tellNotices(notices: readonly Notice[]): void;
  tellBuilt(built: Built): void;
  /** It could not be built, and is tried again once something changes. */
  tellFailed(message: string): void;
  tellWatching(inputs: readonly string[]): void;
}

/** Lines of a group of notices before its rest is only counted: what is said of many is one line. */
const LINES_SHOWN = 200;
/** Files or articles that are named where the same is said of more than so many. */
const NAMED = 3;

/** Notices as lines: what is said of each of a few, and of many together. */
export function* sayNotices(notices: readonly Notice[]): Generator<string> {
  for (const { message, wheres } of gatherAlike(notices)) {
    if (wheres.length > NAMED) yield `${nameSome(wheres, NAMED)}: ${message}`;
    else for (const where of wheres) yield `${where}: ${message}`;
  }
}

/** Notices under what they are about, with how many each group holds; each group is told within a bound of its own. */
export function* sayGroups(notices: readonly Notice[]): Generator<string> {
  for (const { title, notices: own } of groupNotices(notices)) {
    yield `${title} (${own.length.toLocaleString('en')}):`;
    const lines = [...sayNotices(own)];
    for (const line of lines.slice(0, LINES_SHOWN)) yield `  ${line}`;
    const rest = lines.length - LINES_SHOWN;
    if (rest > 0) yield `  and ${rest.toLocaleString('en')} more; build with --json to have them all listed`;
  }
}

/** For a person: a bar and lines on standard error, or notices alone. */
export function reportToPerson(quiet: boolean): BuildReport {
  let toldHow = false;
  return {
    ...createProgressBar(quiet),
    tellNotices(notices) {
      for (const line of sayGroups(notices)) say(`notice: ${line}`);
    },
    tellBuilt({ atlas, articles, nodes, edges, news }) {
      if (quiet) return;
      say(`${atlas}: ${count(articles, 'article')}, ${count(nodes, 'node')}, ${count(edges, 'edge')}`);
      const told = news ? sayNews(news) : '';
      if (told !== '') say(`New since the last build: ${told}`);
      if (!toldHow) say(`Look at it with: dramatis explore ${atlas} --open`);
      toldHow = true;
    },
    tellFailed: (message) => say(`dramatis: ${message}; it is tried again when something changes`),
    tellWatching(inputs) {
      if (!quiet) say(`Waiting for changes in ${inputs.join(', ')}; Ctrl+C ends it`);
    },
  };
}

/** Milliseconds between two lines about one step. */
const LINE_EVERY = 500;

/** For a program: one JSON object a line on standard output, its `type` saying what it is about. */
export function reportToProgram(): BuildReport {
  const meter = new StepMeter();
  const write = (type: string, content: object): void => {
    process.stdout.write(`${toJsonLine({ type, ...content })}\n`);
  };
  let last = -Infinity;
  const tellStep = (reading: StepReading | undefined): void => {
    if (reading) write('step', reading);
    last = -Infinity;
  };
  return {
    show(progress) {
      tellStep(meter.note(progress));
      if (performance.now() - last < LINE_EVERY) return;
      last = performance.now();
      const now = meter.read();
      if (now) write('progress', now);
    },
    end: () => tellStep(meter.end()),
    stop() {},
    tellNotices(notices) {
      for (const notice of notices) write('notice', notice);
    },
    tellBuilt: (built) => write('built', built),
    tellFailed: (message) => write('failed', { message }),
    tellWatching: (inputs) => write('watching', { inputs }),
  };
}
