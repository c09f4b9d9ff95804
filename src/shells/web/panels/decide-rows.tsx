import { useState } from 'preact/hooks';
import { type Decision, KINDS, type Kind } from '../../../index.ts';
import { useAtlas, useDecidable, useSession } from './context.ts';
import { nameKind, nameLabels, sayDecision } from './decision-words.ts';
import { MergeRows } from './merge-rows.tsx';
import { KIND_NAMES } from './proof-words.ts';
import { count } from './words.ts';

/** What can be decided on the rows that are chosen, all of them in one step. */
export function DecideRows({ nodes }: { readonly nodes: readonly number[] }) {
  const session = useSession();
  const { scene } = useAtlas();
  const [label, setLabel] = useState('');
  const isDecidable = useDecidable();
  const names = nodes.map((node) => scene.graph.nodes[node]!);
  const ordered = nodes.toSorted((a, b) => scene.graph.nodes[b]!.mentions - scene.graph.nodes[a]!.mentions);
  const [first, ...others] = ordered.map((node) => scene.graph.nodes[node]!);
  const [isMerging, merge] = useState(false);
  if (!isDecidable || !first) return null;
  const decide = async (decisions: readonly Decision[]) => {
    const [only] = decisions;
    const said =
      only && decisions.length === 1
        ? sayDecision(only, nameLabels(scene.graph.nodes))
        : sayDecisions(decisions, nameLabels(scene.graph.nodes));
    await (await session.desk()).decide(decisions, said);
  };
  const act = (title: string, decisions: () => readonly Decision[]) => (
    <button type="button" class="small-button" onClick={() => decide(decisions())}>
      {title}
    </button>
  );
  const called = label.trim();
  return (
    <fieldset class="decide-rows">
      <legend class="sr-only">Put right</legend>
      {others.length > 0 && (
        <button type="button" class="small-button" aria-haspopup="dialog" onClick={() => merge(true)}>
          Make them one…
        </button>
      )}
      {isMerging && <MergeRows nodes={ordered} onMerge={decide} onClose={() => merge(false)} />}
      {others.length === 0 && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (called === '' || called === first.label) return;
            setLabel('');
            void decide([{ type: 'rename', entity: first.id, label: called }]);
          }}
        >
          <input
            class="filter"
            aria-label={`What ${first.label} is called`}
            placeholder="Another name for it"
            value={label}
            onInput={(event) => setLabel(event.currentTarget.value)}
          />
          <button type="submit" class="small-button" disabled={called === '' || called === first.label}>
            Rename
          </button>
        </form>
      )}
      <select
        aria-label="What kind they are"
        value=""
        onChange={(event) => {
          const kind = event.currentTarget.value as Kind;
          event.currentTarget.value = '';
          const wrong = names.filter((own) => own.kind !== kind);
          if (wrong.length > 0) void decide(wrong.map(({ id }) => ({ type: 'retype', entity: id, kind })));
        }}
      >
        <option value="" disabled>
          Of the kind…
        </option>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {KIND_NAMES[kind]}
          </option>
        ))}
      </select>
      {act(others.length > 0 ? 'They are right' : 'It is right', () =>
        names.map(({ id }) => ({ type: 'confirm', entity: id })),
      )}
      {act('Take off the map', () => names.map(({ id }) => ({ type: 'hide', entity: id })))}
    </fieldset>
  );
}

/** Several decisions of one sort, as a person would say them. */
function sayDecisions(decisions: readonly Decision[], label: (id: string) => string): string {
  const [one] = decisions;
  switch (one?.type) {
    case 'merge':
      return `${count(decisions.length + 1, 'name')} made one: ${label(one.into)}`;
    case 'retype':
      return `${count(decisions.length, 'name')} made ${nameKind(one.kind)} each`;
    case 'confirm':
      return `${count(decisions.length, 'name')} confirmed`;
    default:
      return `${count(decisions.length, 'name')} taken off the map`;
  }
}
