import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { explainFileError, WorkError } from './errors.ts';

/** A model that gives every piece of a word one number for each of its labels. */
export interface TokenClassifier {
  /** The labels, in the order of the numbers. */
  readonly labels: readonly string[];
  /** Pieces that one sequence may hold. */
  readonly room: number;
  /** The pieces of a word, as numbers; none where the model knows nothing of its characters. At most `room`. */
  encodeWord(word: string, place: WordPlace): readonly number[];
  /** For each sequence and each of its pieces the numbers before the softmax. */
  classify(sequences: readonly (readonly number[])[]): Promise<readonly (readonly Float32Array[])[]>;
  dispose(): Promise<void>;
}

/** Where a word stands: first in its sentence, after a space, or right after the word before. */
export type WordPlace = 'first' | 'spaced' | 'glued';

const PEER = '@huggingface/transformers';
const PEER_MAJOR = 4;

/** Longest sequence, in pieces, that is given to any model: the time for one grows with its square. */
const LONGEST_SEQUENCE = 512;

/** A longer word, in UTF-16 code units, is read up to here. It is an address or worse. */
const LONGEST_WORD = 100;

/** Pieces of one word that are looked at. */
const MOST_PIECES = 48;

const KNOWN_WORDS = 50_000;

/** Model files in the order in which they are preferred, with the name that the package has for their precision. */
const PRECISIONS = [
  ['model.onnx', 'fp32'],
  ['model_quantized.onnx', 'q8'],
  ['model_int8.onnx', 'int8'],
  ['model_uint8.onnx', 'uint8'],
  ['model_fp16.onnx', 'fp16'],
  ['model_q4.onnx', 'q4'],
  ['model_q4f16.onnx', 'q4f16'],
  ['model_bnb4.onnx', 'bnb4'],
] as const;

/**
 * Loads a model for token classification from a folder as Hugging Face exports it to ONNX: `config.json`,
 * `tokenizer.json`, `tokenizer_config.json`, and `model.onnx` or a smaller one there or in `onnx/`. Nothing is ever
 * fetched.
 *
 * @throws WorkError where the folder lacks a file, the package is not installed, or it cannot run the model.
 */
export async function loadTokenClassifier(dir: string): Promise<TokenClassifier> {
  const config = await readJson(dir, 'config.json');
  const tokenizerConfig = await readJson(dir, 'tokenizer_config.json');
  await readJson(dir, 'tokenizer.json');
  const file = await findModelFile(dir);
  const labels = readLabels(dir, config);
  const peer = await importPeer();
  peer.env.allowRemoteModels = false;
  peer.env.useFSCache = false;
  peer.env.useBrowserCache = false;
  peer.env.logLevel = peer.LogLevel.NONE;
  peer.env.fetch = async () => {
    throw new Error('nothing is fetched');
  };
  const path = resolve(dir);
  const failed = (error: unknown): never => {
    throw new WorkError(`the model in ${dir} cannot be run: ${firstLine(error)}`);
  };
  try {
    const tokenizer = await peer.AutoTokenizer.from_pretrained(path, { local_files_only: true });
    const model = await peer.AutoModelForTokenClassification.from_pretrained(path, {
      local_files_only: true,
      device: 'cpu',
      ...file,
    });
    const specials = findSpecials(tokenizer);
    const room = sequenceLength(config, tokenizerConfig) - specials.before.length - specials.after.length;
    if (room < 1) throw new Error('it has no room for a word');
    return {
      labels,
      room,
      encodeWord: createWordEncoder(tokenizer, Math.min(room, MOST_PIECES)),
      classify: (sequences) =>
        classify(peer, model, labels.length, tokenizer.pad_token_id ?? 0, specials, sequences).catch(failed),
      dispose: async () => void (await model.dispose()),
    };
  } catch (error) {
    return failed(error);
  }
}

/** The part of the package that is used. */
interface Peer {
  readonly env: {
    allowRemoteModels: boolean;
    useFSCache: boolean;
    useBrowserCache: boolean;
    logLevel: number;
    fetch: () => Promise<never>;
  };
  readonly LogLevel: { readonly NONE: number };
  readonly Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => unknown;
  readonly AutoTokenizer: { from_pretrained(path: string, options: object): Promise<PeerTokenizer> };
  readonly AutoModelForTokenClassification: { from_pretrained(path: string, options: object): Promise<PeerModel> };
}

interface PeerTokenizer {
  encode(text: string, options: { readonly add_special_tokens: boolean }): number[];
  readonly pad_token_id?: number;
}

interface PeerModel {
  (
    inputs: Readonly<Record<string, unknown>>,
  ): Promise<{
    readonly logits?: { readonly type: string; readonly data: Float32Array; readonly dims: readonly number[] };
  }>;
  dispose(): Promise<unknown>;
}

async function importPeer(): Promise<Peer> {
  try {
    // Named by a variable, so that neither compiler nor bundler asks for a package that may not be there.
    return (await import(/* @vite-ignore */ PEER)) as Peer;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_MODULE_NOT_FOUND' && message.includes(`'${PEER}'`)) {
      throw new WorkError(
        `--recogniser transformers needs a package that does not come with dramatis; in its folder run: npm install --no-save --save-prod --ignore-scripts ${PEER}@${PEER_MAJOR}`,
      );
    }
    throw new WorkError(`${PEER} is installed but cannot be loaded: ${firstLine(error)}`);
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}

async function readJson(dir: string, name: string): Promise<Readonly<Record<string, unknown>>> {
  const path = join(dir, name);
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      throw new WorkError(`${path}, which a model needs, could not be read: ${explainFileError(error)}`);
    }
  }
  throw new WorkError(`${path} is no JSON object; export the model again`);
}

async function findModelFile(dir: string): Promise<{ readonly subfolder: string; readonly dtype: string }> {
  for (const subfolder of ['onnx', '']) {
    for (const [name, dtype] of PRECISIONS) {
      const found = await stat(join(dir, subfolder, name)).catch(() => undefined);
      if (found?.isFile()) return { subfolder, dtype };
    }
  }
  throw new WorkError(
    `${join(dir, 'onnx', 'model.onnx')} is missing, as are smaller ones (model_quantized.onnx, …); export the model to ONNX`,
  );
}

function readLabels(dir: string, { id2label }: Readonly<Record<string, unknown>>): string[] {
  const entries = Object.entries(typeof id2label === 'object' && id2label !== null ? id2label : {});
  const labels = entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, label]) => String(label));
  if (labels.length === 0 || entries.some(([id], index) => Number(id) !== index)) {
    throw new WorkError(`${join(dir, 'config.json')} names no labels (id2label); a model for named entities is needed`);
  }
  return labels;
}

function sequenceLength(...configs: readonly Readonly<Record<string, unknown>>[]): number {
  const limits = configs.flatMap(({ max_position_embeddings: positions, model_max_length: length }) => [
    // Models of the RoBERTa family count positions from 2.
    typeof positions === 'number' && positions > 2 ? positions - 2 : LONGEST_SEQUENCE,
    typeof length === 'number' && length > 0 ? length : LONGEST_SEQUENCE,
  ]);
  return Math.min(LONGEST_SEQUENCE, ...limits);
}

/** The pieces that the model wants around every sequence. */
interface Specials {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** A word that any vocabulary has. */
const COMMON = 'the';

function findSpecials(tokenizer: PeerTokenizer): Specials {
  const bare = tokenizer.encode(COMMON, { add_special_tokens: false });
  const whole = tokenizer.encode(COMMON, { add_special_tokens: true });
  for (let at = 0; at + bare.length <= whole.length; at++) {
    if (bare.every((piece, index) => whole[at + index] === piece)) {
      return { before: whole.slice(0, at), after: whole.slice(at + bare.length) };
    }
  }
  throw new Error('its tokenizer changes a word that stands alone');
}

/**
 * Words are encoded one by one, as pre-split text is when such models are trained, so that every piece is known to be
 * of its word, whatever the tokenizer does to characters. A tokenizer that marks the beginning of a word only where it
 * sees a space is shown one.
 */
function createWordEncoder(tokenizer: PeerTokenizer, most: number): TokenClassifier['encodeWord'] {
  const encode = (text: string) => tokenizer.encode(text, { add_special_tokens: false });
  const alone = encode(COMMON);
  const twice = encode(`${COMMON} ${COMMON}`);
  const sameAfterSpace =
    twice.length === 2 * alone.length && alone.every((piece, at) => twice[alone.length + at] === piece);
  const known = new Map<string, readonly number[]>();
  return (word, place) => {
    const cut = word.slice(0, LONGEST_WORD);
    const text = place === 'spaced' && !sameAfterSpace ? ` ${cut}` : cut;
    let pieces = known.get(text);
    if (!pieces) {
      pieces = encode(text).slice(0, most);
      if (known.size >= KNOWN_WORDS) known.clear();
      known.set(text, pieces);
    }
    return pieces;
  };
}

async function classify(
  { Tensor }: Peer,
  model: PeerModel,
  labels: number,
  padding: number,
  { before, after }: Specials,
  sequences: readonly (readonly number[])[],
): Promise<readonly (readonly Float32Array[])[]> {
  const width = Math.max(...sequences.map((pieces) => pieces.length)) + before.length + after.length;
  const dims = [sequences.length, width];
  const ids = new BigInt64Array(sequences.length * width).fill(BigInt(padding));
  const mask = new BigInt64Array(ids.length);
  for (const [row, pieces] of sequences.entries()) {
    for (const [column, piece] of [...before, ...pieces, ...after].entries()) {
      ids[row * width + column] = BigInt(piece);
      mask[row * width + column] = 1n;
    }
  }
  const { logits } = await model({
    input_ids: new Tensor('int64', ids, dims),
    attention_mask: new Tensor('int64', mask, dims),
    token_type_ids: new Tensor('int64', new BigInt64Array(ids.length), dims),
  });
  if (logits?.type !== 'float32' || logits.data.length !== ids.length * labels) {
    const found = logits ? `${logits.type} ${logits.dims.join('×')}` : 'none';
    throw new Error(`it should give logits float32 ${dims.join('×')}×${labels}, got ${found}`);
  }
  return sequences.map((pieces, row) =>
    pieces.map((_, column) => {
      const at = (row * width + before.length + column) * labels;
      return logits.data.subarray(at, at + labels);
    }),
  );
}
