import Papa from 'papaparse';
import type { SourceFile } from '../model/article.ts';
import { FormatError } from '../model/notice.ts';
import type { SourceReader } from './source-format.ts';
import { unzip } from './unzip.ts';
import { walkXml } from './walk-xml.ts';

/** Cells that are read of one sheet; a sheet can claim a million rows of sixteen thousand columns. */
const MOST_CELLS = 2_000_000;

/** A workbook: each sheet is a table, named as a CSV file below the workbook, and read like one. */
export const readXlsx: SourceReader = ({ name, bytes }, context) => {
  const parts = unzip(name, bytes, context, (path) => /^xl\/.*\.(?:xml|rels)$/.test(path));
  const walk = (
    path: string,
    open: Parameters<typeof walkXml>[2]['open'],
    more: Partial<Parameters<typeof walkXml>[2]> = {},
  ) => {
    const part = parts.get(path);
    if (part)
      walkXml(`${name}/${path}`, new TextDecoder().decode(part), { text: () => {}, close: () => {}, ...more, open });
    return part !== undefined;
  };
  const sheets: { readonly title: string; readonly relation: string }[] = [];
  let from1904 = false;
  const isWorkbook = walk('xl/workbook.xml', (element, attributes) => {
    if (element === 'sheet')
      sheets.push({ title: attributes.get('name') ?? '', relation: attributes.get('r:id') ?? '' });
    if (element === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes.get('date1904') ?? '');
  });
  if (!isWorkbook) throw new FormatError(name, 'is no workbook (no xl/workbook.xml in it)');
  const targets = new Map<string, string>();
  walk('xl/_rels/workbook.xml.rels', (_, attributes) => {
    const [id, target] = [attributes.get('Id'), attributes.get('Target')];
    if (id !== undefined && target !== undefined)
      targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  });
  const strings = readStrings(walk);
  const dates = readDateStyles(walk);

  const files: SourceFile[] = [];
  for (const { title, relation } of sheets) {
    const path = targets.get(relation);
    const rows: string[][] = [];
    let cells = 0;
    let cell: { readonly column: number; readonly type: string; readonly isDate: boolean; value: string } | undefined;
    let isValue = false;
    const found =
      path !== undefined &&
      walk(
        path,
        (element, attributes) => {
          if (element === 'row') rows.push([]);
          else if (element === 'c') {
            const column = readColumn(attributes.get('r')) ?? rows.at(-1)?.length ?? 0;
            cell = {
              column,
              type: attributes.get('t') ?? 'n',
              isDate: dates.has(Number(attributes.get('s') ?? 0)),
              value: '',
            };
          } else if (element === 'v' || element === 't') isValue = true;
        },
        {
          text(more) {
            if (isValue && cell) cell.value += more;
          },
          close(element) {
            if (element === 'v' || element === 't') isValue = false;
            if (element !== 'c' || !cell) return;
            const row = rows.at(-1);
            if (row && ++cells <= MOST_CELLS && cell.column < MOST_COLUMNS) {
              while (row.length < cell.column) row.push('');
              row[cell.column] = sayCell(cell, strings, from1904);
            }
            cell = undefined;
          },
        },
      );
    if (!found) context.notices.push({ where: `${name}/${title}`, message: 'is a sheet that is not in the workbook' });
    if (cells > MOST_CELLS) {
      const message = `has more than ${MOST_CELLS} cells; the first were read, save the sheet as CSV to read all`;
      context.notices.push({ where: `${name}/${title}`, message });
    }
    if (rows.some((row) => row.length > 0)) {
      const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
      for (const row of rows) while (row.length < width && row.length > 0) row.push('');
      files.push({ name: `${name}/${title}.csv`, text: Papa.unparse(rows) });
    }
  }
  return files;
};

/** Excel's own limit. */
const MOST_COLUMNS = 16_384;

type Walk = (
  path: string,
  open: Parameters<typeof walkXml>[2]['open'],
  more?: Partial<Parameters<typeof walkXml>[2]>,
) => boolean;

/** Texts that cells refer to by their place. A text may fall into runs, and have a reading beside it that is none of it. */
function readStrings(walk: Walk): readonly string[] {
  const strings: string[] = [];
  let isText = false;
  let isReading = false;
  walk(
    'xl/sharedStrings.xml',
    (element) => {
      if (element === 'si') strings.push('');
      else if (element === 't') isText = true;
      else if (element === 'rPh') isReading = true;
    },
    {
      text(more) {
        if (isText && !isReading && strings.length > 0) strings[strings.length - 1] += more;
      },
      close(element) {
        if (element === 't') isText = false;
        else if (element === 'rPh') isReading = false;
      },
    },
  );
  return strings;
}

/** Styles under which a number is shown as a date. */
function readDateStyles(walk: Walk): ReadonlySet<number> {
  const codes = new Map<number, string>();
  const styles = new Set<number>();
  let isCell = false;
  let index = 0;
  walk(
    'xl/styles.xml',
    (element, attributes) => {
      if (element === 'numFmt') codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
      if (element === 'cellXfs') isCell = true;
      if (element !== 'xf' || !isCell) return;
      const format = Number(attributes.get('numFmtId') ?? 0);
      const code = codes.get(format)?.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
      if ((format >= 14 && format <= 17) || format === 22 || (code !== undefined && /[yd]/i.test(code)))
        styles.add(index);
      index++;
    },
    {
      close(element) {
        if (element === 'cellXfs') isCell = false;
      },
    },
  );
  return styles;
}

/** From 0; `C7` is 2. */
function readColumn(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function sayCell(
  { type, isDate, value }: { readonly type: string; readonly isDate: boolean; readonly value: string },
  strings: readonly string[],
  from1904: boolean,
): string {
  if (type === 's') return strings[Number(value)] ?? '';
  if (type === 'e') return '';
  if (type !== 'n' || !isDate || !/^\d+(?:\.\d+)?$/.test(value)) return value;
  // Days since the end of 1899, in which Excel counts a 29th of February 1900 that never was; or since 1904.
  const days = Math.floor(Number(value)) + (from1904 ? 1462 : 0);
  const day = new Date((days - 25_569) * 86_400_000);
  return Number.isNaN(day.getTime()) ? value : day.toISOString().slice(0, 10);
}
