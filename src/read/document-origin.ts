import type { SourceFile } from '../model/article.ts';
import { sayAuthors } from './authors.ts';
import { walkXml } from './walk-xml.ts';

/** Names that office programs write where nobody gave one. */
const NOBODY = new Set(['user', 'author', 'admin', 'administrator', 'microsoft office user', 'unknown', 'owner']);

const AUTHOR = 'dc:creator';
/** When a document was begun, in the words of Office Open XML and of OpenDocument; when it was last saved says less and is not read. */
const MADE: ReadonlySet<string> = new Set(['dcterms:created', 'meta:creation-date']);

/** Who wrote an office document and when it was begun, as its properties say; nothing where they say nothing, or are no XML: the text is what matters. */
export function stateOrigin(properties: Uint8Array | undefined): Pick<SourceFile, 'stated'> {
  if (!properties) return {};
  let open = '';
  let [creator, made] = ['', ''];
  try {
    walkXml('properties', new TextDecoder().decode(properties), {
      open(element) {
        open = element;
      },
      text(text) {
        if (open === AUTHOR) creator += text;
        else if (MADE.has(open)) made += text;
      },
      close() {
        open = '';
      },
    });
  } catch {
    return {};
  }
  const said = sayAuthors(creator);
  const author = NOBODY.has(said.toLowerCase()) ? '' : said;
  made = made.trim();
  if (author === '' && made === '') return {};
  return { stated: { ...(author && { author }), ...(made && { made }) } };
}
