import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { QuerySuggestion } from '../../../index.ts';
import { useAtlas, useSession } from './context.ts';
import { focusPanel } from './focus-panel.ts';
import { Icon } from './icons.tsx';
import type { Learnt } from './offers.tsx';
import { count } from './words.ts';

/** What the box offers, and how: fetched when one first goes there. */
type Box = Pick<
  typeof import('./offers.tsx'),
  'LIMIT' | 'NOTHING_LEARNT' | 'listOffers' | 'follow' | 'learn' | 'explainTroubles' | 'Results'
>;

/** The way in: one box for names, words and filters. What it offers says what it does; Enter does the first. */
export function Search() {
  const session = useSession();
  const atlas = useAtlas();
  const [query, setQuery] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  /** Enter was pressed before there was anything to take. */
  const wantsFirst = useRef(false);
  const { box, trouble } = useBox(isOpen);
  const { learnt, isLearnt } = useLearnt(box, query);
  const offers = useMemo(() => learnt && box?.listOffers(atlas, query, learnt), [box, atlas, query, learnt]);
  const hits = offers?.suggestions ?? [];
  const shown = isOpen && query.trim() !== '';

  const choose = (suggestion: QuerySuggestion | undefined) => {
    if (!suggestion || !box || !offers) return;
    const { place, asked } = box.follow(suggestion, offers, session.filters.value);
    session.dispatch({ type: 'ask', asked });
    const troubles = box.explainTroubles(offers);
    // The list that said so is gone, and what is shown was asked without it.
    if (troubles.length > 0) session.dispatch({ type: 'tell-trouble', trouble: troubles.join(' ') });
    session.go(place);
    setOpen(false);
    setQuery('');
    // The panel fills on the next turn; a keyboard's way on is there.
    // The panel changes with the address, which tells of its change in a task of its own.
    setTimeout(focusPanel);
  };

  useEffect(() => {
    if (!isLearnt || !wantsFirst.current) return;
    wantsFirst.current = false;
    choose(hits[active]);
  }, [isLearnt]);

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
      if (shown && isLearnt) choose(hits[active]);
      else wantsFirst.current = shown;
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
        placeholder="Search names, words, kind:place after:2019-03"
        aria-label="Search names, words and filters"
        aria-keyshortcuts="/"
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={shown && offers ? 'search-results' : undefined}
        aria-activedescendant={shown && hits.length > 0 ? `hit-${active}` : undefined}
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
          wantsFirst.current = false;
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
        {shown && box && offers && (
          <box.Results offers={offers} typed={query.trim()} active={active} point={setActive} choose={choose} />
        )}
        {shown && trouble && <p class="no-results">The search could not be fetched; is the server still running?</p>}
      </div>
      <output class="sr-only" aria-live="polite">
        {shown ? `${count(hits.length, 'result')}${hits.length >= (box?.LIMIT ?? 1) ? ' or more' : ''}` : ''}
      </output>
    </div>
  );
}

/** Fetches what the box needs when one first goes there. */
function useBox(isWanted: boolean): { readonly box: Box | undefined; readonly trouble: boolean } {
  const [box, setBox] = useState<Box | undefined>(undefined);
  const [trouble, setTrouble] = useState(false);
  useEffect(() => {
    if (!isWanted || box) return;
    import('./offers.tsx').then(
      ({ LIMIT, NOTHING_LEARNT, listOffers, follow, learn, explainTroubles, Results }) => {
        setBox({ LIMIT, NOTHING_LEARNT, listOffers, follow, learn, explainTroubles, Results });
        setTrouble(false);
      },
      () => setTrouble(true),
    );
  }, [isWanted]);
  return { box, trouble };
}

/**
 * What has to be read of the atlas before the query is understood: its sources where it asks for one, whether the texts hold
 * its words. While that is read the list is of what was known before, so that it does not flicker at each letter.
 */
function useLearnt(box: Box | undefined, query: string) {
  const atlas = useAtlas();
  const [read, setRead] = useState<{ readonly query: string; readonly learnt: Learnt } | undefined>(undefined);
  const text = query.trim();
  useEffect(() => {
    if (!box || text === '') return;
    let isCurrent = true;
    void box.learn(atlas, text).then((learnt) => {
      if (isCurrent) setRead({ query: text, learnt });
    });
    return () => {
      isCurrent = false;
    };
  }, [box, text, atlas.source]);
  return { learnt: read?.learnt ?? box?.NOTHING_LEARNT, isLearnt: read?.query === text };
}
