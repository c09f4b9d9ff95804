import { effect } from '@preact/signals';
import type { Caption } from '../export/map-picture.ts';
import { putOnPaper } from '../export/print-map.ts';
import type { Session } from '../state/session.ts';
import { captionMap } from './map-caption.ts';

/**
 * Has the browser's own command print the map, which the graphics card draws on no paper. The browser waits for nothing, so
 * what stands below the map is made ready as soon as what it tells of changes.
 */
export function followPrint(session: Session): () => void {
  let caption: Caption = { title: '', lines: [], source: '' };
  let turn = 0;
  const stopCaption = effect(() => {
    const own = ++turn;
    const told = [session.atlas, session.settled, session.seen, session.selection, session.shown].map(
      ({ value }) => value,
    );
    // What a hand passes over is not printed.
    if (!told[0] || session.isPassing.value) return;
    // A moment later, so that nothing else that a caption reads has it made again.
    Promise.resolve()
      .then(() => captionMap(session, ''))
      .then(
        (made) => {
          if (own === turn) caption = made;
        },
        // Without its caption the map is printed all the same.
        () => {},
      );
  });
  let takeAway = () => {};
  const begin = () => {
    takeAway = putOnPaper(session, caption);
  };
  const end = () => takeAway();
  window.addEventListener('beforeprint', begin);
  window.addEventListener('afterprint', end);
  return () => {
    stopCaption();
    window.removeEventListener('beforeprint', begin);
    window.removeEventListener('afterprint', end);
  };
}
