import { FormatError } from '../../model/notice.ts';
import type { Chain } from './chain.ts';
import { createHashTable, type HashTable, listEntries } from './hash-table.ts';
import { LETTER_CASES } from './letter-case.ts';
import { NAME_KINDS, NAME_LABELS } from './names.ts';
import { PARTS_OF_SPEECH } from './parts-of-speech.ts';
import type { Knowledge } from './reading.ts';

/** All that the trainer learnt. */
export interface TaggerModel {
  readonly knowledge: Knowledge;
  /** Tells how words would be written where capitals say nothing. */
  readonly letterCase: Chain;
  readonly partsOfSpeech: Chain;
  /** Reads names without votes. */
  readonly firstReading: Chain;
  /** Reads them again with the article's votes. */
  readonly secondReading: Chain;
  /** For each kind of name slope and offset that turn the log-odds of a posterior into those of being right. */
  readonly calibration: Float64Array;
}

/*
 * The file, little-endian, gzipped by whoever stores it:
 *
 *     "DRTG"  version (1 byte)  checksum of the rest (4 bytes)
 *     four tables    count, hashes in unsigned order as gaps, values
 *     four chains    labels, scale, transitions, start, end, count, hashes as gaps, a mask of the labels that
 *                    have a weight for each row, then those weights' levels (-127..127; a weight is level × |level|)
 *     calibration    two numbers a kind
 *
 * Counts, gaps, values and masks are variable-length integers, seven bits a byte.
 */
const MAGIC = [0x44, 0x52, 0x54, 0x47];

/** Raised whenever a reader of the version before would misread the file, or the features change. */
const VERSION = 2;

const HEADER = MAGIC.length + 5;

export function encodeModel(model: TaggerModel): Uint8Array {
  const { knowledge } = model;
  const writer = createWriter();
  for (const table of [knowledge.caseClasses, knowledge.wordClasses, knowledge.wordKinds, knowledge.phrases])
    writeTable(writer, table);
  for (const chain of [model.letterCase, model.partsOfSpeech, model.firstReading, model.secondReading])
    writeChain(writer, chain);
  for (const number of model.calibration) writer.number(number);
  const body = writer.bytes();
  const bytes = new Uint8Array(HEADER + body.length);
  bytes.set(MAGIC);
  bytes[MAGIC.length] = VERSION;
  new DataView(bytes.buffer).setUint32(MAGIC.length + 1, checksum(body), true);
  bytes.set(body, HEADER);
  return bytes;
}

/** @throws FormatError where the bytes are not a whole model of this version. */
export function decodeModel(bytes: Uint8Array): TaggerModel {
  if (bytes.length < HEADER || MAGIC.some((byte, index) => bytes[index] !== byte)) {
    throw new FormatError(WHERE, 'not a tagger model; expected the unzipped tagger.bin that ships with this version');
  }
  const version = bytes[MAGIC.length];
  if (version !== VERSION) {
    throw new FormatError(
      WHERE,
      `has format version ${version}, this program reads ${VERSION}; install the two together`,
    );
  }
  const body = bytes.subarray(HEADER);
  const stated = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length + 1, true);
  if (checksum(body) !== stated) throw new FormatError(WHERE, 'is damaged or cut short; its checksum does not hold');
  const reader = createReader(body);
  const model = {
    knowledge: {
      caseClasses: readTable(reader),
      wordClasses: readTable(reader),
      wordKinds: readTable(reader),
      phrases: readTable(reader),
    },
    letterCase: readChain(reader, LETTER_CASES.length),
    partsOfSpeech: readChain(reader, PARTS_OF_SPEECH.length),
    firstReading: readChain(reader, NAME_LABELS),
    secondReading: readChain(reader, NAME_LABELS),
    calibration: Float64Array.from({ length: NAME_KINDS.length * 2 }, () => reader.number()),
  };
  reader.end();
  return model;
}

const WHERE = 'tagger model';

/** FNV-1a over bytes. */
function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash >>> 0;
}

function writeTable(writer: Writer, table: HashTable): void {
  const entries = listEntries(table);
  writeHashes(writer, entries);
  for (const { value } of entries) writer.integer(value);
}

function readTable(reader: Reader): HashTable {
  const hashes = readHashes(reader);
  const values = reader.integers(hashes.length);
  return createHashTable(hashes, (index) => values[index]!);
}

function writeChain(writer: Writer, chain: Chain): void {
  const { labels, features, weights } = chain;
  writer.integer(labels);
  writer.number(chain.scale);
  for (const numbers of [chain.transitions, chain.start, chain.end]) for (const n of numbers) writer.number(n);
  const entries = listEntries(features);
  writeHashes(writer, entries);
  const offsets = entries.map(({ value }) => value * labels);
  for (const offset of offsets) {
    let mask = 0;
    for (let label = 0; label < labels; label++) if (weights[offset + label] !== 0) mask |= 1 << label;
    writer.integer(mask);
  }
  for (const offset of offsets) {
    for (let label = 0; label < labels; label++) {
      const weight = weights[offset + label]!;
      if (weight !== 0) writer.byte(Math.sign(weight) * Math.round(Math.sqrt(Math.abs(weight))));
    }
  }
}

function readChain(reader: Reader, expected: number): Chain {
  const labels = reader.integer();
  if (labels !== expected) throw new FormatError(WHERE, `has ${labels} labels where ${expected} were expected`);
  const scale = reader.number();
  const numbers = (length: number) => Float64Array.from({ length }, () => reader.number());
  const transitions = numbers(labels * labels);
  const start = numbers(labels);
  const end = numbers(labels);
  const hashes = readHashes(reader);
  const masks = reader.integers(hashes.length);
  const levels = reader.levels(masks.reduce((count, mask) => count + countBits(mask), 0));
  const weights = new Int16Array(hashes.length * labels);
  let next = 0;
  for (let row = 0; row < masks.length; row++) {
    for (let mask = masks[row]!, at = row * labels; mask !== 0; mask >>>= 1, at++) {
      if ((mask & 1) === 0) continue;
      const level = levels[next++]!;
      weights[at] = level * Math.abs(level);
    }
  }
  return { labels, features: createHashTable(hashes, (index) => index), weights, scale, transitions, start, end };
}

function countBits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function writeHashes(writer: Writer, entries: readonly { hash: number }[]): void {
  writer.integer(entries.length);
  let before = 0;
  for (const { hash } of entries) {
    writer.integer(hash - before);
    before = hash;
  }
}

function readHashes(reader: Reader): Int32Array {
  const hashes = reader.integers(reader.integer());
  for (let i = 1; i < hashes.length; i++) hashes[i]! += hashes[i - 1]!;
  return hashes;
}

interface Writer {
  byte(value: number): void;
  /** 0 or more, below 2^35. */
  integer(value: number): void;
  number(value: number): void;
  bytes(): Uint8Array;
}

function createWriter(): Writer {
  let bytes = new Uint8Array(1 << 16);
  let size = 0;
  const byte = (value: number): void => {
    if (size === bytes.length) {
      const larger = new Uint8Array(bytes.length * 2);
      larger.set(bytes);
      bytes = larger;
    }
    bytes[size++] = value;
  };
  return {
    byte,
    integer(value) {
      let rest = value;
      while (rest > 127) {
        byte((rest % 128) | 128);
        rest = Math.floor(rest / 128);
      }
      byte(rest);
    },
    number(value) {
      const view = new DataView(new ArrayBuffer(8));
      view.setFloat64(0, value, true);
      for (let i = 0; i < 8; i++) byte(view.getUint8(i));
    },
    bytes: () => bytes.slice(0, size),
  };
}

interface Reader {
  integer(): number;
  /** So many integers, each modulo 2^32. */
  integers(count: number): Int32Array;
  /** So many signed bytes. */
  levels(count: number): Int8Array;
  number(): number;
  /** @throws FormatError where bytes are left. */
  end(): void;
}

function createReader(bytes: Uint8Array): Reader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const need = (length: number): void => {
    if (at + length > bytes.length)
      throw new FormatError(WHERE, `ends after ${bytes.length} bytes, more were expected`);
  };
  const integers = (count: number): Int32Array => {
    need(count);
    const values = new Int32Array(count);
    let from = at;
    for (let i = 0; i < count; i++) {
      let value = 0;
      let shift = 0;
      let byte = 128;
      while (byte > 127) {
        if (from >= bytes.length) need(bytes.length + 1);
        byte = bytes[from++]!;
        value |= (byte & 127) << shift;
        shift += 7;
      }
      values[i] = value;
    }
    at = from;
    return values;
  };
  return {
    integer: () => integers(1)[0]!,
    integers,
    levels(count) {
      need(count);
      at += count;
      return new Int8Array(bytes.buffer, bytes.byteOffset + at - count, count);
    },
    number() {
      need(8);
      at += 8;
      return view.getFloat64(at - 8, true);
    },
    end() {
      if (at !== bytes.length) throw new FormatError(WHERE, `has ${bytes.length - at} bytes too many`);
    },
  };
}
