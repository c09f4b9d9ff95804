import { sayAuthors } from './authors.ts';
import { walkXml } from './walk-xml.ts';

/** Names that office programs write where nobody gave one. */
const NOBODY = new Set(['user', 'author', 'admin', 'administrator', 'microsoft office user', 'unknown', 'owner']);

/** Who wrote an office document, as its properties say; nothing where they say nothing, or are no XML: the text is what matters. */
export function stateAuthor(properties: Uint8Array | undefined): { readonly stated?: { readonly author: string } } {
  if (!properties) return {};
  let isCreator = false;
  let said = '';
  try {
    walkXml('properties', new TextDecoder().decode(properties), {
      open(element) {
        isCreator = element === 'dc:creator';
      },
      text(text) {
        if (isCreator) said += text;
      },
      close() {
        isCreator = false;
      },
    });
  } catch {
    return {};
  }
  const author = sayAuthors(said);
  return author === '' || NOBODY.has(author.toLowerCase()) ? {} : { stated: { author } };
}
