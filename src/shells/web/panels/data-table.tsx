import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { arrangeRows, Sorting } from '../state/rows.ts';
import { Icon } from './icons.tsx';
import { formatNumber } from './words.ts';

export interface Column<Row> {
  readonly key: keyof Row;
  readonly title: string;
  readonly isNumber?: boolean;
  readonly cell: (row: Row) => ComponentChildren;
}

const PAGE = 100;

/** A sortable table, a page of rows at a time. */
export function DataTable<Row extends { readonly names: string }>(props: {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly filter: string;
  readonly columns: readonly Column<Row>[];
  readonly first: Sorting<Row>;
  readonly arrange: typeof arrangeRows<Row>;
  readonly rowKey: (row: Row) => number;
}) {
  const { caption, rows, filter, columns, arrange, rowKey } = props;
  const [sorting, setSorting] = useState(props.first);
  const [wantedPage, setPage] = useState(0);
  const arranged = useMemo(() => arrange(rows, filter, sorting), [rows, filter, sorting]);
  const pages = Math.max(1, Math.ceil(arranged.length / PAGE));
  const page = Math.min(wantedPage, pages - 1);
  const shown = arranged.slice(page * PAGE, (page + 1) * PAGE);
  const sortBy = ({ key, isNumber = false }: Column<Row>) => {
    setSorting({ key, descending: sorting.key === key ? !sorting.descending : isNumber });
    setPage(0);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <section class="table-scroll" tabIndex={0} aria-label={`${caption}, rows`}>
        <table>
          <caption class="sr-only">
            {caption}, {formatNumber(arranged.length)} rows
          </caption>
          <thead>
            <tr>
              {columns.map((column) => {
                const isSorted = sorting.key === column.key;
                const order = !isSorted ? 'none' : sorting.descending ? 'descending' : 'ascending';
                return (
                  <th key={column.title} scope="col" aria-sort={order} class={column.isNumber ? 'numeric' : undefined}>
                    <button type="button" onClick={() => sortBy(column)}>
                      {column.title}
                      <Icon name="chevron" />
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={rowKey(row)}>
                {columns.map((column) => (
                  <td key={column.title} class={column.isNumber ? 'numeric' : undefined}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {arranged.length === 0 && <p class="quiet none">No row has “{filter.trim()}” in its names.</p>}
      </section>
      <nav class="pages" aria-label={`Pages of ${caption.toLowerCase()}`}>
        <button type="button" class="small-button" disabled={page === 0} onClick={() => setPage(page - 1)}>
          <Icon name="back" /> Previous
        </button>
        <span aria-live="polite">
          {arranged.length === 0
            ? 'no rows'
            : `${formatNumber(page * PAGE + 1)}–${formatNumber(page * PAGE + shown.length)} of ${formatNumber(arranged.length)}`}
        </span>
        <button type="button" class="small-button" disabled={page === pages - 1} onClick={() => setPage(page + 1)}>
          Next <Icon name="forward" />
        </button>
      </nav>
    </>
  );
}
