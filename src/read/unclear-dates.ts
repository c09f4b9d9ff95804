import type { Notice } from '../model/notice.ts';
import type { DateOrder } from '../model/record-columns.ts';
import { type ReadDate, readDate, tellDateOrder } from './dates.ts';

/** Dates of one table that can be read in two ways: how they are read is asked of the whole column, and told once. */
export class UnclearDates {
  #first = '';
  #example = '';
  #count = 0;
  #told: ReturnType<typeof tellDateOrder>;
  readonly #name: string;
  readonly #order: DateOrder | undefined;
  readonly #column: () => Iterable<string>;

  /** @param order where a person said it: of columns that do not tell it themselves. */
  constructor(name: string, order: DateOrder | undefined, column: () => Iterable<string>) {
    this.#name = name;
    this.#order = order;
    this.#column = column;
  }

  read(date: string, at: string): ReadDate {
    const read = readDate(date);
    if ('day' in read || read.fault !== 'ambiguous') return read;
    if (this.#count++ === 0) {
      this.#first = `${this.#name}, ${at}`;
      this.#example = JSON.stringify(date);
      this.#told = tellDateOrder(this.#column());
    }
    return readDate(date, this.#told?.order ?? this.#order);
  }

  tell(): readonly Notice[] {
    const isOne = this.#count === 1;
    const where = isOne ? this.#first : this.#name;
    // Nobody need be told what he said.
    if (this.#count === 0 || (!this.#told && this.#order)) return [];
    const dates = isOne
      ? `its date ${this.#example}`
      : `the dates of these ${this.#count} articles, such as ${this.#example},`;
    if (this.#told) {
      const first = this.#told.order === 'day-first' ? 'day' : 'month';
      const message = `${dates} ${isOne ? 'is' : 'are'} read with the ${first} first, as ${JSON.stringify(this.#told.by)} in the same column must be`;
      return [{ where, message }];
    }
    const message = `${dates} could be either of two days; ${isOne ? 'it is' : 'they are'} kept undated. Say whether the day or the month comes first`;
    return [{ where, message }];
  }
}
