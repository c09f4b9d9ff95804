import type { Session } from '../state/session.ts';
import { type Caption, drawOnCanvas } from './map-picture.ts';

/** Prints the map as it stands, sharp on paper, and after it what stands beside it. */
export async function printMap(session: Session, caption: Caption): Promise<void> {
  const takeAway = putOnPaper(session, caption);
  try {
    // A browser that prints from a dialog of its own comes back when that is closed.
    window.print();
  } finally {
    takeAway();
  }
}

/** Puts the map where only paper shows it; nothing where it is there already, or is not drawn. @returns takes it away. */
export function putOnPaper(session: Session, caption: Caption): () => void {
  const standing = session.page.value === 'graph' ? session.stage.value?.standing() : undefined;
  if (!standing || document.querySelector('.print-map')) return () => {};
  const picture = drawOnCanvas(standing, caption, PRINT_SCALE, standing.picture.palette.theme === 'light');
  picture.className = 'print-map';
  picture.setAttribute('role', 'img');
  picture.setAttribute('aria-label', [caption.title, ...caption.lines, caption.source].filter(Boolean).join('. '));
  document.body.prepend(picture);
  return () => picture.remove();
}

/** Pixels to a CSS pixel: 300 to an inch where the map fills a page. */
const PRINT_SCALE = 3;
