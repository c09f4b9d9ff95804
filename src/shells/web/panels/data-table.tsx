import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { putTableOnPaper } from '../export/print-table.ts';
import type { TextColumn } from '../export/table-text.ts';
import type { arrangeRows, Sorting } from '../state/rows.ts';
import { PanelIcon } from './panel-icons.tsx';
import { useVirtualRows } from './use-virtual-rows.ts';
import { formatNumber } from './words.ts';

export interface Column<Row> extends TextColumn<Row> {
  readonly key: keyof Row;
  readonly isNumber?: boolean;
  /** CSS pixels at least. */
  readonly width: number;
  readonly cell: (row: Row) => ComponentChildren;
}

/** Rows that somebody chose, by their keys. */
export interface Choosing {
  readonly chosen: ReadonlySet<number>;
  choose(keys: readonly number[]): void;
}

/** CSS pixels of a row: one line of text, and room for a finger on a phone. */
const ROW = 40;
const ROW_FOR_FINGERS = 48;

/** A sortable table of any length: only the rows in sight are drawn. */
export function DataTable<Row extends { readonly names: string }>(props: {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly filter: string;
  readonly columns: readonly Column<Row>[];
  readonly first: Sorting<Row>;
  readonly arrange: typeof arrangeRows<Row>;
  readonly rowKey: (row: Row) => number;
  /** What a row is called where it is chosen. */
  readonly nameRow: (row: Row) => string;
  readonly choosing: Choosing;
  /** What can be done with the chosen rows, or with all where none is: in the order shown. */
  readonly tools: (rows: readonly Row[], isChosen: boolean) => ComponentChildren;
}) {
  const { caption, rows, filter, columns, arrange, rowKey, nameRow, choosing, tools } = props;
  const [sorting, setSorting] = useState(props.first);
  const arranged = useMemo(() => arrange(rows, filter, sorting), [rows, filter, sorting]);
  const scroll = useRef<HTMLElement>(null);
  const height = matchMedia('(max-width: 720px)').matches ? ROW_FOR_FINGERS : ROW;
  const virtual = useVirtualRows(arranged.length, scroll, height);
  useEffect(() => scroll.current?.scrollTo(0, 0), [filter, sorting]);
  /** The row that was pressed last: Shift chooses all from there on. */
  const anchor = useRef(0);
  const { chosen } = choosing;
  const own = useMemo(() => arranged.filter((row) => chosen.has(rowKey(row))), [arranged, chosen]);

  const sortBy = ({ key, isNumber = false }: Column<Row>) =>
    setSorting({ key, descending: sorting.key === key ? !sorting.descending : isNumber });
  const choose = (index: number, isRange: boolean) => {
    const key = rowKey(arranged[index]!);
    const from = Math.min(anchor.current, index);
    const to = Math.max(anchor.current, index);
    anchor.current = index;
    if (isRange) choosing.choose([...chosen, ...arranged.slice(from, to + 1).map(rowKey)]);
    else choosing.choose(chosen.has(key) ? [...chosen].filter((other) => other !== key) : [...chosen, key]);
  };
  // With the rows, not after them: what is seen is what goes on paper.
  useLayoutEffect(() => {
    let takeAway = () => {};
    const begin = () => {
      takeAway = putTableOnPaper(caption, columns, own.length > 0 ? own : arranged);
    };
    const end = () => takeAway();
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  });
  const isAll = own.length > 0 && own.length === arranged.length;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <section class="table-scroll" ref={scroll} tabIndex={0} aria-label={`${caption}, rows`}>
        <div class="table-room" style={{ height: `${virtual.height + height}px` }}>
          <table
            style={{
              marginTop: `${virtual.before}px`,
              minWidth: `${columns.reduce((sum, { width }) => sum + width, 0)}px`,
            }}
            aria-rowcount={arranged.length + 1}
          >
            <caption class="sr-only">
              {caption}, {formatNumber(arranged.length)} rows
            </caption>
            <colgroup>
              {columns.map(({ title, width }) => (
                <col key={title} style={{ width: `${width}px` }} />
              ))}
            </colgroup>
            <thead>
              <tr aria-rowindex={1}>
                {columns.map((column, at) => {
                  const isSorted = sorting.key === column.key;
                  const order = !isSorted ? 'none' : sorting.descending ? 'descending' : 'ascending';
                  return (
                    <th
                      key={column.title}
                      scope="col"
                      aria-sort={order}
                      class={column.isNumber ? 'numeric' : undefined}
                    >
                      {at === 0 && (
                        <Choice
                          label={`Choose all ${formatNumber(arranged.length)} rows`}
                          isChosen={isAll}
                          isPart={own.length > 0 && !isAll}
                          onChange={() => choosing.choose(isAll ? [] : arranged.map(rowKey))}
                        />
                      )}
                      <button type="button" onClick={() => sortBy(column)}>
                        {column.title}
                        <PanelIcon name="chevron" />
                      </button>
                    </th>
                  );
                })}
              </tr>
            </thead>
            <tbody>
              {virtual.indices.map((index) => {
                const row = arranged[index];
                if (!row) return null;
                const isChosen = chosen.has(rowKey(row));
                return (
                  <tr key={rowKey(row)} aria-rowindex={index + 2} data-chosen={isChosen ? 'yes' : undefined}>
                    {columns.map((column, at) => (
                      <td key={column.title} class={column.isNumber ? 'numeric' : undefined}>
                        {at === 0 && (
                          <Choice
                            label={`Choose ${nameRow(row)}`}
                            isChosen={isChosen}
                            isPart={false}
                            onChange={(isRange) => choose(index, isRange)}
                          />
                        )}
                        {column.cell(row)}
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
        {arranged.length === 0 && <p class="quiet none">No row has “{filter.trim()}” in its names.</p>}
      </section>
      <section class="table-foot" aria-label={`Chosen ${caption.toLowerCase()}`}>
        <p role="status">
          {own.length > 0
            ? `${formatNumber(own.length)} of ${formatNumber(arranged.length)} chosen`
            : `${formatNumber(arranged.length)} rows`}
        </p>
        {tools(own.length > 0 ? own : arranged, own.length > 0)}
      </section>
    </>
  );
}

function Choice(props: {
  readonly label: string;
  readonly isChosen: boolean;
  readonly isPart: boolean;
  readonly onChange: (isRange: boolean) => void;
}) {
  const { label, isChosen, isPart, onChange } = props;
  return (
    <label class="row-choice">
      <input
        type="checkbox"
        aria-label={label}
        checked={isChosen}
        indeterminate={isPart}
        onClick={(event) => onChange(event.shiftKey)}
      />
    </label>
  );
}
