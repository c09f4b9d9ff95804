import type { Article, Sentence } from '../../src/model/article.ts';
import type { Entity, Resolution } from '../../src/model/entity.ts';
import type { Kind, Mention, Recognition, RoleTie } from '../../src/model/mention.ts';
import { compareText } from '../../src/model/random.ts';
import type { Span } from '../../src/model/span.ts';
import { groupNearDuplicates } from '../../src/relate/near-duplicates.ts';

/** Articles whose mentions are already marked and resolved: what `relate` reads. */
export interface MarkedCorpus {
  readonly articles: readonly Article[];
  readonly leaders: readonly number[];
  readonly recognitions: readonly Recognition[];
  readonly resolution: Resolution;
}

/**
 * Reads the one-line mini-language: `[actor]`, `(place)`, `<role>`, sentences ended by ". " or the end, paragraphs by
 * "|". The same name in the same brackets is the same entity; `?` before a closing bracket makes the mention doubtful (.3).
 *
 *     [Ada] met [Babbage] in (Rome). <mayor> [Carla] slept. | [Ada] left.
 */
export function markCorpus(...sources: readonly string[]): MarkedCorpus {
  const marked = sources.map((source, index) => markArticle(`${index}.txt`, source));
  const keys = [...new Set(marked.flatMap(({ names }) => names))].sort(compareText);
  const entities = keys.map((key): Entity => {
    const kind = key.slice(0, key.indexOf(':')) as Kind;
    const label = key.slice(key.indexOf(':') + 1);
    const mentions = marked.flatMap(({ names }) => names.filter((name) => name === key)).length;
    const articles = marked.filter(({ names }) => names.includes(key)).length;
    return { id: key, label, kind, aliases: [{ name: label, count: mentions }], mentions, articles, confidence: 1 };
  });
  const articles = marked.map(({ article }) => article);
  return {
    articles,
    leaders: groupNearDuplicates(articles),
    recognitions: marked.map(({ recognition }) => recognition),
    resolution: {
      entities,
      assignments: marked.map(({ names }) => names.map((name) => keys.indexOf(name))),
      merges: [],
      suggestions: [],
      notices: [],
    },
  };
}

function markArticle(id: string, source: string, roleTies: readonly RoleTie[] = []) {
  let text = '';
  const names: string[] = [];
  const mentions: Mention[] = [];
  const sentences: Sentence[] = [];
  const paragraphs: Span[] = [];
  for (const paragraph of source.split('|').map((part) => part.trim())) {
    if (text) text += '\n';
    const start = text.length;
    for (const sentence of paragraph.split(/(?<=\.) /)) {
      if (text.length > start) text += ' ';
      const from = text.length;
      for (const [, actor, place, role, plain] of sentence.matchAll(/\[([^\]]*)\]|\(([^)]*)\)|<([^>]*)>|([^[(<]+)/g)) {
        const name = actor ?? place ?? role;
        if (name === undefined) {
          text += plain;
          continue;
        }
        const kind = actor !== undefined ? 'person' : place !== undefined ? 'place' : 'role';
        const surface = name.replace(/\?$/, '');
        const at = text.length;
        text += surface;
        names.push(`${kind}:${surface}`);
        const confidence = name.endsWith('?') ? 0.3 : 1;
        mentions.push({ from: at, to: text.length, sentence: sentences.length, kind, finder: 'lexicon', confidence });
      }
      sentences.push({ from, to: text.length, paragraph: paragraphs.length });
    }
    paragraphs.push({ from: start, to: text.length });
  }
  const article: Article = { id, title: text.split('\n')[0] ?? '', text, paragraphs, sentences, furniture: [] };
  return { article, names, recognition: { article: id, mentions, roleTies, equations: [] } };
}
