import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** How a tiny tokenizer cuts words: as BERT, as RoBERTa or as XLM-RoBERTa do. */
export type TinyTokenizer = 'wordpiece' | 'bytes' | 'unigram';

export interface TinyRecogniser {
  readonly tokenizer: TinyTokenizer;
  readonly labels: readonly string[];
  /**
   * Pieces as the vocabulary writes them (`ada`, `##x`, `Ġada`, `▁ada`), each with the label that the model gives it.
   * A piece without one, and every character, gets the first label.
   */
  readonly pieces: Readonly<Record<string, string | undefined>>;
  /** Pieces that one sequence may hold, special ones among them; the model fails past it. */
  readonly positions: number;
}

/** The logit of the label that the model gives. */
const SURE = 6;

/**
 * Writes a model for token classification as Hugging Face exports it: a few kilobytes, real in everything but what it
 * knows. The label of a piece depends on the piece alone: logits = table[piece] + zeros[position].
 */
export async function writeTinyRecogniser(dir: string, { tokenizer, labels, pieces, positions }: TinyRecogniser) {
  const vocabulary = [...SPECIALS, ...characters(tokenizer), ...Object.keys(pieces)];
  const table = vocabulary.flatMap((piece) => {
    const label = Math.max(0, labels.indexOf(pieces[piece] ?? ''));
    return labels.map((_, index) => (index === label ? SURE : 0));
  });
  const files: Readonly<Record<string, object | Uint8Array>> = {
    'config.json': {
      model_type: 'bert',
      architectures: ['BertForTokenClassification'],
      id2label: Object.fromEntries(labels.entries()),
      max_position_embeddings: positions + 2,
    },
    'tokenizer_config.json': {
      tokenizer_class: 'PreTrainedTokenizerFast',
      pad_token: '[PAD]',
      unk_token: '[UNK]',
      model_max_length: 1e30,
    },
    'tokenizer.json': describeTokenizer(tokenizer, vocabulary, Object.keys(pieces)),
    'onnx/model.onnx': encodeModel(table, vocabulary.length, labels.length, positions),
  };
  await mkdir(join(dir, 'onnx'), { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(dir, name), content instanceof Uint8Array ? content : JSON.stringify(content));
  }
}

const SPECIALS = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];
const LETTERS = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:-'"];

function characters(tokenizer: TinyTokenizer): string[] {
  if (tokenizer === 'wordpiece') return [...LETTERS, ...LETTERS.map((letter) => `##${letter}`)];
  return [tokenizer === 'bytes' ? 'Ġ' : '▁', ...LETTERS];
}

function describeTokenizer(tokenizer: TinyTokenizer, vocabulary: readonly string[], pieces: readonly string[]): object {
  const ids = Object.fromEntries(vocabulary.map((piece, id) => [piece, id]));
  const special = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
  return {
    version: '1.0',
    added_tokens: SPECIALS.map((content, id) => ({ id, content, special: true, normalized: false })),
    post_processor: {
      type: 'TemplateProcessing',
      single: [special('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, special('[SEP]')],
      pair: [],
      special_tokens: Object.fromEntries(
        ['[CLS]', '[SEP]'].map((id) => [id, { id, ids: [ids[id]], tokens: [id] }] as const),
      ),
    },
    decoder: null,
    ...describeModel(tokenizer, vocabulary, ids, pieces),
  };
}

function describeModel(
  tokenizer: TinyTokenizer,
  vocabulary: readonly string[],
  vocab: Readonly<Record<string, number>>,
  pieces: readonly string[],
): object {
  switch (tokenizer) {
    case 'wordpiece':
      return {
        normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, lowercase: true },
        pre_tokenizer: { type: 'BertPreTokenizer' },
        model: { type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', vocab },
      };
    case 'bytes':
      return {
        normalizer: null,
        pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
        model: { type: 'BPE', unk_token: '[UNK]', vocab, merges: pieces.flatMap(mergesOf) },
      };
    case 'unigram':
      return {
        normalizer: { type: 'NFKC' },
        pre_tokenizer: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always' },
        model: {
          type: 'Unigram',
          unk_id: 1,
          vocab: vocabulary.map((piece) => [piece, pieces.includes(piece) ? -1 : -9]),
        },
      };
  }
}

/** Merges that build a piece letter by letter: `a d`, `ad a`. Those in between must be in the vocabulary as well. */
function mergesOf(piece: string): string[] {
  const letters = [...piece];
  return letters.slice(1).map((letter, index) => `${letters.slice(0, index + 1).join('')} ${letter}`);
}

/** An ONNX model: logits = Gather(table, ids) + Gather(zeros, CumSum(mask)). */
function encodeModel(table: readonly number[], pieces: number, labels: number, positions: number): Uint8Array {
  const input = (name: string) => field(11, valueInfo(name, INT64, ['batch', 'length']));
  return Buffer.concat([
    field(1, 8),
    field(8, field(2, 14)),
    field(
      7,
      Buffer.concat([
        node('Gather', ['table', 'input_ids'], 'known'),
        node('CumSum', ['attention_mask', 'axis'], 'position'),
        node('Gather', ['zeros', 'position'], 'placed'),
        node('Add', ['known', 'placed'], 'logits'),
        field(2, 'tiny'),
        field(5, tensor('table', FLOAT, [pieces, labels], new Float32Array(table))),
        field(5, tensor('zeros', FLOAT, [positions + 1, labels], new Float32Array((positions + 1) * labels))),
        field(5, tensor('axis', INT64, [], new BigInt64Array([1n]))),
        ...['input_ids', 'attention_mask', 'token_type_ids'].map(input),
        field(12, valueInfo('logits', FLOAT, ['batch', 'length', 'labels'])),
      ]),
    ),
  ]);
}

const FLOAT = 1;
const INT64 = 7;

function node(operator: string, inputs: readonly string[], output: string): Buffer {
  return field(1, Buffer.concat([...inputs.map((name) => field(1, name)), field(2, output), field(4, operator)]));
}

function tensor(name: string, type: number, dims: readonly number[], data: Float32Array | BigInt64Array): Buffer {
  const raw = Buffer.from(data.buffer);
  return Buffer.concat([...dims.map((dim) => field(1, dim)), field(2, type), field(8, name), field(9, raw)]);
}

function valueInfo(name: string, type: number, dims: readonly string[]): Buffer {
  const shape = Buffer.concat(dims.map((dim) => field(1, field(2, dim))));
  return Buffer.concat([field(1, name), field(2, field(1, Buffer.concat([field(1, type), field(2, shape)])))]);
}

/** One field of a protocol buffer: a number as a varint, anything else by its length. */
function field(tag: number, value: number | string | Uint8Array): Buffer {
  if (typeof value === 'number') return Buffer.concat([varint(tag << 3), varint(value)]);
  const bytes = Buffer.from(value as Uint8Array);
  return Buffer.concat([varint((tag << 3) | 2), varint(bytes.length), bytes]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) | 128);
  }
}
