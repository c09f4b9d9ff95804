import { InvalidArgumentError } from 'commander';
import { type ColumnNames, DATE_ORDERS, joinColumns, RECORD_PARTS, type Reach } from '../../index.ts';

export function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('Expected a whole number from 1.');
  return count;
}

export function parseSeed(text: string): number {
  const seed = Number(text);
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
    throw new InvalidArgumentError('Expected a whole number from 0 to 4294967295.');
  }
  return seed;
}

export function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new InvalidArgumentError('Expected a port, 0 to 65535.');
  return port;
}

export function parseShare(text: string): number {
  const share = Number(text);
  if (text.trim() === '' || !(share >= 0 && share <= 1))
    throw new InvalidArgumentError('Expected a number from 0 to 1.');
  return share;
}

/** `sentence`, `paragraph`, `article`, or a number of sentences. */
export function parseReach(text: string): Reach {
  if (text === 'paragraph' || text === 'article') return { unit: text };
  const within = text === 'sentence' ? 0 : Number(text);
  if (text.trim() === '' || !Number.isInteger(within) || within < 0) {
    throw new InvalidArgumentError(
      'Expected sentence, paragraph, article, or a whole number of sentences (0, 1, 2, …).',
    );
  }
  return { unit: 'sentence', within };
}

/** `title=Headline,text=Body text`: the parts of a record by the columns that hold them; a part twice where tables call it differently. */
export function parseColumns(text: string): ColumnNames {
  let columns: ColumnNames = {};
  for (const pair of text.split(',')) {
    const at = pair.indexOf('=');
    const [part, column] = [pair.slice(0, Math.max(0, at)).trim().toLowerCase(), pair.slice(at + 1).trim()];
    const dateOrder = part === 'dates' ? DATE_ORDERS.find((order) => order === column) : undefined;
    if (dateOrder) {
      columns = { ...columns, dateOrder };
      continue;
    }
    if (!RECORD_PARTS.some((known) => known === part) || column === '') {
      throw new InvalidArgumentError(
        `Expected PART=COLUMN, several with commas between them, where PART is one of ${RECORD_PARTS.join(', ')}; or dates=${DATE_ORDERS.join(' or dates=')}.`,
      );
    }
    columns = joinColumns({ [part]: column }, columns);
  }
  return columns;
}
