import { mendControls, parseMail } from './mail.ts';
import type { SourceReader } from './source-format.ts';
import { readWebPage } from './web-page.ts';

/**
 * A page that a browser saved with all that belongs to it as one file (MHTML): a mail whose first part is the page. Its address is the one
 * that it was saved from; the day when it was saved says nothing of the article.
 */
export const readSavedPage: SourceReader = async ({ name, bytes }, context) => {
  const mail = await parseMail(name, bytes);
  const html = mail.html ?? '';
  // The library puts the parts of frames behind the page, one after the other.
  const end = /<\/html\s*>/i.exec(html);
  const page = mendControls(html.slice(0, end ? end.index : html.length));
  if (page.trim() === '') {
    context.notices.push({ where: name, message: 'holds no page' });
    return [];
  }
  const header = (key: string) => mail.headers.find((each) => each.key === key)?.value;
  const address = header('snapshot-content-location') ?? header('content-location');
  // The letters are told by now, whatever the page says of its bytes.
  const files = await readWebPage({ name, bytes: new TextEncoder().encode(`\uFEFF${page}`) }, context);
  return files.map(({ stated, ...file }) => ({
    ...file,
    ...(stated && {
      stated: {
        ...(mail.subject && { title: mendControls(mail.subject) }),
        ...(address && /^https?:/.test(address) && { url: address }),
        ...stated,
      },
    }),
  }));
};
