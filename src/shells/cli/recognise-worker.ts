import { parentPort, workerData } from 'node:worker_threads';
import { type Article, type OwnNames, signText } from '../../index.ts';
import type { Finding } from './recognition-cache.ts';
import { loadRecogniser } from './resources.ts';

/** What a worker is started with: enough to load what the others load. */
export interface WorkerSetup {
  readonly recogniser: string;
  readonly own: OwnNames;
}

/** Articles to recognise, and what was found in each of them. */
export type Batch = readonly Article[];
export type Answer = { readonly findings: readonly Finding[] } | { readonly name: string; readonly message: string };

const port = parentPort;
if (port) {
  const { recogniser: id, own } = workerData as WorkerSetup;
  const loading = loadRecogniser(id, own);
  port.on('message', async (batch: Batch) => {
    let answer: Answer;
    try {
      const recogniser = await loading;
      answer = {
        findings: batch.map((article) => ({
          recognition: recogniser.recogniseArticle(article),
          signature: signText(article),
        })),
      };
    } catch (error) {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      answer = { name, message };
    }
    port.postMessage(answer);
  });
}
