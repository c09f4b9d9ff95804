import { useRef } from 'preact/hooks';
import type { WorkProgress } from '../../worker/protocol.ts';

/** Milliseconds of a step before anything can be said of its rest. */
const AT_LEAST = 2000;

/** How long the step under way may still take, by how it went so far: ", about 20 s left"; '' while that is not known. */
export function useTimeLeft(progress: WorkProgress | undefined): string {
  const begun = useRef<{ readonly step: string; readonly at: number; readonly done: number } | undefined>(undefined);
  if (progress && begun.current?.step !== progress.step) {
    begun.current = { step: progress.step, at: performance.now(), done: progress.done };
  }
  if (!progress || !begun.current) return '';
  const { at, done } = begun.current;
  const [spent, made] = [performance.now() - at, progress.done - done];
  if (spent < AT_LEAST || made <= 0) return '';
  const seconds = Math.ceil(((spent / made) * (progress.total - progress.done)) / 1000);
  if (seconds < 1) return '';
  return seconds < 100 ? `, about ${seconds} s left` : `, about ${Math.ceil(seconds / 60)} min left`;
}
