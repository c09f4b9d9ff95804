import fc from 'fast-check';
import type {
  Attribute,
  AttributeType,
  AttributeValue,
  DocumentEdge,
  DocumentNode,
  GraphDocument,
} from '../../src/model/graph-document.ts';

/** Texts that break careless writers; all of them can be written in XML. */
export const HOSTILE_TEXTS: readonly string[] = [
  '</node><script>alert("x")</script>',
  '&amp; &#10; ]]> <!-- -->',
  'it\'s "quoted" \\ and | piped',
  '=HYPERLINK("http://example.org","click")',
  "'=1+1",
  '+1 -2 @sum',
  '-5',
  '＝１＋１',
  'two\nlines, one\r\ncarriage\rreturn\ttab',
  ' leading and trailing ',
  'שלום \u202e עולם \u202c العربية',
  '👩‍👩‍👧‍👦 🇸🇾 𝔘𝔫𝔦',
  'é é ﬁ ẞ İ',
  '\u00a0\u2028\u2029\u200b\u0085\u007f',
  '',
  'null',
  '00123',
  '1e5',
  'a;b,c|d',
  '__proto__',
  'x'.repeat(100_000),
];

/** Texts of any kind, without what XML cannot hold. */
const text = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_TEXTS.filter((hostile) => hostile.length < 1000)) },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
    {
      weight: 1,
      arbitrary: fc.string({ unit: fc.constantFrom(...'ab<>&"\'\\|=;,\n\t\r '), maxLength: 8 }),
    },
  )
  .map((wild) => wild.replace(ILLEGAL(), ''));

function ILLEGAL(): RegExp {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them.
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
}

const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => (x === 0 ? 0 : x)),
);
const color = fc.integer({ min: 0, max: 0xffffff }).map((rgb) => `#${rgb.toString(16).padStart(6, '0')}`);
const date = fc.constantFrom('2019-02-17', '2023-12-01', '1999-01-31');

const VALUES: { readonly [Type in AttributeType]: fc.Arbitrary<AttributeValue> } = {
  string: text,
  integer: fc.maxSafeInteger().map((n) => n),
  double: number,
  boolean: fc.boolean(),
  strings: fc.array(text, { minLength: 1, maxLength: 3 }),
};

const attributes: fc.Arbitrary<readonly Attribute[]> = fc
  .uniqueArray(fc.string({ unit: fc.constantFrom(...'abcé<& "_:'), minLength: 1, maxLength: 6 }), {
    maxLength: 4,
    selector: (name) => name.toLowerCase(),
  })
  .chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc.record({
          name: fc.constant(`k ${name}`),
          type: fc.constantFrom<AttributeType>('string', 'integer', 'double', 'boolean', 'strings'),
        }),
      ),
    ),
  );

const valuesOf = (columns: readonly Attribute[]) =>
  fc.tuple(...columns.map(({ type }) => fc.option(VALUES[type], { nil: undefined })));

/** Any graph document that GEXF, GraphML and JSON can hold. */
export const anyDocument: fc.Arbitrary<GraphDocument> = fc
  .tuple(attributes, attributes, fc.uniqueArray(text, { minLength: 1, maxLength: 6 }))
  .chain(([nodeAttributes, edgeAttributes, ids]) => {
    const nodes = fc.tuple(
      ...ids.map((id) =>
        optional<DocumentNode>(
          { id: fc.constant(id), label: text, values: valuesOf(nodeAttributes) },
          {
            place: fc.record({ x: number, y: number }),
            color: color.map((value) => ({ color: value })),
            size: fc.integer({ min: 1, max: 40 }).map((value) => ({ size: value })),
            shape: fc.constantFrom('disc', 'square', 'triangle', 'diamond').map((value) => ({ shape: value })),
            start: date.map((value) => ({ start: value })),
            end: date.map((value) => ({ end: value })),
          },
        ),
      ),
    );
    const edgeIds = fc.uniqueArray(text, { maxLength: 5 });
    const edges = edgeIds.chain((names) =>
      fc.tuple(
        ...names.map((id) =>
          optional<DocumentEdge>(
            {
              id: fc.constant(id),
              source: fc.constantFrom(...ids),
              target: fc.constantFrom(...ids),
              direction: fc.constantFrom('undirected', 'directed'),
              weight: number,
              values: valuesOf(edgeAttributes),
            },
            {
              label: text.map((value) => ({ label: value })),
              color: color.map((value) => ({ color: value })),
              thickness: fc.integer({ min: 1, max: 9 }).map((value) => ({ thickness: value })),
              start: date.map((value) => ({ start: value })),
              end: date.map((value) => ({ end: value })),
            },
          ),
        ),
      ),
    );
    const meta = optional<GraphDocument['meta']>(
      {},
      {
        creator: text.map((creator) => ({ creator })),
        description: text.map((description) => ({ description })),
        modified: date.map((modified) => ({ modified })),
      },
    );
    return fc.record({
      meta,
      nodeAttributes: fc.constant(nodeAttributes),
      edgeAttributes: fc.constant(edgeAttributes),
      nodes,
      edges,
    });
  })
  .map((document) => ({
    ...document,
    dated: [...document.nodes, ...document.edges].some(({ start, end }) => start !== undefined || end !== undefined),
  }));

/** A record of required fields, with any of some groups of optional ones. */
function optional<T>(
  required: Record<string, fc.Arbitrary<unknown>>,
  groups: Record<string, fc.Arbitrary<object>>,
): fc.Arbitrary<T> {
  return fc
    .tuple(fc.record(required), fc.record(groups, { requiredKeys: [] }))
    .map(([base, given]) => Object.assign({}, base, ...Object.values(given)) as T);
}
