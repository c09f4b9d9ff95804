import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import {
  type AtlasNode,
  combineFilters,
  findEdge,
  indexNames,
  isSaid,
  type KnownValues,
  listFilters,
  parseQuery,
  type Query,
  type QuerySuggestion,
  type SearchHit,
  type SearchIndex,
  suggest,
} from '../../../index.ts';
import type { Place } from '../state/address.ts';
import { readFacts } from '../state/asked.ts';
import type { ShownAtlas } from '../state/derive.ts';
import type { Filters } from '../state/filters.ts';
import { useAtlas } from './context.ts';
import { nameFilter } from './filter-words.ts';
import { Marked } from './marked.tsx';
import { NodeGlyph } from './node-glyph.tsx';
import { PanelIcon, type PanelIconName } from './panel-icons.tsx';
import { nameWeight } from './proof-words.ts';
import { count } from './words.ts';

/** Names that are offered at most. */
export const LIMIT = 12;

/** What a query may mean in an atlas, the likeliest first, and what of it could not be read. */
interface Offers {
  readonly query: Query;
  readonly suggestions: readonly QuerySuggestion[];
}

export function listOffers({ scene, source }: ShownAtlas, text: string, { known, isSaid }: Learnt): Offers {
  const query = parseQuery(text, known);
  const edgeBetween = (a: number, b: number) => findEdge(scene.adjacency, a, b);
  const names = indexOf(scene.graph.nodes);
  return {
    query,
    suggestions: suggest({ names, findEdge: edgeBetween, hasText: source.text !== undefined, isSaid }, query, LIMIT),
  };
}

/** Where a suggestion leads, and what is asked there. */
export function follow(suggestion: QuerySuggestion, { query }: Offers, { asked }: Filters) {
  return { place: placeOf(suggestion, query), asked: combineFilters(asked, query.filters) };
}

/** What has to be read of an atlas before a query can be understood. */
export interface Learnt {
  /** The sources and regions of the atlas, for a query that asks for one. */
  readonly known: KnownValues;
  /** Whether the texts hold each of its words. */
  readonly isSaid: boolean;
}

export const NOTHING_LEARNT: Learnt = { known: {}, isSaid: false };

/** What cannot be read is left out: what is then asked says what went wrong. */
export async function learn({ source }: ShownAtlas, text: string): Promise<Learnt> {
  const known = /\b(?:source|region):/i.test(text) ? await readKnown(source).catch(() => ({})) : {};
  const said = source.text && (await isSaid(source.text, parseQuery(text, known)).catch(() => false));
  return { known, isSaid: said ?? false };
}

async function readKnown(source: ShownAtlas['source']): Promise<KnownValues> {
  const { catalog, choices } = await readFacts(source);
  return { ...(catalog && { source: catalog.sources }), ...(choices.region && { region: choices.region.values }) };
}

/** What of a query could not be read, and what may stand there. */
export function explainTroubles({ query }: Offers): readonly string[] {
  return query.troubles.map(({ text, expected }) => `“${text}” was left out: it needs ${expected}.`);
}

function keyOf(suggestion: QuerySuggestion): string {
  switch (suggestion.type) {
    case 'name':
      return `name ${suggestion.hit.node}`;
    case 'connection':
    case 'paths':
      return `${suggestion.type} ${suggestion.hits.map(({ node }) => node).join(' ')}`;
    default:
      return suggestion.type;
  }
}

/** The list under the box, and what it says beside it. `active`: the place of the one that Enter takes. */
export function Results(props: {
  readonly offers: Offers;
  readonly typed: string;
  readonly active: number;
  readonly point: (at: number) => void;
  readonly choose: (suggestion: QuerySuggestion) => void;
}) {
  const { offers, typed, active } = props;
  const list = useRef<HTMLDivElement>(null);
  const hasName = offers.suggestions.some(({ type }) => type !== 'text' && type !== 'filter');
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <>
      <div id="search-results" ref={list} role="listbox" aria-label="What this may mean">
        {offers.suggestions.map((hit, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox handles the keys, as its pattern has it
          <div
            key={keyOf(hit)}
            id={`hit-${i}`}
            class="hit"
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            onPointerDown={(event) => event.preventDefault()}
            onPointerMove={() => props.point(i)}
            onClick={() => props.choose(hit)}
          >
            <Offer suggestion={hit} typed={typed} />
          </div>
        ))}
      </div>
      {explainTroubles(offers).map((text) => (
        <p key={text} class="no-results">
          {text}
        </p>
      ))}
      {!hasName && offers.query.clauses.length > 0 && (
        <p class="no-results">Nobody and nothing goes by “{typed}”. Try fewer letters, or another spelling.</p>
      )}
    </>
  );
}

/** A suggestion as the list shows it: it says what it does. */
function Offer({ suggestion, typed }: { readonly suggestion: QuerySuggestion; readonly typed: string }) {
  const { scene, source } = useAtlas();
  const label = (hit: SearchHit) => scene.graph.nodes[hit.node]!.label;
  switch (suggestion.type) {
    case 'name':
      return <Hit hit={suggestion.hit} />;
    case 'connection':
      return (
        <Deed icon="link" aside={nameWeight(source, scene.graph.edges[suggestion.edge]!.weight)}>
          How {suggestion.hits.map(label).join(' and ')} are named together
        </Deed>
      );
    case 'paths':
      return <Deed icon="path">Paths from {suggestion.hits.map(label).join(' to ')}</Deed>;
    case 'common':
      return <Deed icon="graph">What {listNames(suggestion.hits.map(label))} share</Deed>;
    case 'text':
      return <Deed icon="text">Sentences that say “{typed}”</Deed>;
    case 'filter':
      return <Deed icon="filter">Show only: {listFilters(suggestion.filters).map(nameFilter).join(' · ')}</Deed>;
  }
}

function Hit({ hit }: { readonly hit: SearchHit }) {
  const { scene } = useAtlas();
  const node = scene.graph.nodes[hit.node]!;
  return (
    <>
      <NodeGlyph node={hit.node} />
      <span class="hit-name">
        {hit.isLabel ? <Marked text={hit.name} marks={hit.marks} /> : node.label}
        {!hit.isLabel && (
          <span class="hit-reason">
            also called <Marked text={hit.name} marks={hit.marks} />
          </span>
        )}
        {hit.match === 'fuzzy' && hit.isLabel && <span class="hit-reason">similar spelling</span>}
      </span>
      <span class="hit-count">{count(node.mentions, 'mention')}</span>
    </>
  );
}

/** Something the box does beside going to a name. */
function Deed(props: { readonly icon: PanelIconName; readonly aside?: string; readonly children: ComponentChildren }) {
  return (
    <>
      <PanelIcon name={props.icon} />
      <span class="hit-name">{props.children}</span>
      {props.aside && <span class="hit-count">{props.aside}</span>}
    </>
  );
}

/** Where a suggestion leads. */
function placeOf(suggestion: QuerySuggestion, { clauses }: Query): Place {
  switch (suggestion.type) {
    case 'name':
      return { selection: { type: 'node', node: suggestion.hit.node } };
    case 'connection':
      return { selection: { type: 'edge', edge: suggestion.edge } };
    case 'paths': {
      const [from, to] = suggestion.hits;
      return { question: { type: 'paths', from: from.node, to: to.node, without: [], onlyPeople: false } };
    }
    case 'common':
      return { question: { type: 'common', nodes: suggestion.hits.map(({ node }) => node) } };
    case 'text':
      return { question: { type: 'text', text: clauses.map(writeClause).join(' ') } };
    case 'filter':
      return {};
  }
}

function writeClause({ text, isPhrase, isExcluded }: Query['clauses'][number]): string {
  return `${isExcluded ? '-' : ''}${isPhrase ? `"${text}"` : text}`;
}

function listNames(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The names of a graph made ready to be searched, once. */
const indices = new WeakMap<readonly AtlasNode[], SearchIndex>();

function indexOf(nodes: readonly AtlasNode[]): SearchIndex {
  const index = indices.get(nodes) ?? indexNames(nodes);
  indices.set(nodes, index);
  return index;
}
