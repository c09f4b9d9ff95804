import '../styles/desk.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import {
  type AtlasArticle,
  type Decision,
  indexNames,
  KINDS,
  type Span,
  searchEntities,
  typeOfKind,
} from '../../../index.ts';
import { useAtlas, useSession } from './context.ts';
import { nameAnother, nameKind } from './decision-words.ts';
import { Glyph, Icon } from './icons.tsx';
import { KIND_NAMES } from './proof-words.ts';

const OFFERED = 5;

/** What a stretch of an article is: a name, another's name, no name, or no boilerplate. */
export function FixText(props: {
  readonly article: AtlasArticle;
  readonly span: Span;
  /** CSS pixels from the top of the article to where the stretch ends. */
  readonly top: number;
  readonly onClose: () => void;
}) {
  const { article, span, top, onClose } = props;
  const session = useSession();
  const { scene } = useAtlas();
  const { nodes } = scene.graph;
  const [wanted, setWanted] = useState('');
  const [isHere, setHere] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const index = useMemo(() => indexNames(nodes), [nodes]);
  useEffect(() => {
    root.current?.focus({ preventScroll: true });
    root.current?.scrollIntoView({ block: 'nearest' });
    void session.desk().then((desk) => desk.prepare());
  }, [span.from, span.to]);
  const text = article.text.slice(span.from, span.to);
  const under = article.mentions.filter(({ from, to }) => from < span.to && span.from < to);
  const exact = under.find(({ from, to }) => from === span.from && to === span.to);
  const boilerplate = article.furniture.find(({ from, to }) => from < span.to && span.from < to);
  const decide = async (decision: Decision, said: string) => {
    onClose();
    await (await session.desk()).decide([decision], said);
  };
  const place = isHere ? { article: article.id } : {};
  const addresses = under.map(({ from, to }) => ({ article: article.id, from, to }));
  const found =
    wanted.trim() === '' ? [] : searchEntities(index, wanted.trim(), OFFERED).map((hit) => nodes[hit.node]!);
  return (
    <div
      class="fix-text"
      role="dialog"
      aria-label={`What is “${text}”?`}
      tabIndex={-1}
      ref={root}
      style={{ top: `${top + 6}px` }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <h3>
          “{text}”{exact && ` — ${exact.label}`}
        </h3>
        <button type="button" class="icon-button" aria-label="Leave it as it is" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {exact && (
        <p class="quiet">
          {addresses.length === 1 ? 'This place alone' : 'These places alone'}: {nameAnother(exact.entityKind)} becomes
          a name of its own, no name counts nowhere.
        </p>
      )}
      {exact && (
        <div class="answers">
          <button
            type="button"
            class="small-button"
            onClick={() =>
              decide(
                { type: 'split', entity: exact.entity, mentions: addresses, label: text },
                `“${text}” there is not ${exact.label}`,
              )
            }
          >
            It is {nameAnother(exact.entityKind)}
          </button>
          {exact.entityKind === 'role' && (
            <button
              type="button"
              class="small-button"
              onClick={() => decide({ type: 'not-a-role', mentions: addresses }, `“${text}” there is no role`)}
            >
              No role here
            </button>
          )}
        </div>
      )}
      {under.length > 0 && (
        <div class="answers">
          <button
            type="button"
            class="small-button"
            onClick={() => decide({ type: 'not-a-name', mentions: addresses }, `“${text}” there is no name`)}
          >
            No name here
          </button>
        </div>
      )}
      <fieldset class="fix">
        <legend>It is</legend>
        <div class="answers">
          {KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              class="small-button"
              onClick={() => decide({ type: 'name', name: text, kind, ...place }, `“${text}” made ${nameKind(kind)}`)}
            >
              {KIND_NAMES[kind]}
            </button>
          ))}
        </div>
      </fieldset>
      <fieldset class="fix">
        <legend>Or another name of</legend>
        <input
          type="search"
          class="filter"
          placeholder="A name on the map"
          aria-label="Find the name that it is another of"
          value={wanted}
          onInput={(event) => setWanted(event.currentTarget.value)}
        />
        <ul class="rows">
          {found.map(({ id, label, kind }) => (
            <li key={id}>
              <button
                type="button"
                class="row"
                onClick={() =>
                  decide({ type: 'name', name: text, kind, entity: id, ...place }, `“${text}” is ${label}`)
                }
              >
                <Glyph type={typeOfKind(kind)} />
                <span class="row-name">{label}</span>
              </button>
            </li>
          ))}
        </ul>
        <label class="check">
          <input type="checkbox" checked={isHere} onChange={(event) => setHere(event.currentTarget.checked)} /> In this
          article only
        </label>
      </fieldset>
      {boilerplate && (
        <button
          type="button"
          class="small-button"
          onClick={() =>
            decide(
              { type: 'not-boilerplate', article: article.id, from: boilerplate.from, to: boilerplate.to },
              'Counted as text of the article',
            )
          }
        >
          This passage is no boilerplate
        </button>
      )}
    </div>
  );
}
