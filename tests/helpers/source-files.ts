import { gzipSync, strToU8, Zip, ZipDeflate, zipSync } from 'fflate';

/** A zip of texts and bytes, by their paths. */
export function makeZip(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content]),
    ),
  );
}

/** A zip of texts, in their order, two of one path too. Not by `zipSync`, which takes them as properties of an object and so has no place for a file `__proto__`. */
export function zipParts(parts: readonly (readonly [path: string, text: string])[]): Uint8Array {
  const written: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    written.push(bytes);
  });
  for (const [path, text] of parts) {
    const file = new ZipDeflate(path, { level: 1 });
    // Not the clock's: a seed makes the same bytes again.
    file.mtime = new Date(1980, 0, 1);
    zip.add(file);
    file.push(strToU8(text), true);
  }
  zip.end();
  return Buffer.concat(written);
}

/** A Word document of plain paragraphs. */
export function makeDocx(...paragraphs: readonly string[]): Uint8Array {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`);
  return makeZip({
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>${body.join('')}</w:body></w:document>`,
  });
}

/** A line of a PDF: its text, and where it stands in points from the lower left corner. */
export interface PrintedLine {
  readonly text: string;
  readonly x?: number;
  readonly y: number;
  /** Of its letters; 12 where it is not said. */
  readonly size?: number;
}

/** A PDF with a page for each list of lines, of any letters; one without lines holds a picture, as a scan does. */
export function makePdf(
  pages: readonly (readonly PrintedLine[])[],
  {
    title,
    author,
    isLocked = false,
    picture: pixels = 'x',
  }: {
    readonly title?: string;
    readonly author?: string;
    readonly isLocked?: boolean;
    /** Bytes of the picture that each page may show, a letter a byte. */
    readonly picture?: string;
  } = {},
): Uint8Array {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '', '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'];
  const add = (body: string) => `${objects.push(body)} 0 R`;
  const picture = add(
    stream('/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8', pixels),
  );
  const letters = [...new Set(pages.flat().flatMap(({ text }) => [...text]))].filter((letter) => letter > '~');
  const wide = letters.length > 0 ? `/F2 ${addFont(letters, add)}` : '';
  const kids = pages.map((lines) => {
    const shown = lines.map(({ text, x = 72, y, size = 12 }) => {
      const runs = text.match(/[ -~]+|[^ -~]/gu) ?? [];
      const drawn = runs.map((run) =>
        run > '~'
          ? `/F2 ${size} Tf <${hex(letters.indexOf(run) + 1)}> Tj`
          : `/F1 ${size} Tf (${run.replace(/[\\()]/g, '\\$&')}) Tj`,
      );
      return `BT 1 0 0 1 ${x} ${y} Tm ${drawn.join(' ')} ET`;
    });
    const content = add(stream('', lines.length > 0 ? shown.join('\n') : 'q 612 0 0 792 0 0 cm /P Do Q'));
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${content} /Resources << /Font << /F1 3 0 R ${wide} >> /XObject << /P ${picture} >> >> >>`,
    );
  });
  objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`;
  const stated = [title !== undefined && `/Title (${title})`, author !== undefined && `/Author (${author})`];
  const facts = stated.filter((fact) => fact !== false).join(' ');
  const info = facts === '' ? '' : `/Info ${add(`<< ${facts} >>`)}`;
  // No password fits these: they are no encryption of anything.
  const lock = isLocked
    ? `/Encrypt ${add(`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`)} /ID [<${'33'.repeat(16)}> <${'33'.repeat(16)}>]`
    : '';
  let text = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  return strToU8(
    `${text}${table}trailer << /Size ${objects.length + 1} /Root 1 0 R ${info} ${lock} >>\nstartxref\n${text.length}\n%%EOF`,
    true,
  );
}

/** A font that knows what each of its letters is; one that nobody sees takes no room. */
function addFont(letters: readonly string[], add: (body: string) => string): string {
  const codes = letters.map((letter, index) => {
    const units = Array.from({ length: letter.length }, (_, at) => hex(letter.charCodeAt(at)));
    return `<${hex(index + 1)}> <${units.join('')}>`;
  });
  const map = stream(
    '',
    `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange ${codes.length} beginbfchar ${codes.join(' ')} endbfchar endcmap end end`,
  );
  const widths = letters.map((letter) => (/\p{Default_Ignorable_Code_Point}/u.test(letter) ? 0 : 500));
  const about = add(
    '<< /Type /FontDescriptor /FontName /Helvetica /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
  );
  const inner = add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Helvetica /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [1 [${widths.join(' ')}]] /FontDescriptor ${about} >>`,
  );
  return add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /Helvetica /Encoding /Identity-H /DescendantFonts [${inner}] /ToUnicode ${add(map)} >>`,
  );
}

function hex(unit: number): string {
  return unit.toString(16).padStart(4, '0');
}

function stream(entries: string, content: string): string {
  return `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

/** A workbook with one sheet: texts are shared strings, numbers stand in their cells, dates are days of Excel's calendar. */
export function makeXlsx(
  sheet: string,
  rows: readonly (readonly (string | number | { readonly day: number })[])[],
): Uint8Array {
  const strings: string[] = [];
  const cells = rows.map((row, r) => {
    const inner = row.map((cell, c) => {
      const at = `r="${String.fromCharCode(65 + c)}${r + 1}"`;
      if (typeof cell === 'number') return `<c ${at}><v>${cell}</v></c>`;
      if (typeof cell === 'object') return `<c ${at} s="1"><v>${cell.day}</v></c>`;
      return cell === '' ? '' : `<c ${at} t="s"><v>${strings.push(cell) - 1}</v></c>`;
    });
    return `<row r="${r + 1}">${inner.join('')}</row>`;
  });
  return makeZip({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook><sheets><sheet name="${escapeXml(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si>${cutInRuns(text)}</si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${cells.join('')}</sheetData></worksheet>`,
  });
}

/** A text in two runs, as Excel writes what was typed in two fonts; no letter is cut in two. */
function cutInRuns(text: string): string {
  const letters = [...text];
  const [first, rest] = [letters.slice(0, 2).join(''), letters.slice(2).join('')];
  return `<r><t>${escapeXml(first)}</t></r><r><t xml:space="preserve">${escapeXml(rest)}</t></r>`;
}

/** An e-book with a chapter for each page of markup. */
export function makeEpub(chapters: readonly string[], authors: readonly string[] = []): Uint8Array {
  const names = chapters.map((_, index) => `c${index + 1}.xhtml`);
  const items = names.map(
    (name, index) => `<item id="i${index}" href="text/${name}" media-type="application/xhtml+xml"/>`,
  );
  const refs = names.map((_, index) => `<itemref idref="i${index}"/>`);
  return makeZip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'OEBPS/book.opf': `<package xmlns:dc="d"><metadata><dc:title>The Week</dc:title><dc:date>2019-02-17</dc:date><dc:publisher>The Paper</dc:publisher>${authors.map((name) => `<dc:creator>${escapeXml(name)}</dc:creator>`).join('')}</metadata><manifest>${items.join('')}</manifest><spine>${refs.join('')}</spine></package>`,
    ...Object.fromEntries(names.map((name, index) => [`OEBPS/text/${name}`, chapters[index]!])),
  });
}

/** What a server answered, as a web archive keeps it. */
export interface ArchivedAnswer {
  readonly url: string;
  readonly body: string | Uint8Array;
  /** 200 where it is not said. */
  readonly status?: number;
  /** As the server sent them; HTML where no type is said. */
  readonly headers?: readonly string[];
  /** Of the record: a server's answer where it is not said. */
  readonly type?: string;
}

/** A web archive: what wrote it, then each answer with the request before it. Packed, each record is by itself, as the format asks. */
export function makeWarc(answers: readonly ArchivedAnswer[], { isPacked = false } = {}): Uint8Array {
  const records = [
    writeWarcRecord(
      ['WARC-Type: warcinfo', 'Content-Type: application/warc-fields'],
      strToU8('software: a crawler\r\n'),
    ),
    ...answers.map(({ url, body, status = 200, headers = ['Content-Type: text/html'], type = 'response' }) => {
      const about = [`WARC-Type: ${type}`, `WARC-Target-URI: ${url}`, 'WARC-Date: 2019-02-17T23:30:00Z'];
      const content = typeof body === 'string' ? strToU8(body) : body;
      if (type !== 'response') return writeWarcRecord([...about, ...headers], content);
      const head = strToU8(`HTTP/1.1 ${status} OK\r\n${headers.map((line) => `${line}\r\n`).join('')}\r\n`);
      return writeWarcRecord(
        [...about, 'Content-Type: application/http; msgtype=response'],
        Buffer.concat([head, content]),
      );
    }),
  ];
  return Buffer.concat(isPacked ? records.map((record) => gzipSync(record, { mtime: 0 })) : records);
}

function writeWarcRecord(headers: readonly string[], block: Uint8Array): Uint8Array {
  const head = `WARC/1.0\r\n${headers.map((line) => `${line}\r\n`).join('')}Content-Length: ${block.length}\r\n\r\n`;
  return Buffer.concat([strToU8(head), block, strToU8('\r\n\r\n')]);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
