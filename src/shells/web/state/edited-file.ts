/** A file of the atlas folder that the server of this page writes (`dramatis explore --edit`). */
export interface EditedFile {
  read(): Promise<string>;
  /** @throws RangeError saying why it could not be written, as where it was changed since it was read; it is as it was then. */
  write(text: string): Promise<void>;
}

/** @param address where the server has it. @param token shows that this is its own page. */
export function openEditedFile(address: string, token: string): EditedFile {
  const headers = { 'X-Dramatis-Token': token };
  let tag = '';
  const ask = async (init: RequestInit): Promise<Response> => {
    const response = await fetch(address, init).catch(() => undefined);
    if (!response) throw new RangeError('it could not be written: is `dramatis explore` still running?');
    if (!response.ok) throw new RangeError((await response.text()).trim());
    tag = response.headers.get('ETag') ?? '';
    return response;
  };
  return {
    read: async () => (await ask({ headers })).text(),
    async write(text) {
      await ask({
        method: 'PUT',
        headers: { ...headers, 'If-Match': tag, 'Content-Type': 'application/json' },
        body: text,
      });
    },
  };
}
