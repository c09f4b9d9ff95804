import { type Day, readDay } from '../../../index.ts';

/** The day on which the page is looked at: charts of time leave out what lies far ahead of it. */
export function today(): Day {
  return readDay(new Date().toISOString())!;
}
