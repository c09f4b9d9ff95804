import { FormatError } from '../model/notice.ts';

/**
 * Says whether a value out of a JSON file is what a table promises, and gives it back as that. Anything beyond what is
 * asked for is let through.
 *
 * Checks are made of one another: `record<Entity>({ id: text, … })` asks for every property of the type, so that one
 * without a check does not compile.
 */
export type Check<Value> = (value: unknown) => Value;

/**
 * @param advice what to do about a file that is not as promised.
 * @throws FormatError naming the file, the place in it, what was expected and what is there.
 */
export function checkFile<Value>(
  path: string,
  value: unknown,
  check: Check<Value>,
  advice = 'build the atlas again',
): Value {
  try {
    return check(value);
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    throw new FormatError(path, `${error.place()} should be ${error.expected}, ${error.found}; ${advice}`);
  }
}

/** @param advice what to do about a file that is no JSON. @throws FormatError naming the file and what is wrong with it. */
export function parseJson(path: string, content: string, advice: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new FormatError(path, `is no JSON (${(error as Error).message}); ${advice}`);
  }
}

/** What was found is not what was expected. It learns its place from the checks around it, inmost first. */
class Mismatch {
  readonly expected: string;
  readonly found: string;
  private readonly keys: (string | number)[] = [];

  constructor(expected: string, value: unknown) {
    this.expected = expected;
    this.found = describe(value);
  }

  within(key: string | number): this {
    this.keys.push(key);
    return this;
  }

  place(): string {
    const steps = this.keys.reverse().map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`));
    return steps.length === 0 ? 'its content' : steps.join('').replace(/^\./, '');
  }
}

function describe(value: unknown): string {
  if (value === undefined) return 'but is missing';
  const written = JSON.stringify(value) ?? typeof value;
  return `but is ${written.length <= 40 ? written : `${written.slice(0, 40)}…`}`;
}

/** Fails a value where a rule between its parts does not hold. */
export function expectThat(holds: boolean, expected: string, value: unknown): void {
  if (!holds) throw new Mismatch(expected, value);
}

/** Looked at elsewhere. */
export const anything: Check<unknown> = (value) => value;

export const text: Check<string> = (value) => {
  if (typeof value !== 'string') throw new Mismatch('a text', value);
  return value;
};

/** A finite number: JSON has no others, but writes those too large for it as `1e999`. */
export const number: Check<number> = (value) => {
  if (!Number.isFinite(value)) throw new Mismatch('a number', value);
  return value as number;
};

export const flag: Check<boolean> = (value) => {
  if (typeof value !== 'boolean') throw new Mismatch('true or false', value);
  return value;
};

/** 0..1. */
export const share: Check<number> = numberFrom(0, 1);

/** Any number from `least` to `most`. */
export function numberFrom(least: number, most: number): Check<number> {
  return (value) => {
    if (!(typeof value === 'number' && value >= least && value <= most)) {
      throw new Mismatch(`a number from ${least} to ${most}`, value);
    }
    return value;
  };
}

/** A whole number of at least `least` and less than `end`. */
export function whole(least = 0, end = Number.MAX_SAFE_INTEGER): Check<number> {
  return (value) => {
    if (!(Number.isSafeInteger(value) && (value as number) >= least && (value as number) < end)) {
      const bounds = end === Number.MAX_SAFE_INTEGER ? `of ${least} or more` : `from ${least} to ${end - 1}`;
      throw new Mismatch(end > least ? `a whole number ${bounds}` : 'absent, as there is nothing to point to', value);
    }
    return value as number;
  };
}

/** One of the values of a union: each named, so that one added to the type or taken from it does not compile. */
export function oneOf<Value extends string>(values: Readonly<Record<Value, true>>): Check<Value> {
  const known = new Set(Object.keys(values));
  const expected = known.size === 1 ? `"${[...known][0]}"` : `one of ${[...known].join(', ')}`;
  return (value) => {
    if (!known.has(value as string)) throw new Mismatch(expected, value);
    return value as Value;
  };
}

export function optional<Value>(check: Check<Value>): Check<Value | undefined> {
  return (value) => (value === undefined ? undefined : check(value));
}

export function nullable<Value>(check: Check<Value>): Check<Value | null> {
  return (value) => (value === null ? null : check(value));
}

export function listOf<Value>(check: Check<Value>): Check<readonly Value[]> {
  return (value) => {
    if (!Array.isArray(value)) throw new Mismatch('a list', value);
    let at = 0;
    try {
      for (; at < value.length; at++) check(value[at]);
    } catch (error) {
      throw error instanceof Mismatch ? error.within(at) : error;
    }
    return value as readonly Value[];
  };
}

/** A list of as many values, each by its own check. */
export function tuple<Values extends readonly unknown[]>(
  ...checks: { readonly [At in keyof Values]: Check<Values[At]> }
): Check<Values> {
  return (value) => {
    if (!Array.isArray(value) || value.length !== checks.length) {
      throw new Mismatch(`a list of ${checks.length}`, value);
    }
    let at = 0;
    try {
      for (; at < checks.length; at++) checks[at]!(value[at]);
    } catch (error) {
      throw error instanceof Mismatch ? error.within(at) : error;
    }
    return value as unknown as Values;
  };
}

/** An object with every property of the type; `rule` may say more of the whole. */
export function record<Value extends object>(
  properties: { readonly [Key in keyof Required<Value>]: Check<Value[Key]> },
  rule?: (value: Value) => void,
): Check<Value> {
  const checks = Object.entries(properties) as readonly (readonly [string, Check<unknown>])[];
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Mismatch('an object', value);
    let key = '';
    try {
      for (const [name, check] of checks) {
        key = name;
        check((value as Readonly<Record<string, unknown>>)[name]);
      }
    } catch (error) {
      throw error instanceof Mismatch ? error.within(key) : error;
    }
    rule?.(value as Value);
    return value as Value;
  };
}
