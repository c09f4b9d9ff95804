import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { boundReview, type Decision, type Kind, keyOfDecision, type Review, type ReviewItem } from '../../../index.ts';
import type { Scene } from '../scene/scene.ts';
import { type Fetched, useArticlesAhead } from './articles-ahead.ts';
import { useAtlas, useSession } from './context.ts';
import { nameKind, nameLabels, sayDecision } from './decision-words.ts';
import { Failed } from './failed.tsx';
import { useLoaded } from './loading.ts';
import { describeMerge } from './merge-effect.ts';
import { QuotedName, quote } from './name-card.tsx';
import { count } from './words.ts';

/** One question after the other, what changes the map most first: a key each. */
export function ReviewDesk() {
  const session = useSession();
  const { build, isOwn } = useAtlas();
  const loading = useLoaded(async () => (await session.desk()).review(), [build, isOwn]);
  if (loading.type === 'failed') return <Failed message={loading.message} />;
  if (loading.type === 'waiting') return <p class="waiting">Looking for what is worth a look…</p>;
  return loading.value ? <Questions review={loading.value} /> : <p class="quiet">It was stopped.</p>;
}

/** An answer, its key and what it says. */
interface Answer {
  readonly key: string;
  readonly label: string;
  readonly decision: Decision;
  readonly isMain?: boolean;
}

function Questions({ review }: { readonly review: Review }) {
  const session = useSession();
  const { scene } = useAtlas();
  const { decisions } = session.project.value.present;
  /** Put off: asked again once all else is done. */
  const [later, setLater] = useState<ReadonlySet<ReviewItem>>(new Set());
  const nodeOf = useMemo(() => new Map(scene.graph.nodes.map(({ id }, node) => [id, node])), [scene]);
  const answered = useMemo(() => new Set(decisions?.map(keyOfDecision)), [decisions]);
  const { asked, minor } = useMemo(() => boundReview(review), [review]);
  /** Somebody wants to be asked of every doubtful name, or there is nothing else to ask. */
  const [isAll, setAll] = useState(asked.length === 0);
  const isOpen = ({ entities, yes, no }: ReviewItem) =>
    entities.every((id) => nodeOf.has(id)) && !answered.has(keyOfDecision(yes)) && !answered.has(keyOfDecision(no));
  const open = (isAll ? review : asked).filter(isOpen);
  const left = isAll ? 0 : minor.filter(isOpen).length;
  const waiting = open.filter((item) => !later.has(item));
  const item = waiting[0] ?? open[0];
  const readArticle = useArticlesAhead(waiting.length > 0 ? waiting : open);
  /** What became of the last key, where the next question does not say it by itself. */
  const [noted, note] = useState<{ readonly item: ReviewItem; readonly text: string } | undefined>(undefined);
  if (!item && left > 0)
    return (
      <>
        <p class="quiet">
          All that changes the map much is answered. {count(left, 'doubtful name')} {left === 1 ? 'is' : 'are'} left, on
          which hardly anything hangs.
        </p>
        <button type="button" class="button" onClick={() => setAll(true)}>
          Ask about {left === 1 ? 'it' : 'them'} too
        </button>
      </>
    );
  if (!item)
    return (
      <p class="quiet">
        Nothing is left to ask. What you find yourself is put right where it stands: at a name, a line or in an article.
      </p>
    );
  return (
    <>
      <p class="facts" role="status">
        {noted?.item === item ? noted.text : `${count(open.length, 'question')} left, what changes the map most first`}
      </p>
      <Question
        key={`${item.question.type} ${item.entities.join()} ${keyOfDecision(item.yes)}`}
        item={item}
        nodeOf={nodeOf}
        readArticle={readArticle}
        onNote={(text) => note({ item, text })}
        // The last of them: what was put off before comes again, this one behind it.
        onLater={() => setLater(new Set(waiting.length > 1 ? [...later, item] : [item]))}
      />
    </>
  );
}

function Question(props: {
  readonly item: ReviewItem;
  readonly nodeOf: ReadonlyMap<string, number>;
  readonly readArticle: (article: number) => Fetched;
  readonly onNote: (text: string) => void;
  readonly onLater: () => void;
}) {
  const { item, nodeOf, readArticle, onNote, onLater } = props;
  const session = useSession();
  const { scene } = useAtlas();
  const nodes = item.entities.map((id) => nodeOf.get(id)!);
  const words = wordQuestion(item, scene, nodes);
  /** One question takes one answer: a key may come before the next question stands here. */
  const answered = useRef('');
  const answer = async ({ label, decision }: Answer) => {
    if (answered.current !== '') {
      onNote(`“${answered.current}” is being noted; a second answer does not count. The next question comes.`);
      return;
    }
    answered.current = label;
    onNote(`“${label}” is being noted. The next question comes.`);
    const said = sayDecision(decision, nameLabels(scene.graph.nodes));
    try {
      await (await session.desk()).decide([decision], said);
    } finally {
      answered.current = '';
    }
  };
  useEffect(() => {
    const own = { nodes, edges: [], brought: nodes };
    session.route.value = own;
    return () => {
      if (session.route.peek() === own) session.route.value = undefined;
    };
  }, [nodes.join()]);
  // With the question itself, not once it is painted: on a busy machine keys come in between, and would be lost.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (target.matches?.('input, textarea, select') || event.ctrlKey || event.metaKey || event.altKey) return;
      // A key that is held down answers once.
      if (event.repeat) return;
      const key = event.key.toLowerCase();
      const chosen = words.answers.find((one) => one.key === key);
      if (chosen) void answer(chosen);
      else if (key === 'l') onLater();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
  const quoted = (places: ReviewItem['places']) => {
    const found = places.map(({ article, mention }) => ({ article, mention, read: readArticle(article) }));
    if (found.some(({ read }) => read === undefined)) return 'waiting';
    const quotes = found.flatMap(({ article, mention, read }) =>
      read === undefined || read === 'failed' ? [] : quote(article, read, mention),
    );
    return found.length > 0 && quotes.length === 0 ? 'failed' : quotes;
  };
  return (
    <div class="question">
      <h3 class="asked">{words.asked}</h3>
      <p class="quiet">{words.reason}</p>
      <div class="cards">
        {nodes.length === 2 ? (
          <>
            <QuotedName node={nodes[0]!} quoted={quoted(item.places.slice(0, 1))} aside="stays" />
            <QuotedName node={nodes[1]!} quoted={quoted(item.places.slice(1))} />
          </>
        ) : (
          <QuotedName node={nodes[0]!} quoted={quoted(item.places)} />
        )}
      </div>
      {words.effect && <p class="effect">{words.effect}</p>}
      <div class="answers at-foot">
        {words.answers.map((one) => (
          <button
            key={one.key}
            type="button"
            class={one.isMain ? 'button' : 'small-button'}
            aria-keyshortcuts={one.key}
            onClick={() => answer(one)}
          >
            {one.label} <kbd>{one.key.toUpperCase()}</kbd>
          </button>
        ))}
        <button type="button" class="small-button" aria-keyshortcuts="l" onClick={onLater}>
          Later <kbd>L</kbd>
        </button>
      </div>
    </div>
  );
}

/** What is asked, why, what each answer does. */
function wordQuestion({ question, yes, no }: ReviewItem, scene: Scene, nodes: readonly number[]) {
  const { graph, adjacency } = scene;
  const [one, other] = nodes.map((node) => graph.nodes[node]!);
  const pair = (yesLabel: string, noLabel: string): readonly Answer[] => [
    { key: 'y', label: yesLabel, decision: yes, isMain: true },
    { key: 'n', label: noLabel, decision: no },
  ];
  const lines = count(adjacency[nodes[0]!]!.length, 'connection');
  switch (question.type) {
    case 'merge':
      return {
        asked: `Is ${other!.label} the same as ${one!.label}?`,
        reason: MERGE_REASONS[question.reason],
        effect: describeMerge(scene, nodes[0]!, nodes[1]!),
        answers: pair('One', 'Two'),
      };
    case 'split':
      return {
        asked: `Is “${question.name}” ${one!.label} here?`,
        reason: READING_REASONS[question.reason],
        effect: `If not, “${question.name}” becomes a name of its own wherever it stands for ${one!.label}.`,
        answers: pair('Yes', 'No'),
      };
    case 'doubt':
      return {
        asked: `Is “${one!.label}” ${nameKind(one!.kind)}?`,
        reason: `The reader is ${Math.round(one!.confidence * 100)} % sure of it.`,
        effect: `If it is no name, it and its ${lines} leave the map.`,
        answers: [...pair('Yes', 'No name'), ...otherKinds(one!.id, one!.kind)],
      };
    case 'kind':
      return {
        asked: `Is ${one!.label} ${nameKind(one!.kind)}?`,
        reason: `${Math.round(question.share * 100)} % of its mentions were read so.`,
        effect: '',
        answers: [{ key: 'y', label: 'Yes', decision: yes, isMain: true }, ...otherKinds(one!.id, one!.kind)],
      };
    case 'generic':
      return {
        asked: `Is “${one!.label}” one body here?`,
        reason: 'Many countries and companies have one: what is said of several may stand together.',
        effect: `If it is not, it and its ${lines} leave the map. To part it instead, open it, then Put right: in some articles it is another.`,
        answers: pair('One', 'Several: take it off the map'),
      };
    case 'body':
      return {
        asked: `Is “${question.name}” ${one!.label} in “${question.title}”?`,
        reason: `That article speaks of ${question.country} as well, which may have one of its own.`,
        effect: `If not, it is ${question.other} there; ${one!.label} stays in all other articles.`,
        answers: pair('Yes', `No, ${question.other}`),
      };
  }
}

const KIND_KEYS: readonly (readonly [Kind, string, string])[] = [
  ['person', 'p', 'Person'],
  ['organization', 'o', 'Organisation'],
  ['group', 'g', 'Group'],
  ['place', 'c', 'Place'],
];

function otherKinds(entity: string, now: Kind): readonly Answer[] {
  return KIND_KEYS.filter(([kind]) => kind !== now).map(([kind, key, label]) => ({
    key,
    label,
    decision: { type: 'retype', entity, kind },
  }));
}

const MERGE_REASONS = {
  lexicon: 'A list of known names says so.',
  acronym: 'Its letters are the first letters of the other.',
  'short-name': 'The one may be short for the other.',
  title: 'They differ in a title alone.',
  spelling: 'They are spelt nearly alike.',
  decision: '',
} as const;

const READING_REASONS = {
  ...MERGE_REASONS,
  acronym: 'It was read as the letters of the name.',
  'short-name': 'It was read as short for the name, the only one it fits in these articles.',
  spelling: 'It was read as another spelling of the name.',
} as const;
