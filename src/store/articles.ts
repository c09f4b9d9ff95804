import type { Furniture, FurnitureType, Sentence } from '../model/article.ts';
import type { AtlasArticle, AtlasMention } from '../model/atlas-folder.ts';
import type { Equation, Mention, NameList, Reading, RoleTie } from '../model/mention.ts';
import type { Span } from '../model/span.ts';
import { type Check, expectThat, flag, listOf, oneOf, optional, record, share, text, whole } from './check.ts';
import { finder, kind } from './entities.ts';
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
      ...mentionProperties,
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
        furniture,
        published: optional(text),
        source: optional(text),
        url: optional(text),
        author: optional(text),
        mentions: listOf(mention),
        roleTies,
        asRead: optional(
          record<Reading>({ furniture, mentions: listOf(record<Mention>(mentionProperties)), roleTies, equations }),
        ),
        lists: optional(listOf(record<NameList>({ from: whole(), to: whole(), head: optional(whole()) }))),
        equations,
      },
      expectPointers,
    );
  },
  decode: (article) => article,
};

const mentionProperties = {
  from: whole(),
  to: whole(),
  sentence: whole(),
  kind,
  finder,
  confidence: share,
  canonical: optional(text),
  demonym: optional(flag),
  attribution: optional(flag),
  unconfirmed: optional(flag),
  furniture: optional(flag),
} as const;

const furniture = listOf(
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
);

const roleTies = listOf(record<RoleTie>({ role: whole(), holder: optional(whole()), organization: optional(whole()) }));

const equations = listOf(record<Equation>({ a: whole(), b: whole(), reason: oneOf({ acronym: true }) }));

/** Every number in an article that points to a part of it points to one that is there. */
function expectPointers(article: AtlasArticle): void {
  const { text, paragraphs, sentences, mentions, lists = [] } = article;
  for (const list of [paragraphs, sentences, lists]) expectSpans(list, text);
  for (const sentence of sentences) {
    expectThat(sentence.paragraph < paragraphs.length, 'an article whose sentences stand in its paragraphs', sentence);
  }
  for (const list of lists) {
    const isNamed = list.head === undefined || list.head < mentions.length;
    expectThat(isNamed, 'an article whose lists are about its mentions', list);
  }
  expectReading(article, article);
  if (article.asRead) expectReading(article, article.asRead);
}

function expectReading({ text, sentences }: AtlasArticle, reading: Reading): void {
  const { furniture, mentions, roleTies, equations } = reading;
  for (const list of [furniture, mentions]) expectSpans(list, text);
  for (const mention of mentions) {
    expectThat(mention.sentence < sentences.length, 'an article whose mentions stand in its sentences', mention);
  }
  const named = (mention: number | undefined) => mention === undefined || mention < mentions.length;
  for (const tie of roleTies) {
    const holds = named(tie.role) && named(tie.holder) && named(tie.organization);
    expectThat(holds, 'an article whose roles are among its mentions', tie);
  }
  for (const equation of equations) {
    expectThat(named(equation.a) && named(equation.b), 'an article whose equations are among its mentions', equation);
  }
}

function expectSpans(spans: readonly Span[], text: string): void {
  for (const span of spans) {
    expectThat(
      span.from <= span.to && span.to <= text.length,
      `an article whose spans lie in its ${text.length} characters`,
      span,
    );
  }
}
