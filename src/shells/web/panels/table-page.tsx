import '../styles/table.css';
import { useMemo, useState } from 'preact/hooks';
import { arrangeRows, type ConnectionRow, type EntityRow, listConnectionRows, listEntityRows } from '../state/rows.ts';
import { SetFilters } from './ask-menu.tsx';
import { useAtlas, useSession } from './context.ts';
import { type Column, DataTable } from './data-table.tsx';
import { Glyph } from './icons.tsx';
import { count, formatNumber, KIND_NAMES, nameWeight } from './words.ts';

type Part = 'entities' | 'connections';

/** The same content as the drawing, for reading, sorting and screen readers. */
export function TablePage() {
  const session = useSession();
  const { scene, source } = useAtlas();
  const sight = session.sight.value!;
  const [part, setPart] = useState<Part>('entities');
  const [filter, setFilter] = useState('');
  const entities = useMemo(() => listEntityRows(scene, sight), [scene, sight]);
  const connections = useMemo(() => listConnectionRows(scene, sight), [scene, sight]);
  const hidden = scene.graph.nodes.length - entities.length + scene.graph.edges.length - connections.length;

  const entityColumns: readonly Column<EntityRow>[] = [
    {
      key: 'label',
      title: 'Name',
      cell: (row) => (
        <a class="cell-name" href={session.linkTo({ selection: { type: 'node', node: row.node } })}>
          <Glyph type={row.type} /> {row.label}
        </a>
      ),
    },
    { key: 'kind', title: 'Kind', cell: ({ kind }) => KIND_NAMES[kind as keyof typeof KIND_NAMES] },
    { key: 'mentions', title: 'Mentions', isNumber: true, cell: ({ mentions }) => formatNumber(mentions) },
    { key: 'articles', title: 'Articles', isNumber: true, cell: ({ articles }) => formatNumber(articles) },
    { key: 'degree', title: 'Connections', isNumber: true, cell: ({ degree }) => formatNumber(degree) },
  ];
  const connectionColumns: readonly Column<ConnectionRow>[] = [
    {
      key: 'a',
      title: 'One',
      cell: ({ edge, a }) => <a href={session.linkTo({ selection: { type: 'edge', edge } })}>{a}</a>,
    },
    { key: 'b', title: 'Other', cell: ({ b }) => b },
    {
      key: 'weight',
      title: 'Named together',
      isNumber: true,
      cell: ({ weight }) => nameWeight(source, weight),
    },
    { key: 'articles', title: 'Articles', isNumber: true, cell: ({ articles }) => formatNumber(articles) },
  ];

  const tab = (own: Part, label: string, size: number) => (
    <button type="button" class="segment" aria-pressed={part === own} onClick={() => setPart(own)}>
      {label} <span class="number">{formatNumber(size)}</span>
    </button>
  );
  return (
    <section class="table-page" aria-label="Table">
      <SetFilters />
      <div class="table-tools">
        <fieldset class="segments">
          <legend class="sr-only">Table of</legend>
          {tab('entities', 'Entities', entities.length)}
          {tab('connections', 'Connections', connections.length)}
        </fieldset>
        <input
          type="search"
          class="filter"
          placeholder="Filter by name"
          aria-label="Filter the table by name"
          value={filter}
          onInput={(event) => setFilter(event.currentTarget.value)}
        />
        {hidden > 0 && <p class="quiet">{count(hidden, 'row')} hidden by the filters</p>}
      </div>
      {part === 'entities' ? (
        <DataTable
          key="entities"
          caption="Entities"
          rows={entities}
          filter={filter}
          columns={entityColumns}
          first={{ key: 'mentions', descending: true }}
          arrange={arrangeRows}
          rowKey={(row) => row.node}
        />
      ) : (
        <DataTable
          key="connections"
          caption="Connections"
          rows={connections}
          filter={filter}
          columns={connectionColumns}
          first={{ key: 'weight', descending: true }}
          arrange={arrangeRows}
          rowKey={(row) => row.edge}
        />
      )}
    </section>
  );
}
