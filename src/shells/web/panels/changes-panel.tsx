import { type Change, type ChangeType, readDay, typeOfKind, writeDay } from '../../../index.ts';
import { describeTarget } from '../scene/target.ts';
import { readFacts } from '../state/asked.ts';
import { type Changes, listChanges, type Stretch } from '../state/changes.ts';
import { showsRoles } from '../state/filters.ts';
import type { Question } from '../state/question.ts';
import { CappedList } from './capped-list.tsx';
import { useAtlas, useSession } from './context.ts';
import { Failed } from './failed.tsx';
import { Glyph } from './icons.tsx';
import { useLoaded } from './loading.ts';
import { PanelHead } from './panel-head.tsx';
import { useRoute } from './use-route.ts';
import { count, formatNumber } from './words.ts';

type ChangesQuestion = Extract<Question, { type: 'changes' }>;

const TITLES: readonly (readonly [ChangeType, string])[] = [
  ['new', 'New'],
  ['stronger', 'Stronger'],
  ['weaker', 'Weaker'],
  ['gone', 'Gone'],
];

/** New and stronger things that stand out on the map. */
const LIT = 30;

/** Two stretches of time beside each other: what is new, stronger, weaker and gone in the second. */
export function ChangesPanel({ question: { before, after } }: { readonly question: ChangesQuestion }) {
  const session = useSession();
  const { source } = useAtlas();
  const loading = useLoaded(
    async () => listChanges(await readFacts(source), before, after),
    [source.graph.edges, before.from, before.to, after.from, after.to],
  );
  const put = (change: Partial<Pick<ChangesQuestion, 'before' | 'after'>>) =>
    session.go({ question: { type: 'changes', before, after, ...change } });
  return (
    <>
      <PanelHead over="Dates" title="What changed" closeTo={{}} closeLabel="Close what changed" />
      <div class="panel-body">
        <div class="stretches">
          <StretchInput label="From" stretch={before} onChange={(own) => put({ before: own })} />
          <StretchInput label="to" stretch={after} onChange={(own) => put({ after: own })} />
        </div>
        {loading.type === 'waiting' && <p class="waiting">Comparing…</p>}
        {loading.type === 'failed' && <Failed message={loading.message} />}
        {loading.type === 'done' && !loading.value && (
          <p class="quiet">This map does not say when anything was written.</p>
        )}
        {loading.type === 'done' && loading.value && <Answer changes={loading.value} />}
      </div>
    </>
  );
}

function StretchInput(props: {
  readonly label: string;
  readonly stretch: Stretch;
  readonly onChange: (stretch: Stretch) => void;
}) {
  const { label, stretch, onChange } = props;
  const input = (end: 'from' | 'to') => (
    <input
      type="date"
      class="filter"
      aria-label={`${label === 'From' ? 'First' : 'Second'} stretch, ${end === 'from' ? 'first' : 'last'} day`}
      value={writeDay(stretch[end])}
      onChange={(event) => {
        const day = readDay(event.currentTarget.value);
        if (day === undefined) return;
        const next = { ...stretch, [end]: day };
        onChange({ from: Math.min(next.from, next.to), to: Math.max(next.from, next.to) });
      }}
    />
  );
  return (
    <p>
      <span class="quiet">{label}</span> {input('from')}–{input('to')}
    </p>
  );
}

function Answer({ changes }: { readonly changes: Changes }) {
  const { scene } = useAtlas();
  const isRising = ({ type }: Change) => type === 'new' || type === 'stronger';
  const isName = ({ thing }: Change) => scene.types[thing] !== 'role';
  const names = changes.nodes.filter(isName);
  const withRoles = showsRoles(scene, useSession().settled.value);
  const isDrawn = ({ thing }: Change) => {
    const { source, target } = scene.graph.edges[thing]!;
    return withRoles || (scene.types[source] !== 'role' && scene.types[target] !== 'role');
  };
  const lit = changes.edges.filter((change) => isRising(change) && isDrawn(change)).slice(0, LIT);
  const ends = lit.flatMap(({ thing }) => [scene.graph.edges[thing]!.source, scene.graph.edges[thing]!.target]);
  useRoute(
    [...new Set(ends)],
    lit.map(({ thing }) => thing),
  );
  return (
    <>
      <p class="facts" role="status">
        {count(changes.before, 'article')} beside {count(changes.after, 'article')}
      </p>
      <Part title="Names" changes={names} type="node" />
      <Part title="Connections" changes={changes.edges} type="edge" />
    </>
  );
}

function Part(props: { readonly title: string; readonly changes: readonly Change[]; readonly type: 'node' | 'edge' }) {
  const { title, changes, type } = props;
  const session = useSession();
  const { scene } = useAtlas();
  return (
    <section>
      <h3>{title}</h3>
      {changes.length === 0 && <p class="quiet">Nothing that chance would not explain.</p>}
      {TITLES.map(([change, name]) => {
        const own = changes.filter((one) => one.type === change);
        if (own.length === 0) return null;
        return (
          <div key={change} class="change-part">
            <h4>
              {name} <span class="number">{formatNumber(own.length)}</span>
            </h4>
            <CappedList items={own} cap={5} class="rows">
              {({ thing, before, after }) => {
                const target = type === 'node' ? ({ type, node: thing } as const) : ({ type, edge: thing } as const);
                return (
                  <a class="row" href={session.linkTo({ selection: target })}>
                    {type === 'node' && <Glyph type={typeOfKind(scene.graph.nodes[thing]!.kind)} />}
                    <span class="row-name">{describeTarget(scene, target)}</span>
                    <span class="number">
                      {formatNumber(before)} → {count(after, 'article')}
                    </span>
                  </a>
                );
              }}
            </CappedList>
          </div>
        );
      })}
    </section>
  );
}
