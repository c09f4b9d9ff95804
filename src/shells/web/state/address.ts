import { type EntityType, findEdge, readFilters as readAsked, writeFilters as writeAsked } from '../../../index.ts';
import type { Colouring } from '../scene/picture.ts';
import type { Scene } from '../scene/scene.ts';
import type { Target } from '../scene/target.ts';
import type { Vantage } from '../stage/viewport.ts';
import type { CloseUp } from './close-up.ts';
import { drawFrom, type Filters, hideTypes, NO_FILTERS, REACHES, sameFilters, writeReach } from './filters.ts';
import { type Question, readQuestion, writeQuestion } from './question.ts';
import type { Page, Reading } from './state.ts';

/** What a link leads to; filters only where the link carries them. */
export interface Place {
  readonly selection?: Target | undefined;
  readonly reading?: Reading | undefined;
  readonly question?: Question | undefined;
  readonly filters?: Filters | undefined;
}

const COLOURINGS: readonly Colouring[] = ['type', 'community'];

/** What of a view an address holds beyond a place: how the page stands there. */
export interface Stand {
  readonly page: Page;
  /** Undefined: all of the map is in sight. */
  readonly vantage?: Vantage | undefined;
  /** Whether the dates stand under the map. */
  readonly showsTime: boolean;
  readonly closeUp?: CloseUp | undefined;
  readonly picked: readonly number[];
}

/** The parts of an address that list the names of a close-up. */
const CLOSE_UP_LISTS = { near: 'around', grown: 'grown', added: 'added' } as const;

const TYPES: readonly EntityType[] = ['actor', 'place', 'role'];

/**
 * The part of a URL after `#`: `entity=ID`, `entity=ID&with=ID` for an edge, `article=N&sentence=N` for an open article,
 * `from=ID&to=ID`, `common=ID&common=ID`, `one=ID&other=ID`, `text=WORDS`, `desk=NAME` for a question,
 * `colour=community|type&show=all&roles=shown&away=ID&reach=sentence.N|paragraph|article&filter=…` for filters. Entities go by their ids, which outlive
 * a rebuild. `near=ID&steps=N&most=N&grown=ID&added=ID&picked=ID&page=table&time=shown&at=X_Y_SPAN` for how the page stands there: `at` is in every address that holds all of a
 * view, as `at=all` where all of the map is in sight.
 */
export function writeAddress(scene: Scene, { selection, reading, question, filters }: Place, stand?: Stand): string {
  const parts = new URLSearchParams();
  const { nodes, edges } = scene.graph;
  if (selection?.type === 'node') parts.set('entity', nodes[selection.node]!.id);
  if (selection?.type === 'edge') {
    const { source, target } = edges[selection.edge]!;
    parts.set('entity', nodes[source]!.id);
    parts.set('with', nodes[target]!.id);
  }
  if (reading) {
    parts.set('article', String(reading.article));
    if (reading.sentence !== undefined) parts.set('sentence', String(reading.sentence));
  }
  if (question) writeQuestion(question, (node) => nodes[node]!.id, parts);
  if (filters) {
    if (filters.colouring) parts.set('colour', filters.colouring);
    if (filters.amount !== NO_FILTERS.amount) parts.set('show', filters.amount);
    if (filters.roles) parts.set('roles', 'shown');
    for (const id of filters.away) parts.append('away', id);
    if (filters.reach) parts.set('reach', writeReach(filters.reach));
    const asked = writeAsked(filters.asked);
    if (asked !== '') parts.set('filter', asked);
  }
  if (stand) {
    const { closeUp } = stand;
    if (closeUp) {
      for (const list of ['near', 'grown', 'added'] as const)
        for (const node of closeUp[CLOSE_UP_LISTS[list]]) parts.append(list, nodes[node]!.id);
      parts.set('steps', String(closeUp.steps));
      parts.set('most', String(closeUp.most));
    }
    for (const node of stand.picked) parts.append('picked', nodes[node]!.id);
    if (stand.page === 'table') parts.set('page', 'table');
    if (stand.showsTime) parts.set('time', 'shown');
    parts.set('at', stand.vantage ? writeVantage(stand.vantage) : 'all');
  }
  return `#${parts.toString().replaceAll('%3A', ':')}`;
}

function writeVantage({ x, y, span }: Vantage): string {
  return [x, y, span].map((value) => Number(value.toPrecision(5))).join('_');
}

/** @returns undefined where an address says nothing of it: a link to a place leaves the rest of the page as it is. */
function readStand(parts: URLSearchParams, nodesOf: NodesOf): Stand | undefined {
  const at = parts.get('at');
  if (at === null) return undefined;
  const [x, y, span] = at.split('_').map(Number);
  const isPlace = [x, y, span].every((value) => Number.isFinite(value)) && span! > 0;
  return {
    page: parts.get('page') === 'table' ? 'table' : 'graph',
    showsTime: parts.get('time') === 'shown',
    vantage: isPlace ? { x: x!, y: y!, span: span! } : undefined,
    closeUp: readCloseUp(parts, nodesOf),
    picked: nodesOf('picked'),
  };
}

/** The names that a part of an address lists, those left out that are not in the graph. */
type NodesOf = (part: string) => readonly number[];

function readCloseUp(parts: URLSearchParams, nodesOf: NodesOf): CloseUp | undefined {
  const around = nodesOf('near');
  if (around.length === 0) return undefined;
  const steps = Math.min(3, readIndex(parts.get('steps')) ?? 1);
  const most = Math.min(MOST_NAMED, readIndex(parts.get('most')) ?? MOST_NAMED);
  return { around, steps, grown: nodesOf('grown'), added: nodesOf('added'), most };
}

/** More names than can be laid out while one waits. */
const MOST_NAMED = 1000;

/** Reads an address; a part that does not fit the graph is left out. */
export function readAddress(
  scene: Scene,
  hash: string,
  articles: number,
): Place & { readonly stand?: Stand | undefined } {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const indices = new Map(scene.graph.nodes.map(({ id }, index) => [id, index]));
  const nodesOf: NodesOf = (part) => [...new Set(parts.getAll(part).flatMap((id) => indices.get(id) ?? []))];
  return {
    selection: readTarget(scene, parts),
    reading: readReading(parts, articles),
    question: readQuestion(parts, (id) => (id === null ? undefined : indices.get(id))),
    filters: readFilters(parts, (part) =>
      nodesOf(part)
        .map((node) => scene.graph.nodes[node]!.id)
        .sort(),
    ),
    stand: readStand(parts, nodesOf),
  };
}

function readTarget(scene: Scene, parts: URLSearchParams): Target | undefined {
  const find = (id: string | null) => (id === null ? -1 : scene.graph.nodes.findIndex((node) => node.id === id));
  const node = find(parts.get('entity'));
  if (node < 0) return undefined;
  const other = find(parts.get('with'));
  const edge = other < 0 ? undefined : findEdge(scene.adjacency, node, other);
  return edge === undefined ? { type: 'node', node } : { type: 'edge', edge };
}

function readReading(parts: URLSearchParams, articles: number): Reading | undefined {
  const article = readIndex(parts.get('article'));
  if (article === undefined || article >= articles) return undefined;
  const sentence = readIndex(parts.get('sentence'));
  return sentence === undefined ? { article } : { article, sentence };
}

function readFilters(parts: URLSearchParams, idsOf: (part: string) => readonly string[]): Filters | undefined {
  // Links made before kinds and the least weight were filters like the others.
  const hide = parts.get('hide')?.split('.') ?? [];
  const least = readIndex(parts.get('min'));
  const told = readAsked(parts.get('filter') ?? '');
  const show = parts.get('show');
  const filters: Filters = {
    colouring: COLOURINGS.find((colouring) => colouring === parts.get('colour')),
    roles: parts.get('roles') === 'shown',
    away: idsOf('away'),
    reach: REACHES.find((reach) => writeReach(reach) === parts.get('reach')),
    amount: show === 'all' || show === 'fewer' ? show : NO_FILTERS.amount,
    asked: hideTypes(
      least === undefined ? told : drawFrom(told, least),
      TYPES.filter((type) => hide.includes(type)),
    ),
  };
  return sameFilters(filters, NO_FILTERS) ? undefined : filters;
}

function readIndex(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
