import { type FetchText, FormatError } from '../../index.ts';

/** A file of the atlas that the server does not have. */
export class MissingFileError extends FormatError {
  constructor(where: string, status: number) {
    super(where, `is not there (${status}); build the atlas again`);
    this.name = 'MissingFileError';
  }
}

/** Fetches the files of the atlas that is served beside this page. */
export function fetchFrom(folder: string): FetchText {
  return async (path) => {
    const response = await fetch(`${folder}${path}`).catch(() => undefined);
    if (!response) throw new FormatError(path, 'could not be fetched; is `dramatis explore` still running?');
    if (response.status === 404) throw new MissingFileError(path, response.status);
    if (!response.ok) throw new FormatError(path, `could not be fetched (${response.status})`);
    return response.text();
  };
}

/** Fetches what may lie beside the files of the atlas, and need not; undefined where it does not. */
export function fetchBeside(folder: string): (path: string) => Promise<string | undefined> {
  const fetchText = fetchFrom(folder);
  return (path) =>
    fetchText(path).catch((error: unknown) => {
      if (error instanceof MissingFileError) return undefined;
      throw error;
    });
}
