import { type FetchText, FormatError } from '../../index.ts';

/** Fetches the files of the atlas that is served beside this page. */
export function fetchFrom(folder: string): FetchText {
  return async (path) => {
    const response = await fetch(`${folder}${path}`).catch(() => undefined);
    if (!response) throw new FormatError(path, 'could not be fetched; is `dramatis explore` still running?');
    if (!response.ok) throw new FormatError(path, `is not there (${response.status}); build the atlas again`);
    return response.text();
  };
}
