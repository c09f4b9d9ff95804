import { Worker } from 'node:worker_threads';
import type { Article, Progress } from '../../index.ts';
import { WorkError } from './errors.ts';
import type { Answer, Batch, WorkerSetup } from './recognise-worker.ts';
import type { Finding } from './recognition-cache.ts';

/** Articles a message: so many that sending costs nothing beside reading, so few that no worker waits for another at the end. */
const BATCH = 16;

/** As it is built, beside the command. */
const WORKER = new URL('./recognise-worker.js', import.meta.url);

/**
 * Recognises articles on several threads, in the order in which they come. No article's answer depends on another's, so
 * that it is the same on any number of them. Rejects, and stops all, at the first error of any.
 */
export async function recogniseInPool(
  articles: readonly Article[],
  threads: number,
  setup: WorkerSetup,
  watch: (progress: Progress) => void,
): Promise<readonly Finding[]> {
  const found: Finding[] = new Array(articles.length);
  const total = articles.length;
  let [next, done] = [0, 0];
  watch({ step: 'recognise', done, total });
  const workers = Array.from({ length: Math.min(threads, Math.ceil(total / BATCH)) }, () => {
    return new Worker(WORKER, { workerData: setup });
  });
  try {
    await Promise.all(
      workers.map(async (worker) => {
        for (let from = next; from < total; from = next) {
          next += BATCH;
          const findings = await ask(worker, articles.slice(from, from + BATCH));
          for (const [at, finding] of findings.entries()) found[from + at] = finding;
          done += findings.length;
          watch({ step: 'recognise', done, total });
        }
      }),
    );
    return found;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** One batch at a time: what a worker says answers the last that it was sent. */
function ask(worker: Worker, batch: Batch): Promise<readonly Finding[]> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      worker.off('message', answer);
      worker.off('error', fail);
      worker.off('exit', leave);
    };
    const answer = (given: Answer) => {
      settle();
      if ('findings' in given) resolve(given.findings);
      else reject(given.name === 'WorkError' ? new WorkError(given.message) : new Error(given.message));
    };
    const fail = (error: Error) => {
      settle();
      reject(error);
    };
    const leave = (code: number) => {
      settle();
      reject(new WorkError(`a thread ended before it was done (code ${code}); try again with --threads 1`));
    };
    worker.on('message', answer);
    worker.on('error', fail);
    worker.on('exit', leave);
    worker.postMessage(batch);
  });
}
