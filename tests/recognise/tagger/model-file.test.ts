import { describe, expect, test } from 'vitest';
import type { Chain } from '../../../src/recognise/tagger/chain.ts';
import { createHashTable } from '../../../src/recognise/tagger/hash-table.ts';
import { LETTER_CASES } from '../../../src/recognise/tagger/letter-case.ts';
import { decodeModel, encodeModel } from '../../../src/recognise/tagger/model-file.ts';
import { NAME_LABELS } from '../../../src/recognise/tagger/names.ts';
import { PARTS_OF_SPEECH } from '../../../src/recognise/tagger/parts-of-speech.ts';

/** Two features: one weighs on every other label, one on the last alone. */
function chain(labels: number): Chain {
  const weights = new Int16Array(labels * 2);
  for (let label = 0; label < labels; label += 2) weights[label] = (label % 4 === 0 ? 1 : -1) * (label + 1) ** 2;
  weights[labels * 2 - 1] = -127 * 127;
  return {
    labels,
    features: createHashTable(Int32Array.from([-5, 70_000]), (index) => 1 - index),
    weights,
    scale: 0.25,
    transitions: Float64Array.from({ length: labels * labels }, (_, i) => (i % 3 === 0 ? Number.NEGATIVE_INFINITY : i)),
    start: new Float64Array(labels).fill(1),
    end: new Float64Array(labels).fill(-1),
  };
}

const table = createHashTable(Int32Array.from([0, -1, 1 << 30]), (index) => index * 1000);

const MODEL = {
  knowledge: {
    caseClasses: table,
    wordClasses: createHashTable(new Int32Array(0), () => 0),
    wordKinds: table,
    phrases: table,
  },
  letterCase: chain(LETTER_CASES.length),
  partsOfSpeech: chain(PARTS_OF_SPEECH.length),
  firstReading: chain(NAME_LABELS),
  secondReading: chain(NAME_LABELS),
  calibration: Float64Array.from([1, 0, 0.9, 0.1, 1.1, -0.1]),
};

describe('encodeModel', () => {
  test('is undone by decodeModel', () => {
    const bytes = encodeModel(MODEL);
    expect(encodeModel(decodeModel(bytes))).toEqual(bytes);
  });

  test('keeps tables, transitions and calibration as they are', () => {
    const decoded = decodeModel(encodeModel(MODEL));
    expect(decoded.knowledge).toEqual(MODEL.knowledge);
    expect(decoded.firstReading.transitions).toEqual(MODEL.firstReading.transitions);
    expect(decoded.calibration).toEqual(MODEL.calibration);
  });
});
