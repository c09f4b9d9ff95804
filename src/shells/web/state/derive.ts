import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import {
  type Arrangement,
  type AtlasNode,
  type AtlasRoleRelation,
  type AtlasSource,
  type Curation,
  type NamedView,
  placeEntities,
  type Reach,
  type Seen,
} from '../../../index.ts';
import { PALETTES, type Theme } from '../scene/palette.ts';
import type { Picture } from '../scene/picture.ts';
import { prepareScene, rearrangeScene, type Scene } from '../scene/scene.ts';
import { type Focus, focusOn, focusOnAll, isSeen, pointAt, type Sight } from '../scene/sight.ts';
import type { Asked, Glimpse } from './asked.ts';
import type { ShownCloseUp } from './close-up.ts';
import { chooseColouring, type Filters, seeScene, showsRoles } from './filters.ts';
import type { MadeLayout } from './project.ts';
import type { OwnMaterial, State } from './state.ts';
import { isUnsaved, isUnwritten } from './unsaved.ts';
import { canRedoMap, canUndoMap } from './update.ts';

/** The atlas as it is shown: with the layout of the project. */
export interface ShownAtlas {
  readonly source: AtlasSource;
  readonly scene: Scene;
  readonly isOwn: boolean;
  readonly build: string;
  readonly work?: number | undefined;
  readonly own?: OwnMaterial | undefined;
  readonly decided?: Curation | undefined;
  readonly firstReach?: Reach | undefined;
}

/** What follows from the state, each part computed again only where what it is made of has changed. */
export interface Derived {
  readonly status: ReadonlySignal<State['status']>;
  readonly atlas: ReadonlySignal<ShownAtlas | undefined>;
  /** The atlas as it was opened, without the layout of the project. */
  readonly opened: ReadonlySignal<State['atlas']>;
  /** The names of the map before decisions changed it here. */
  firstNames(): readonly AtlasNode[];
  readonly roles: ReadonlySignal<Promise<readonly AtlasRoleRelation[]>>;
  readonly page: ReadonlySignal<State['page']>;
  readonly selection: ReadonlySignal<State['selection']>;
  readonly reading: ReadonlySignal<State['reading']>;
  readonly question: ReadonlySignal<State['question']>;
  readonly hover: ReadonlySignal<State['hover']>;
  readonly project: ReadonlySignal<State['project']>;
  readonly filters: ReadonlySignal<Filters>;
  /** The filters when the hand that moves one last rested: panels and lists are of these. */
  readonly settled: ReadonlySignal<Filters>;
  /** Whether a hand moves a filter and has not rested since: the map shows what it passes over, and all else waits. */
  readonly isPassing: ReadonlySignal<boolean>;
  /** The filters at which a hand rested that is not off yet. */
  readonly rested: Signal<Filters | undefined>;
  /** What is passed over. */
  readonly glimpse: Signal<Glimpse | undefined>;
  /** The atlas that is open, whatever of it is shown. */
  readonly source: ReadonlySignal<AtlasSource | undefined>;
  /** What passes what is asked; undefined while nothing is, or what it looks at is still being read. */
  readonly asked: Signal<Asked | undefined>;
  readonly seen: ReadonlySignal<Seen | undefined>;
  /** A path, or the names of an answer, that stands out on the map until something is selected. */
  readonly route: Signal<Focus | undefined>;
  /** Views that were given a name, in the order of their story. */
  readonly views: ReadonlySignal<readonly NamedView[]>;
  readonly closeUp: ReadonlySignal<State['closeUp']>;
  /** The close-up as it was laid out; undefined until then. */
  readonly shownCloseUp: Signal<ShownCloseUp | undefined>;
  readonly picked: ReadonlySignal<State['picked']>;
  /** What the filters leave, whatever is selected and however near one looks. */
  readonly plainSight: ReadonlySignal<Sight | undefined>;
  readonly sight: ReadonlySignal<Sight | undefined>;
  readonly picture: ReadonlySignal<Picture | undefined>;
  readonly theme: ReadonlySignal<State['theme']>;
  /** The theme that is shown, also where the system chooses. */
  readonly shade: ReadonlySignal<Theme>;
  readonly work: ReadonlySignal<State['work']>;
  readonly isStale: ReadonlySignal<boolean>;
  readonly trouble: ReadonlySignal<string>;
  readonly announcement: ReadonlySignal<string>;
  readonly report: ReadonlySignal<State['report']>;
  /** Whether a map of one's own articles would be lost with the page. */
  readonly isUnsaved: ReadonlySignal<boolean>;
  /** Whether decisions on a served map would. */
  readonly isUnwritten: ReadonlySignal<boolean>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
}

const NO_VIEWS: readonly NamedView[] = [];

export function derive(state: ReadonlySignal<State>): Derived {
  const part = <Key extends keyof State>(key: Key) => computed(() => state.value[key]);
  const [opened, selection, hover, project] = [part('atlas'), part('selection'), part('hover'), part('project')];
  const filters = computed(() => project.value.present.filters);
  const rested = signal<Filters | undefined>(undefined);
  const isPassing = computed(() => project.value.gesture !== undefined && rested.value !== filters.value);
  let last = filters.peek();
  const settled = computed(() => {
    if (!isPassing.value) last = filters.value;
    return last;
  });
  const layout = computed(() => project.value.present.layout);
  const graph = computed(() => opened.value?.source.graph);
  /** The map that decisions change, as it was opened: what it looks like stays. */
  let first: Scene | undefined;
  const ownScene = computed(() => {
    if (!graph.value) return undefined;
    const isRevised = (opened.peek()?.revision ?? 0) > 0;
    const scene = prepareScene(graph.value, isRevised ? first : undefined);
    if (!isRevised) first = scene;
    return scene;
  });
  const placed = computed((): ShownAtlas | undefined => {
    if (!opened.value || !ownScene.value) return undefined;
    const { source, ...kept } = opened.value;
    if (!layout.value) return { source, scene: ownScene.value, ...kept };
    const moved = rearrangeSource(source, layout.value);
    return { source: moved, scene: rearrangeScene(ownScene.value, moved.graph), ...kept };
  });
  const asked = signal<Asked | undefined>(undefined);
  const glimpse = signal<Glimpse | undefined>(undefined);
  const seen = computed(() => asked.value?.seen);
  /** Only its scene follows a range of dates: what is read of the atlas itself is the whole. */
  const atlas = computed((): ShownAtlas | undefined => {
    const range = asked.value?.range;
    return placed.value && range ? { ...placed.value, scene: range(placed.value.scene) } : placed.value;
  });
  const shownCloseUp = signal<ShownCloseUp | undefined>(undefined);
  /** Decisions make another graph: what was laid out of the one before is not shown of it. */
  const near = computed(() => (shownCloseUp.value?.of === graph.value ? shownCloseUp.value : undefined));
  const scene = computed(() => {
    const whole = atlas.value?.scene;
    return whole && near.value ? near.value.place(whole) : whole;
  });
  const route = signal<Focus | undefined>(undefined);
  const plainSight = computed(() => ownScene.value && seeScene(ownScene.value, settled.value, undefined, seen.value));
  const wholeSight = computed(() => {
    const plain = plainSight.value;
    const chosen = selection.value;
    if (!ownScene.value || !plain || !chosen) return plain;
    return isSeen(plain, chosen) ? plain : seeScene(ownScene.value, settled.value, chosen, seen.value);
  });
  const sight = computed(() => {
    const whole = wholeSight.value;
    return whole && ownScene.value && near.value ? near.value.see(ownScene.value, whole) : whole;
  });
  const shade = computed(() => (state.value.theme === 'system' ? state.value.systemTheme : state.value.theme));
  const hasRoles = computed(() => scene.value !== undefined && showsRoles(scene.value, settled.value));
  /** What is drawn: what is in sight, or, while a hand moves a filter, what it passes over. */
  const drawn = computed((): { readonly scene: Scene; readonly sight: Sight } | undefined => {
    if (!scene.value || !sight.value) return undefined;
    if (!glimpse.value || !ownScene.value) return { scene: scene.value, sight: sight.value };
    const { seen: passed, count } = glimpse.value;
    const whole = seeScene(ownScene.value, glimpse.value.filters, selection.value, passed);
    return { scene: count(scene.value), sight: near.value ? near.value.see(ownScene.value, whole) : whole };
  });
  const pickedFocus = computed((): Focus | undefined => {
    const { picked } = state.value;
    return drawn.value && picked.length > 0 ? focusOnAll(drawn.value.scene, drawn.value.sight, picked) : undefined;
  });
  const chosenFocus = computed(() => {
    if (!drawn.value || !selection.value) return undefined;
    const { scene, sight } = drawn.value;
    const isRole = selection.value.type === 'node' && scene.types[selection.value.node] === 'role';
    const withRoles = hasRoles.value || isRole;
    // A close-up was laid out for its names: each that the selected one is connected with has its line.
    return focusOn(scene, sight, selection.value, withRoles, near.value ? near.value.names : undefined);
  });
  const picture = computed((): Picture | undefined => {
    if (!drawn.value) return undefined;
    const { scene, sight } = drawn.value;
    const pointed = hover.value;
    const chosen = selection.value;
    return {
      scene,
      sight,
      isPassing: glimpse.value !== undefined,
      focus: pickedFocus.value ?? chosenFocus.value ?? route.value ?? (pointed && pointAt(scene, sight, pointed)),
      chosen: [chosen, pointed].filter((target) => target !== undefined),
      colouring: chooseColouring(scene, settled.value),
      amount: near.value ? 'all' : settled.value.amount,
      isCloseUp: near.value !== undefined,
      roles: settled.value.roles,
      palette: PALETTES[shade.value],
    };
  });
  return {
    status: part('status'),
    atlas,
    opened,
    firstNames: () => first?.graph.nodes ?? [],
    roles: computed(() => {
      const roles = opened.value?.source.roleRelations() ?? Promise.resolve([]);
      roles.catch(() => {});
      return roles;
    }),
    page: part('page'),
    selection,
    reading: part('reading'),
    question: part('question'),
    hover,
    project,
    filters,
    settled,
    isPassing,
    rested,
    glimpse,
    source: computed(() => opened.value?.source),
    asked,
    seen,
    route,
    views: computed(() => project.value.present.views ?? NO_VIEWS),
    closeUp: part('closeUp'),
    shownCloseUp,
    picked: part('picked'),
    plainSight,
    sight,
    picture,
    theme: part('theme'),
    shade,
    work: part('work'),
    isStale: part('isStale'),
    trouble: part('trouble'),
    announcement: part('announcement'),
    report: part('report'),
    isUnsaved: computed(() => isUnsaved(state.value)),
    isUnwritten: computed(() => isUnwritten(state.value)),
    canUndo: computed(() => project.value.past.length > 0 || canUndoMap(state.value)),
    canRedo: computed(() => project.value.future.length > 0 || canRedoMap(state.value)),
  };
}

/** The same atlas with its nodes elsewhere; all else is asked of it as before. */
function rearrangeSource(source: AtlasSource, { ids, arrangement: made, settings: layout }: MadeLayout): AtlasSource {
  const { layout: before, ...rest } = source.manifest;
  const { imported } = source;
  const arrangement = fitArrangement(source.graph.nodes, ids, made);
  const graph = { ...source.graph, nodes: placeEntities(source.graph.nodes, arrangement) };
  return {
    ...source,
    manifest: { ...rest, seed: arrangement.seed, ...(layout && { layout }) },
    graph,
    wholeGraph: async () => graph,
    ...(imported && { imported: { ...imported, document: moveNodes(imported.document, arrangement) } }),
  };
}

/** A layout for the nodes there are now: those that it does not know lie where the atlas has them. */
function fitArrangement(nodes: readonly AtlasNode[], ids: readonly string[], made: Arrangement): Arrangement {
  if (nodes.length === ids.length && nodes.every(({ id }, node) => id === ids[node])) return made;
  const placeOf = new Map(ids.map((id, place) => [id, place]));
  const places = nodes.map(({ id }) => placeOf.get(id));
  const pick = (own: (node: AtlasNode) => number, from: readonly number[]) =>
    nodes.map((node, at) => (places[at] === undefined ? own(node) : from[places[at]]!));
  return {
    x: pick(({ x }) => x, made.x),
    y: pick(({ y }) => y, made.y),
    community: pick(({ community }) => community, made.community),
    degree: nodes.map(({ degree }) => degree),
    betweenness: pick(({ betweenness }) => betweenness, made.betweenness),
    seed: made.seed,
  };
}

function moveNodes<Document extends NonNullable<AtlasSource['imported']>['document']>(
  document: Document,
  { x, y }: Arrangement,
): Document {
  return { ...document, nodes: Array.from(document.nodes, (node, i) => ({ ...node, x: x[i]!, y: y[i]! })) };
}
