import '../styles/desk.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Decision, indexNames, KINDS, printedIdOf, searchEntities, typeOfKind } from '../../../index.ts';
import { CappedList } from './capped-list.tsx';
import { useAtlas, useSession } from './context.ts';
import { nameAnother, nameKind, nameLabels, sayDecision } from './decision-words.ts';
import { Glyph } from './icons.tsx';
import { useLoaded } from './loading.ts';
import { KIND_NAMES } from './proof-words.ts';
import { count, formatNumber } from './words.ts';

/** Names that are offered as the same one at once. */
const OFFERED = 8;

/** All that can be put right about one name. */
export function FixEntity({ node }: { readonly node: number }) {
  const session = useSession();
  const { scene } = useAtlas();
  const entity = scene.graph.nodes[node]!;
  useEffect(() => {
    void session.desk().then((desk) => desk.prepare());
  }, []);
  const decide = async (decision: Decision, said?: string) =>
    (await session.desk()).decide([decision], said ?? sayDecision(decision, nameLabels(scene.graph.nodes)));
  const { id, label } = entity;
  return (
    <div class="fixes">
      <SameAs node={node} />
      <Rename
        key={label}
        label={label}
        onRename={(next) => decide({ type: 'rename', entity: id, label: next }, `${label} called ${next}`)}
      />
      <fieldset class="fix">
        <legend>It is</legend>
        <div class="answers">
          {KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              class="small-button"
              aria-pressed={kind === entity.kind}
              disabled={kind === entity.kind}
              onClick={() => decide({ type: 'retype', entity: id, kind }, `${label} made ${nameKind(kind)}`)}
            >
              {KIND_NAMES[kind]}
            </button>
          ))}
        </div>
      </fieldset>
      <NotThis node={node} onDecide={decide} />
      <fieldset class="fix">
        <legend>On the map</legend>
        <div class="answers">
          {!entity.confirmed && (
            <button type="button" class="small-button" onClick={() => decide({ type: 'confirm', entity: id })}>
              It is right
            </button>
          )}
          <button type="button" class="small-button" onClick={() => decide({ type: 'hide', entity: id })}>
            Take off the map
          </button>
          <button type="button" class="small-button" onClick={() => decide({ type: 'hide-name', name: label })}>
            “{label}” is never a name
          </button>
        </div>
        <p class="quiet">
          {count(entity.mentions, 'mention')} and {count(scene.adjacency[node]!.length, 'connection')} leave the map
          with it; the articles keep them.
        </p>
      </fieldset>
      <Note onNote={(text) => decide({ type: 'note', about: id, text })} />
    </div>
  );
}

/** Merging: from a list of the likely ones, or any that is searched for. */
function SameAs({ node }: { readonly node: number }) {
  const session = useSession();
  const { scene, source } = useAtlas();
  const { nodes } = scene.graph;
  const [wanted, setWanted] = useState('');
  const index = useMemo(() => indexNames(nodes), [nodes]);
  const loading = useLoaded(() => source.resolution(), [source]);
  const { id } = nodes[node]!;
  const suggested = useMemo(() => {
    if (loading.type !== 'done') return [];
    const nodeOf = new Map(nodes.map((other, at) => [other.id, at]));
    return loading.value.suggestions
      .flatMap(({ a, b }) => (a === id ? [b] : b === id ? [a] : []))
      .flatMap((other) => nodeOf.get(other) ?? []);
  }, [loading, nodes, id]);
  const query = wanted.trim();
  const found = query === '' ? suggested : searchEntities(index, query, OFFERED + 1).map((hit) => hit.node);
  const offered = found.filter((other) => other !== node).slice(0, OFFERED);
  return (
    <fieldset class="fix">
      <legend>The same as</legend>
      <input
        type="search"
        class="filter"
        placeholder="Another name"
        aria-label="Find the name that it is the same as"
        value={wanted}
        onInput={(event) => setWanted(event.currentTarget.value)}
      />
      {query !== '' && offered.length === 0 && <p class="quiet">Nothing on the map goes by “{query}”.</p>}
      <ul class="rows">
        {offered.map((other) => (
          <li key={other}>
            <a class="row" href={session.linkTo({ question: { type: 'compare', nodes: [node, other] } })}>
              <Glyph type={typeOfKind(nodes[other]!.kind)} />
              <span class="row-name">{nodes[other]!.label}</span>
              <span class="number">{formatNumber(nodes[other]!.mentions)}</span>
            </a>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function Rename({ label, onRename }: { readonly label: string; readonly onRename: (label: string) => void }) {
  const [text, setText] = useState(label);
  const next = text.trim();
  return (
    <form
      class="fix"
      onSubmit={(event) => {
        event.preventDefault();
        if (next !== '' && next !== label) onRename(next);
      }}
    >
      <label>
        It is called
        <input class="filter" value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <button type="submit" class="small-button" disabled={next === '' || next === label}>
        Rename
      </button>
    </form>
  );
}

/** Splitting: names of it that are another's, everywhere or in one article. */
function NotThis({
  node,
  onDecide,
}: {
  readonly node: number;
  readonly onDecide: (decision: Decision, said?: string) => void;
}) {
  const { scene, source } = useAtlas();
  const { id, label, aliases, kind } = scene.graph.nodes[node]!;
  const [isOpen, open] = useState(false);
  /** The article in which it is asked what the other is called. */
  const [asked, ask] = useState('');
  const articles = useLoaded(
    async () =>
      isOpen
        ? Promise.all(
            (await source.nodeArticles(node)).slice(0, ARTICLES).map(({ article }) => source.article(article)),
          )
        : [],
    [source, node, isOpen],
  );
  const others = aliases.filter(({ name, count: uses }) => uses > 0 && printedIdOf(id, name) !== id);
  return (
    <fieldset class="fix">
      <legend>Not {label}</legend>
      {others.length > 0 && (
        <p class="quiet">A name that is another’s becomes one of its own, wherever it stands for {label}.</p>
      )}
      {others.length > 0 && (
        <CappedList items={others} cap={6} class="splits">
          {({ name, count: uses }) => (
            <div class="decision">
              <p>
                {name} <span class="number">{formatNumber(uses)}</span>
              </p>
              <button
                type="button"
                class="small-button"
                aria-label={`${name} is ${nameAnother(kind)}`}
                onClick={() =>
                  onDecide(
                    { type: 'not-same', a: id, b: printedIdOf(id, name) },
                    `“${name}” is not ${label}, but a name of its own`,
                  )
                }
              >
                It is {nameAnother(kind)}
              </button>
            </div>
          )}
        </CappedList>
      )}
      {!isOpen ? (
        <button type="button" class="more" onClick={() => open(true)}>
          In some articles it is another…
        </button>
      ) : (
        articles.type === 'done' && (
          <CappedList items={articles.value} cap={6} class="splits">
            {(article) => {
              const own = article.mentions.filter((mention) => mention.node === node);
              const name = own[0] ? article.text.slice(own[0].from, own[0].to) : label;
              return (
                <div class="decision">
                  <p>
                    {article.title} <span class="number">{formatNumber(own.length)}</span>
                  </p>
                  {asked !== article.id && (
                    <button
                      type="button"
                      class="small-button"
                      aria-label={`In “${article.title}” it is another`}
                      onClick={() => ask(article.id)}
                    >
                      Another…
                    </button>
                  )}
                  {asked === article.id && (
                    <CallIt
                      proposed={`${name} (${article.title})`}
                      onCall={(called) =>
                        onDecide(
                          {
                            type: 'split',
                            entity: id,
                            mentions: own.map(({ from, to }) => ({ article: article.id, from, to })),
                            label: called,
                          },
                          `${label} in “${article.title}” made ${called}`,
                        )
                      }
                    />
                  )}
                </div>
              );
            }}
          </CappedList>
        )
      )}
    </fieldset>
  );
}

/** What a name of its own is called: something is proposed. */
function CallIt(props: { readonly proposed: string; readonly onCall: (called: string) => void }) {
  const { proposed, onCall } = props;
  const [text, setText] = useState(proposed);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  const called = text.trim();
  return (
    <form
      class="fix call-it"
      onSubmit={(event) => {
        event.preventDefault();
        if (called !== '') onCall(called);
      }}
    >
      <label>
        There it is called
        <input ref={input} class="filter" value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <button type="submit" class="small-button" disabled={called === ''}>
        Make it
      </button>
    </form>
  );
}

/** Articles of a name that are looked through for another. */
const ARTICLES = 60;

function Note({ onNote }: { readonly onNote: (text: string) => void }) {
  const [text, setText] = useState('');
  return (
    <form
      class="fix"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        onNote(text.trim());
        setText('');
      }}
    >
      <label>
        Note
        <input class="filter" value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <button type="submit" class="small-button" disabled={text.trim() === ''}>
        Add
      </button>
    </form>
  );
}
