import { gzipSync, strToU8 } from 'fflate';

/** What a page that stands by itself is made of. */
export interface PageParts {
  readonly title: string;
  /** The explorer as one script and one style sheet, with nothing left to fetch. */
  readonly script: string;
  readonly style: string;
  /** SHA-256 of the script, in base64: the page runs this script and no other. */
  readonly scriptHash: string;
  /** The files of the atlas. */
  readonly files: Iterable<{ readonly path: string; readonly text: string }>;
}

/** The page of a folder that any static host can serve: beside it `page.js`, `style.css` and the atlas in `atlas/`. */
export function writeSitePage(title: string): string {
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";
  return `${writeHead(title, policy)}<link rel="stylesheet" href="./style.css">
</head>
${BODY}<script type="module" src="./page.js"></script>
</body>
</html>
`;
}

function writeHead(title: string, policy: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="${ICON}">
`;
}

/** Beside a page without one, browsers look for a file. */
const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M9 10 23 9M9 10l6 14M23 9l-8 15" stroke="#8a8f98" stroke-width="2.5"/><circle cx="9" cy="10" r="6" fill="#0072b2"/><path d="M18 4h10v10H18z" fill="#009e73"/><path d="m15 16 8 8-8 8-8-8z" fill="#d55e00"/></svg>',
)}`;

const BODY = `<body>
<div id="app"></div>
<noscript>This map is drawn with JavaScript, on this machine only. Please allow scripts for this page.</noscript>
`;

/** Id of the element that holds the files: an object of path → gzip, in base64. */
export const FILES_ELEMENT = 'dramatis-atlas';

/** Bytes turned into text at a time: a call takes only so many arguments. Divisible by 3, so that the parts join. */
const CHUNK = 24_576;

/**
 * One HTML file that shows a map by itself, opened from a disk or sent by mail: it asks nobody for anything, and may not. In
 * pieces, for it can be long.
 */
export function* writeSinglePage({ title, script, style, scriptHash, files }: PageParts): Generator<string> {
  const policy = `default-src 'none'; script-src 'sha256-${scriptHash}'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'`;
  yield `${writeHead(title, policy)}<style>${style}</style>
</head>
${BODY}<script type="application/json" id="${FILES_ELEMENT}">{`;
  let isFirst = true;
  for (const { path, text } of files) {
    yield `${isFirst ? '' : ','}\n${JSON.stringify(path)}:"${toBase64(gzipSync(strToU8(text), { level: 9, mtime: 0 }))}"`;
    isFirst = false;
  }
  yield `\n}</script>\n<script type="module">${script}</script>\n</body>\n</html>\n`;
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + CHUNK)));
  }
  return text;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
