import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type SearchHit, searchEntities, typeOfKind } from '../../../index.ts';
import { useAtlas, useSession } from './context.ts';
import { Glyph, Icon } from './icons.tsx';
import { Marked } from './marked.tsx';
import { count } from './words.ts';

const LIMIT = 12;

/** The way in: a combobox over every name that anyone goes by. */
export function Search() {
  const session = useSession();
  const { scene } = useAtlas();
  const index = session.index.value;
  const [query, setQuery] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const hits = useMemo(() => searchEntities(index, query, LIMIT), [index, query]);
  const shown = isOpen && query.trim() !== '';

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active, shown]);

  const choose = (hit: SearchHit | undefined) => {
    if (!hit) return;
    session.go({ selection: { type: 'node', node: hit.node } });
    setOpen(false);
    setQuery('');
    // The panel fills on the next turn; a keyboard's way on is there.
    setTimeout(() => document.querySelector<HTMLElement>('#panel h2')?.focus({ preventScroll: true }));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const last = hits.length - 1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (shown && hits.length > 0) setActive((active + step + hits.length) % hits.length);
    } else if (event.key === 'Home' && shown && event.ctrlKey) setActive(0);
    else if (event.key === 'End' && shown && event.ctrlKey) setActive(last);
    else if (event.key === 'Enter') {
      event.preventDefault();
      if (shown) choose(hits[active]);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (query !== '') setQuery('');
      else input.current?.blur();
      setOpen(false);
    }
  };

  return (
    <div class="search">
      <Icon name="search" />
      <input
        id="search"
        ref={input}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        placeholder="Search people, organisations, places, roles"
        aria-label="Search by any name"
        aria-keyshortcuts="/"
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls="search-results"
        aria-activedescendant={shown && hits.length > 0 ? `hit-${active}` : undefined}
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <span class="key-cap" aria-hidden="true">
        /
      </span>
      <div class="results" hidden={!shown}>
        <div id="search-results" ref={list} role="listbox" aria-label="Entities found">
          {hits.map((hit, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox handles the keys, as its pattern has it
            <div
              key={hit.node}
              id={`hit-${i}`}
              class="hit"
              role="option"
              tabIndex={-1}
              aria-selected={i === active}
              onPointerDown={(event) => event.preventDefault()}
              onPointerMove={() => setActive(i)}
              onClick={() => choose(hit)}
            >
              <Hit hit={hit} />
            </div>
          ))}
        </div>
        {shown && hits.length === 0 && (
          <p class="no-results">Nobody and nothing goes by “{query.trim()}”. Try fewer letters, or another spelling.</p>
        )}
      </div>
      <output class="sr-only" aria-live="polite">
        {shown ? `${count(hits.length, 'result')}${hits.length === LIMIT ? ' or more' : ''}` : ''}
      </output>
    </div>
  );

  function Hit({ hit }: { readonly hit: SearchHit }) {
    const node = scene.graph.nodes[hit.node]!;
    return (
      <>
        <Glyph type={typeOfKind(node.kind)} />
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
}
