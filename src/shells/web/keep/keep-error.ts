/** Why something could not be kept. */
export type KeepFault =
  /** There is no room for it. */
  | 'full'
  /** The browser keeps nothing: a private window, storage switched off or damaged, a page without an address of its own. */
  | 'refused'
  /** Another tab wrote since this one read. */
  | 'changed'
  /** It was deleted, in another tab or by hand. */
  | 'gone'
  | 'broken';

const MESSAGES: Readonly<Record<KeepFault, string>> = {
  full: 'This browser has no more room for it. What was kept before is still there. Delete other projects, or save this one as a file.',
  refused:
    'This browser keeps nothing for this page: it is a private window, or its storage is switched off or damaged. Save the project as a file instead.',
  changed:
    'This project was changed in another tab since it was opened here, and that change was kept. Open it again to see it, or save yours as a file.',
  gone: 'This is no longer kept in this browser. What is open here is still whole; keep it again, or save it as a file.',
  broken: 'What this browser keeps could not be read or written',
};

/** Something could not be kept, or read back; what was kept before is as it was, and so is what is open. */
export class KeepError extends Error {
  readonly fault: KeepFault;

  constructor(fault: KeepFault, detail = '') {
    super(detail ? `${MESSAGES[fault]} (${detail}). Save the project as a file instead.` : MESSAGES[fault]);
    this.name = 'KeepError';
    this.fault = fault;
  }
}

/** What the browser's storage threw, in words for people; a fault of the program stays what it is. */
export function explainStorageFault(error: unknown): unknown {
  // `indexedDB` is not there at all in some private windows.
  if (error instanceof ReferenceError) return new KeepError('refused');
  if (!(error instanceof DOMException)) return error;
  if (error.name === 'QuotaExceededError') return new KeepError('full');
  if (error.name === 'SecurityError' || error.name === 'InvalidStateError') return new KeepError('refused');
  return new KeepError('broken', error.message);
}
