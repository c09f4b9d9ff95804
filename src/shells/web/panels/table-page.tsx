import '../styles/table.css';
import { useMemo, useState } from 'preact/hooks';
import { lookAround } from '../state/close-up.ts';
import { readDates } from '../state/item-dates.ts';
import { arrangeRows, type ConnectionRow, type EntityRow, listConnectionRows, listEntityRows } from '../state/rows.ts';
import { SetFilters } from './ask-menu.tsx';
import { ColumnChoice, leftOut } from './column-choice.tsx';
import { useAtlas, useSession } from './context.ts';
import { type Column, DataTable } from './data-table.tsx';
import { DecideRows } from './decide-rows.tsx';
import { Glyph } from './icons.tsx';
import { listsPicked } from './lists-picked.ts';
import { useLoaded } from './loading.ts';
import { FINDER_WORDS, KIND_NAMES, nameConfidence } from './proof-words.ts';
import { count, formatNumber } from './words.ts';

type Part = 'entities' | 'connections';

/** The same content as the drawing, for reading, sorting, choosing and screen readers. */
export function TablePage() {
  const session = useSession();
  const { scene, source } = useAtlas();
  const sight = session.sight.value!;
  const kept = session.seen.value?.articles;
  const { picked } = session.state.value;
  const [part, setPart] = useState<Part>('entities');
  const [filter, setFilter] = useState('');
  const [chosenEdges, chooseEdges] = useState<ReadonlySet<number>>(new Set());
  const chosenNodes = useMemo(() => new Set(picked), [picked]);
  const loading = useLoaded(() => readDates(source, kept), [source, kept]);
  const dates = loading.type === 'done' ? loading.value : undefined;
  const entities = useMemo(() => listEntityRows(scene, sight, dates?.nodes), [scene, sight, dates]);
  const connections = useMemo(() => listConnectionRows(scene, sight, dates?.edges), [scene, sight, dates]);
  const isPart = listsPicked.value && chosenNodes.size > 0;
  const rows = useMemo(
    () => (isPart ? entities.filter(({ node }) => chosenNodes.has(node)) : entities),
    [entities, isPart, isPart && chosenNodes],
  );
  // Of the part that is looked at: the chips above the map count names too.
  const { nodes, edges } = scene.graph;
  const hidden = part === 'entities' ? nodes.length - entities.length : edges.length - connections.length;

  const lookAtOnly = (nodes: readonly number[]) => {
    session.dispatch({
      type: 'look-closely',
      closeUp: lookAround([...new Set(nodes)], 0),
    });
    session.dispatch({ type: 'pick', nodes: [] });
    session.dispatch({ type: 'show-page', page: 'graph' });
  };
  const tool = (label: string, act: () => void) => (
    <button type="button" class="small-button" onClick={act}>
      {label}
    </button>
  );
  const takeAway = <Row,>(columns: readonly Column<Row>[], rows: readonly Row[]) => (
    <>
      {tool(
        'Copy',
        () => void copyRows(columns, rows).then(() => session.announce(`${count(rows.length, 'row')} copied`)),
      )}
      {tool('Save as CSV', () => void saveRows(part, columns, rows))}
    </>
  );

  const entityColumns = listEntityColumns((row) => (
    <a class="cell-name" href={session.linkTo({ selection: { type: 'node', node: row.node } })}>
      <Glyph type={row.type} /> {row.label}
    </a>
  )).filter(({ key }) => !source.imported || !OF_TEXTS.has(key));
  const connectionColumns = listConnectionColumns((row) => (
    <a href={session.linkTo({ selection: { type: 'edge', edge: row.edge } })}>{row.a}</a>
  )).filter(({ key }) => !source.imported || !OF_TEXTS.has(key));

  const shownOf = <Row,>(columns: readonly Column<Row>[]) =>
    columns.filter(({ key }) => !leftOut.value.has(String(key)));
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
        {part === 'entities' ? <ColumnChoice columns={entityColumns} /> : <ColumnChoice columns={connectionColumns} />}
        {picked.length > 0 && part === 'entities' && (
          <label class="only-chosen">
            <input
              type="checkbox"
              checked={listsPicked.value}
              onChange={(event) => {
                listsPicked.value = event.currentTarget.checked;
              }}
            />
            Only the chosen
          </label>
        )}
        {hidden > 0 && (
          <p class="quiet">
            {part === 'entities' ? count(hidden, 'entity', 'entities') : count(hidden, 'connection')} hidden by the
            filters
          </p>
        )}
      </div>
      {part === 'entities' ? (
        <DataTable
          key="entities"
          caption="Entities"
          rows={rows}
          filter={filter}
          columns={shownOf(entityColumns)}
          first={{ key: 'mentions', descending: true }}
          arrange={arrangeRows}
          rowKey={(row) => row.node}
          nameRow={(row) => row.label}
          choosing={{
            chosen: chosenNodes,
            choose: (nodes) => session.dispatch({ type: 'pick', nodes }),
          }}
          tools={(rows, isChosen) => (
            <>
              {takeAway(entityColumns, rows)}
              {isChosen && tool('Only these on the map', () => lookAtOnly(rows.map(({ node }) => node)))}
              {isChosen &&
                tool('Hide', () => session.dispatch({ type: 'put-away', nodes: rows.map(({ node }) => node) }))}
              {isChosen && tool('Choose none', () => session.dispatch({ type: 'pick', nodes: [] }))}
              {isChosen && <DecideRows nodes={rows.map(({ node }) => node)} />}
            </>
          )}
        />
      ) : (
        <DataTable
          key="connections"
          caption="Connections"
          rows={connections}
          filter={filter}
          columns={shownOf(connectionColumns)}
          first={{ key: 'weight', descending: true }}
          arrange={arrangeRows}
          rowKey={(row) => row.edge}
          nameRow={(row) => `${row.a} and ${row.b}`}
          choosing={{ chosen: chosenEdges, choose: (edges) => chooseEdges(new Set(edges)) }}
          tools={(rows, isChosen) => (
            <>
              {takeAway(connectionColumns, rows)}
              {isChosen &&
                tool('Only these on the map', () =>
                  lookAtOnly(
                    rows.flatMap(({ edge }) => {
                      const { source: a, target: b } = scene.graph.edges[edge]!;
                      return [a, b];
                    }),
                  ),
                )}
              {isChosen && tool('Choose none', () => chooseEdges(new Set()))}
            </>
          )}
        />
      )}
    </section>
  );
}

/** What only an atlas that was made of texts tells. */
const OF_TEXTS: ReadonlySet<string> = new Set(['first', 'last', 'confidence', 'finders', 'independent', 'story']);

type Cell<Row> = Column<Row>['cell'];

/** @param places after the point, the same in every row, so that numbers can be compared by eye. */
const numeric = <Row,>(
  key: keyof Row,
  title: string,
  width: number,
  value: (row: Row) => number,
  places = 0,
): Column<Row> => ({
  ...{ key, title, width, value },
  isNumber: true,
  cell: (row) => NUMBERS[places]!.format(value(row)),
});

/** By places after the point. */
const NUMBERS = [0, 1, 2, 3, 4].map(
  (places) => new Intl.NumberFormat('en', { minimumFractionDigits: places, maximumFractionDigits: places }),
);

const textual = <Row,>(key: keyof Row, title: string, width: number, value: (row: Row) => string): Column<Row> => ({
  ...{ key, title, width, value },
  cell: value,
});

function listEntityColumns(name: Cell<EntityRow>): readonly Column<EntityRow>[] {
  return [
    { key: 'label', title: 'Name', width: 220, value: ({ label }) => label, cell: name },
    textual('kind', 'Kind', 102, ({ kind }) => KIND_NAMES[kind]),
    numeric('mentions', 'Mentions', 100, ({ mentions }) => mentions),
    numeric('articles', 'Articles', 94, ({ articles }) => articles),
    numeric('degree', 'Connections', 122, ({ degree }) => degree),
    numeric('betweenness', 'Between', 112, ({ betweenness }) => betweenness, 4),
    numeric('rank', 'Order on the map', 164, ({ rank }) => rank),
    textual('first', 'First', 104, ({ first }) => first),
    textual('last', 'Last', 104, ({ last }) => last),
    textual('story', 'Story', 190, ({ story }) => story),
    { ...textual<EntityRow>('confidence', 'How sure', 150, ({ confidence }) => nameConfidence(confidence)) },
    textual('finders', 'Found by', 190, ({ finders }) => finders.map((finder) => FINDER_WORDS[finder]).join(', ')),
  ];
}

function listConnectionColumns(one: Cell<ConnectionRow>): readonly Column<ConnectionRow>[] {
  return [
    { key: 'a', title: 'One', width: 200, value: ({ a }) => a, cell: one },
    textual('b', 'Other', 160, ({ b }) => b),
    numeric('weight', 'Named together', 148, ({ weight }) => weight),
    numeric('articles', 'Articles', 94, ({ articles }) => articles),
    numeric('independent', 'Independent', 120, ({ independent }) => independent),
    numeric('telling', 'How telling', 116, ({ telling }) => telling, 1),
    textual('first', 'First', 104, ({ first }) => first),
    textual('last', 'Last', 104, ({ last }) => last),
  ];
}

async function copyRows<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Promise<void> {
  const { writeRows } = await import('../export/table-text.ts');
  await navigator.clipboard.writeText(writeRows(columns, rows, '\t'));
}

async function saveRows<Row>(part: Part, columns: readonly Column<Row>[], rows: readonly Row[]): Promise<void> {
  const [{ writeRows }, { saveFile }] = await Promise.all([
    import('../export/table-text.ts'),
    import('../export/save-file.ts'),
  ]);
  saveFile(`dramatis-${part}.csv`, new Blob([writeRows(columns, rows, ',')], { type: 'text/csv' }));
}
