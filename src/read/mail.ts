import PostalMime, { type Email } from 'postal-mime';
import type { SourceFile } from '../model/article.ts';
import { FormatError } from '../model/notice.ts';
import { decodeBytes } from './decode-text.ts';
import { readPage } from './html.ts';
import { isPassedOver } from './passed-over.ts';
import type { SourceReader } from './source-format.ts';

/** A mail as an article: its subject is the title, its day the day, its sender the source. Attachments are files of their own. */
export const readMail: SourceReader = async ({ name, bytes }, context) => {
  if (context.depth > DEEPEST) {
    context.notices.push({ where: name, message: 'is a mail too deep inside others; save it as a file' });
    return [];
  }
  const mail = await parseMail(name, bytes);
  const text = mendControls(mail.text?.trim() ? mail.text : readPage(mail.html ?? '').text);
  const [subject, sender] = [mail.subject, mail.from?.name].map((field) => mendControls(field ?? ''));
  const source = sender || mail.from?.address;
  const files: SourceFile[] = [];
  if (text.trim() || subject) {
    files.push({
      name,
      text: text.trim() ? text : subject!,
      stated: {
        ...(subject && { title: subject }),
        ...(mail.date && { published: mail.date }),
        ...(source && { source }),
        ...(sender && { author: sender }),
      },
    });
  }
  const taken = new Set<string>();
  for (const [index, { filename, content, mimeType, disposition }] of mail.attachments.entries()) {
    const plain = nameAttachment(mendControls(filename ?? ''), mimeType, index + 1);
    const inner = taken.has(plain) ? `${index + 1}-${plain}` : plain;
    taken.add(inner);
    // Pictures in a mail's own text are a part of how it looks.
    if (isPassedOver(inner) || (disposition === 'inline' && mimeType.startsWith('image/'))) continue;
    const attached = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
    for (const file of await context.readInner({ name: `${name}/${inner}`, bytes: attached })) files.push(file);
  }
  return files;
};

/** Mails inside mails that are read: a mail forwarded so often has its text in the last. */
const DEEPEST = 10;

/** A mail taken apart; mails in it are attachments, which have a day and a sender of their own. @throws FormatError where it is none. */
export async function parseMail(name: string, bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer', forceRfc822Attachments: true });
  } catch (error) {
    throw new FormatError(name, `could not be read as a mail (${error instanceof Error ? error.message : error})`);
  }
}

/**
 * Letters for what came as control characters: mails that say Latin-1 mean Windows-1252, as browsers take it to be, and Node's own
 * decoder takes Windows-1252 for Latin-1. What Outlook writes as a dash or a quotation mark would be lost.
 */
export function mendControls(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (control) =>
    decodeBytes('windows-1252', new Uint8Array([control.charCodeAt(0)])),
  );
}

/** Endings of attachments that have none: a mail that is attached to another often has no name at all. */
const ENDINGS = new Map([
  ['message/rfc822', '.eml'],
  ['text/plain', '.txt'],
  ['text/html', '.html'],
  ['application/pdf', '.pdf'],
  ['application/zip', '.zip'],
  ['application/rtf', '.rtf'],
]);

function nameAttachment(filename: string, mimeType: string, place: number): string {
  // Whatever the attached mail is called: by its subject, most often.
  const plain = filename.replaceAll('/', '_') || `attachment-${place}`;
  const ending = ENDINGS.get(mimeType.toLowerCase()) ?? '';
  const hasEnding = ending === '.eml' ? /\.eml$/i.test(plain) : /\.[^.\s]{1,8}$/.test(plain);
  return hasEnding ? plain : `${plain}${ending}`;
}

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
