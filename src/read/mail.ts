import PostalMime from 'postal-mime';
import type { SourceFile } from '../model/article.ts';
import { FormatError } from '../model/notice.ts';
import { readPage } from './html.ts';
import { isPassedOver } from './passed-over.ts';
import type { SourceReader } from './source-format.ts';

/** A mail as an article: its subject is the title, its day the day, its sender the source. Attachments are files of their own. */
export const readMail: SourceReader = async ({ name, bytes }, context) => {
  const mail = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' }).catch((error) => {
    throw new FormatError(name, `could not be read as a mail (${error instanceof Error ? error.message : error})`);
  });
  const text = mail.text?.trim() ? mail.text : readPage(mail.html ?? '').text;
  const source = mail.from?.name || mail.from?.address;
  const files: SourceFile[] = [];
  if (text.trim() || mail.subject) {
    files.push({
      name,
      text: text.trim() ? text : (mail.subject ?? ''),
      stated: {
        ...(mail.subject && { title: mail.subject }),
        ...(mail.date && { published: mail.date }),
        ...(source && { source }),
        ...(mail.from?.name && { author: mail.from.name }),
      },
    });
  }
  const taken = new Set<string>();
  for (const [index, { filename, content, mimeType, disposition }] of mail.attachments.entries()) {
    const plain = filename || `attachment-${index + 1}`;
    const inner = taken.has(plain) ? `${index + 1}-${plain}` : plain;
    taken.add(inner);
    // Pictures in a mail's own text are a part of how it looks.
    if (isPassedOver(inner) || (disposition === 'inline' && mimeType.startsWith('image/'))) continue;
    const attached = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
    for (const file of await context.readInner({ name: `${name}/${inner}`, bytes: attached })) files.push(file);
  }
  return files;
};

/** A mailbox: mails one after another, each begun by a line with `From ` and a date. They are named by their place, from 1. */
export const readMailbox: SourceReader = async ({ name, bytes }, context) => {
  const starts = findMails(bytes);
  const files: SourceFile[] = [];
  for (const [index, start] of starts.entries()) {
    const from = bytes.indexOf(NEWLINE, start) + 1;
    const mail = bytes.subarray(from, starts[index + 1] ?? bytes.length);
    for (const file of await readMail({ name: `${name}#${index + 1}`, bytes: mail }, context)) files.push(file);
  }
  if (starts.length === 0)
    context.notices.push({ where: name, message: 'holds no mail (no line that begins with From)' });
  return files;
};

const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** The line before a mail: who, and a date with its year. A sentence that begins with the word has none. */
const FROM_LINE = /^From \S+ .*\b\d{4}\b/;
const LONGEST_FROM_LINE = 300;

/** Where a line before a mail begins: at the beginning, or after a blank line. */
function findMails(bytes: Uint8Array): readonly number[] {
  const starts: number[] = [];
  let isBlankBefore = true;
  for (let line = 0; line < bytes.length; ) {
    const found = bytes.indexOf(NEWLINE, line);
    const end = found < 0 ? bytes.length : found;
    if (isBlankBefore && bytes[line] === 0x46) {
      const text = new TextDecoder('latin1').decode(bytes.subarray(line, Math.min(end, line + LONGEST_FROM_LINE)));
      if (FROM_LINE.test(text)) starts.push(line);
    }
    isBlankBefore = end === line || (end === line + 1 && bytes[line] === RETURN);
    line = end + 1;
  }
  return starts;
}
