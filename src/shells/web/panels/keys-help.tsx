import '../styles/map-bars.css';
import { useEffect, useRef } from 'preact/hooks';
import { useSession } from './context.ts';
import { Icon } from './icons.tsx';

const KEYS: readonly (readonly [readonly string[], string])[] = [
  [['/'], 'search names, words and filters'],
  [['←', '→', '↑', '↓'], 'on the map: along a connection that way, or to the next name'],
  [['[', ']'], 'through the names connected with what is selected, the most telling first'],
  [['Enter'], 'open a name; with one selected, the sentences that name both'],
  [['Space'], 'select the name that is pointed at'],
  [['F'], 'look at it by itself, and back'],
  [['E'], 'there: add its neighbours'],
  [['P'], 'paths from what is selected to what is pointed at'],
  [['X'], 'pick a name, or no longer; also Shift and a press'],
  [['H'], 'put the picked names away'],
  [['Shift', '←'], 'move the map; also with →, ↑, ↓'],
  [['+', '−', '0'], 'nearer, farther, all of it'],
  [['Shift', 'drag'], 'pick all names inside a line drawn around them'],
  [['drag a name'], 'put it elsewhere; onto another name: ask whether the two are one'],
  [
    ['Enter', 'Tab'],
    'with a name selected, on to its panel: Put right there merges, parts, renames it or takes it off the map',
  ],
  [['Y', 'N', 'L'], 'in the review: yes, no, later; each other answer says its key'],
  [['Ctrl', '←'], 'put a name elsewhere; also with →, ↑, ↓'],
  [['Ctrl', 'Z'], 'take back; with Shift, or Ctrl Y, do it again'],
  [['Ctrl', 'P'], 'print the map'],
  [['Esc'], 'a step back: the article, the selection, the picked names, the close-up'],
  [['?'], 'this list'],
];

/** All keys, in a dialog that Escape closes; the focus comes back to where it was. */
export function KeysHelp() {
  const { showsKeys } = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      class="keys-help"
      ref={dialog}
      aria-labelledby="keys-title"
      onClose={() => {
        showsKeys.value = false;
      }}
    >
      <header>
        <h2 id="keys-title">Keys</h2>
        <button type="button" class="icon-button" aria-label="Close" onClick={() => dialog.current?.close()}>
          <Icon name="close" />
        </button>
      </header>
      <dl>
        {KEYS.map(([keys, what]) => (
          <>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </>
        ))}
      </dl>
    </dialog>
  );
}
