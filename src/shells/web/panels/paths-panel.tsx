import '../styles/passages.css';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import {
  type AtlasGraph,
  findPaths,
  makeNetwork,
  measureCosts,
  type Network,
  type Path,
  type Quote,
  quoteEdge,
  writePath,
} from '../../../index.ts';
import type { Question } from '../state/question.ts';
import { useAtlas, useSession } from './context.ts';
import { Icon } from './icons.tsx';
import { useLoaded } from './loading.ts';
import { NodeGlyph } from './node-glyph.tsx';
import { PanelHead } from './panel-head.tsx';
import { formatDate, nameWeight } from './proof-words.ts';
import { useRoute } from './use-route.ts';

type PathsQuestion = Extract<Question, { readonly type: 'paths' }>;

/** How two names are connected: the most telling paths, each a route on the map and a text to copy. */
export function PathsPanel({ question }: { readonly question: PathsQuestion }) {
  const { from, to, without, onlyPeople } = question;
  const session = useSession();
  const { scene, source } = useAtlas();
  const chosen = useSignal(0);
  const sight = session.sight.value;
  const { nodes, edges } = scene.graph;
  const paths = useMemo(() => {
    const { network, costs } = prepare(scene.graph);
    const shut = new Set(without);
    // Roles connect all who hold them: a path that goes through "president" says nothing.
    const allowed = Uint8Array.from(
      nodes,
      ({ kind }, node) =>
        +(sight?.nodes[node] !== 0 && kind !== 'role' && (!onlyPeople || kind === 'person') && !shut.has(node)),
    );
    return findPaths(network, costs, { from, to, allowed: { nodes: allowed, ...(sight && { edges: sight.edges }) } });
  }, [scene.graph, sight, from, to, without.join(), onlyPeople]);
  const path = paths[Math.min(chosen.value, paths.length - 1)];
  useRoute(path?.nodes ?? [from, to], path?.edges ?? []);
  const told = path
    ? `Path ${paths.indexOf(path) + 1} of ${paths.length}: ${path.nodes.map((node) => nodes[node]!.label).join(', ')}`
    : `No path from ${nodes[from]!.label} to ${nodes[to]!.label}`;
  useEffect(() => session.announce(told), [told]);
  const ask = (change: Partial<PathsQuestion>) => session.go({ question: { ...question, ...change } });
  return (
    <>
      <PanelHead
        over="How they are connected"
        title={`${nodes[from]!.label} and ${nodes[to]!.label}`}
        closeTo={{}}
        closeLabel="Close the paths"
      />
      <div class="panel-body">
        <fieldset class="path-rules">
          <legend class="sr-only">Where a path may lead</legend>
          <label>
            <input
              type="checkbox"
              checked={onlyPeople}
              onChange={(event) => ask({ onlyPeople: event.currentTarget.checked })}
            />
            only through people
          </label>
          {without.map((node) => (
            <button
              key={node}
              type="button"
              class="ask-chip"
              aria-label={`Again also through ${nodes[node]!.label}`}
              onClick={() => ask({ without: without.filter((own) => own !== node) })}
            >
              not through {nodes[node]!.label} <Icon name="close" />
            </button>
          ))}
        </fieldset>
        {paths.length === 0 && (
          <p class="quiet">
            No path leads from one to the other{without.length > 0 || onlyPeople ? ' by these rules' : ''}: no chain of
            sentences in sight connects them.
          </p>
        )}
        {paths.length > 1 && (
          <fieldset class="path-choice">
            <legend>The most telling paths</legend>
            {paths.map((own, index) => (
              <label key={own.nodes.join()}>
                <input
                  type="radio"
                  name="path"
                  checked={own === path}
                  onChange={() => {
                    chosen.value = index;
                  }}
                />
                {own.nodes.length === 2
                  ? 'directly'
                  : `by ${own.nodes
                      .slice(1, -1)
                      .map((node) => nodes[node]!.label)
                      .join(', ')}`}
              </label>
            ))}
          </fieldset>
        )}
        {path && <Steps key={path.nodes.join()} path={path} onAvoid={(node) => ask({ without: [...without, node] })} />}
        {path && !source.imported && edges.length > 0 && <CopyButton path={path} />}
      </div>
    </>
  );
}

function Steps({ path, onAvoid }: { readonly path: Path; readonly onAvoid: (node: number) => void }) {
  const session = useSession();
  const { scene } = useAtlas();
  const { nodes } = scene.graph;
  return (
    <ol class="path-steps">
      {path.nodes.map((node, step) => (
        <li key={node}>
          <p class="path-name">
            <a href={session.linkTo({ selection: { type: 'node', node } })}>
              <NodeGlyph node={node} />
              {nodes[node]!.label}
            </a>
            {step > 0 && step < path.nodes.length - 1 && (
              <button type="button" class="small-button" onClick={() => onAvoid(node)}>
                not through<span class="sr-only"> {nodes[node]!.label}</span>
              </button>
            )}
          </p>
          {path.edges[step] !== undefined && <Step edge={path.edges[step]!} />}
        </li>
      ))}
    </ol>
  );
}

function Step({ edge }: { readonly edge: number }) {
  const session = useSession();
  const { scene, source } = useAtlas();
  const kept = session.seen.value?.articles;
  const loading = useLoaded(() => quoteEdge(source, edge, kept), [source, edge, kept]);
  const weight = scene.graph.edges[edge]!.weight;
  const quote = loading.type === 'done' ? loading.value : undefined;
  return (
    <div class="path-step">
      <a href={session.linkTo({ selection: { type: 'edge', edge } })}>{nameWeight(source, weight)}</a>
      {loading.type === 'waiting' && <p class="waiting">Fetching the sentence…</p>}
      {quote && (
        <blockquote>
          {quote.text === '' ? (
            <p class="left-out">The sentence was left out of this map.</p>
          ) : (
            <p class="passage">{quote.text}</p>
          )}
          <a class="read-on" href={session.linkTo({ selection: { type: 'edge', edge }, reading: quote })}>
            {quote.title}
            {quote.published && `, ${formatDate(quote.published)}`}
          </a>
        </blockquote>
      )}
    </div>
  );
}

function CopyButton({ path }: { readonly path: Path }) {
  const session = useSession();
  const { scene, source } = useAtlas();
  const trouble = useSignal('');
  const copy = async () => {
    const kept = session.seen.value?.articles;
    const quotes: (Quote | undefined)[] = [];
    for (const edge of path.edges) quotes.push(await quoteEdge(source, edge, kept));
    await navigator.clipboard.writeText(writePath(scene.graph, path, quotes));
    session.announce('Path copied');
  };
  return (
    <p class="path-copy">
      <button
        type="button"
        class="button"
        onClick={() => {
          trouble.value = '';
          copy().catch((error: unknown) => {
            trouble.value = error instanceof Error ? error.message : String(error);
          });
        }}
      >
        Copy with its sentences
      </button>
      {trouble.value !== '' && (
        <span class="failed" role="alert">
          {trouble.value}
        </span>
      )}
    </p>
  );
}

/** A graph made to be walked, once: the map is asked for many paths. */
const prepared = new WeakMap<object, { readonly network: Network; readonly costs: Uint16Array }>();

function prepare({ nodes, edges }: AtlasGraph) {
  const known = prepared.get(edges);
  if (known) return known;
  const made = {
    network: makeNetwork(nodes.length, edges),
    costs: measureCosts(edges.map(({ telling }) => telling)),
  };
  prepared.set(edges, made);
  return made;
}
