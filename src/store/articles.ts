import type { Furniture, FurnitureType, Sentence } from '../model/article.ts';
import type { AtlasArticle, AtlasMention } from '../model/atlas-folder.ts';
import type { Equation, NameList, RoleTie } from '../model/mention.ts';
import type { Span } from '../model/span.ts';
import { type Check, expectThat, flag, listOf, oneOf, optional, record, share, text, whole } from './check.ts';
import { kind } from './entities.ts';
import type { Table } from './table.ts';

/** Text, spans and mentions of an article. */
export const articlesTable: Table<AtlasArticle> = {
  folder: 'articles',
  *rows({ counts, article }) {
    for (let index = 0; index < counts.articles; index++) yield article(index);
  },
  count: ({ articles }) => articles,
  encode: (article) => article,
  check: ({ nodes }) => {
    const mention: Check<AtlasMention> = record<AtlasMention>({
      from: whole(),
      to: whole(),
      sentence: whole(),
      kind,
      finder: oneOf({ tagger: true, lexicon: true, shape: true, role: true, watchlist: true, decision: true }),
      confidence: share,
      canonical: optional(text),
      demonym: optional(flag),
      attribution: optional(flag),
      furniture: optional(flag),
      node: whole(-1, nodes),
      entity: text,
      label: text,
      entityKind: kind,
    });
    return record<AtlasArticle>(
      {
        id: text,
        title: text,
        text,
        paragraphs: listOf(record<Span>({ from: whole(), to: whole() })),
        sentences: listOf(record<Sentence>({ from: whole(), to: whole(), paragraph: whole() })),
        furniture: listOf(
          record<Furniture>({
            from: whole(),
            to: whole(),
            type: oneOf<FurnitureType>({
              related: true,
              byline: true,
              caption: true,
              promotion: true,
              tags: true,
              repeated: true,
            }),
          }),
        ),
        published: optional(text),
        source: optional(text),
        url: optional(text),
        mentions: listOf(mention),
        roleTies: listOf(
          record<RoleTie>({ role: whole(), holder: optional(whole()), organization: optional(whole()) }),
        ),
        lists: optional(listOf(record<NameList>({ from: whole(), to: whole(), head: optional(whole()) }))),
        equations: listOf(record<Equation>({ a: whole(), b: whole(), reason: oneOf({ acronym: true }) })),
      },
      expectPointers,
    );
  },
  decode: (article) => article,
};

/** Every number in an article that points to a part of it points to one that is there. */
function expectPointers(article: AtlasArticle): void {
  const { text, paragraphs, sentences, furniture, mentions, roleTies, equations, lists = [] } = article;
  for (const list of [paragraphs, sentences, furniture, mentions, lists]) {
    for (const span of list) {
      expectThat(
        span.from <= span.to && span.to <= text.length,
        `an article whose spans lie in its ${text.length} characters`,
        span,
      );
    }
  }
  for (const sentence of sentences) {
    expectThat(sentence.paragraph < paragraphs.length, 'an article whose sentences stand in its paragraphs', sentence);
  }
  for (const mention of mentions) {
    expectThat(mention.sentence < sentences.length, 'an article whose mentions stand in its sentences', mention);
  }
  const named = (mention: number | undefined) => mention === undefined || mention < mentions.length;
  for (const tie of roleTies) {
    const holds = named(tie.role) && named(tie.holder) && named(tie.organization);
    expectThat(holds, 'an article whose roles are among its mentions', tie);
  }
  for (const list of lists) expectThat(named(list.head), 'an article whose lists are about its mentions', list);
  for (const equation of equations) {
    expectThat(named(equation.a) && named(equation.b), 'an article whose equations are among its mentions', equation);
  }
}
