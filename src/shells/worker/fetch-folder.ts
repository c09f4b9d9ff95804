import { type FetchText, FormatError, NEWS_HEADER } from '../../index.ts';

/** A file of the atlas that the server does not have. */
export class MissingFileError extends FormatError {
  constructor(where: string, status: number) {
    super(where, `is not there (${status}); build the atlas again`);
    this.name = 'MissingFileError';
  }
}

/** Fetches the files of the atlas that is served beside this page. @param hearNews is called where the server has news of it. */
export function fetchFrom(folder: string, hearNews?: () => void): FetchText {
  return async (path) => {
    const response = await fetch(`${folder}${path}`).catch(() => undefined);
    if (!response) throw new FormatError(path, 'could not be fetched; is `dramatis explore` still running?');
    if (response.status === 404) throw new MissingFileError(path, response.status);
    if (!response.ok) throw new FormatError(path, `could not be fetched (${response.status})`);
    if (response.headers.has(NEWS_HEADER)) hearNews?.();
    return response.text();
  };
}
