/** Numbers by 32-bit hash, in open addressing. An empty slot has the value -1. */
export interface HashTable {
  /** A power of two long. */
  readonly keys: Int32Array;
  readonly values: Int32Array;
}

/** The hashes must differ from each other; values are 0 or more. */
export function createHashTable(hashes: Int32Array, values: (index: number) => number): HashTable {
  let capacity = 8;
  while (capacity < hashes.length * 2) capacity *= 2;
  const table = { keys: new Int32Array(capacity), values: new Int32Array(capacity).fill(-1) };
  for (let index = 0; index < hashes.length; index++) {
    const hash = hashes[index]!;
    const slot = findSlot(table, hash);
    table.keys[slot] = hash;
    table.values[slot] = values(index);
  }
  return table;
}

/** The value of a hash, -1 where it has none. */
export function findValue(table: HashTable, hash: number): number {
  return table.values[findSlot(table, hash)]!;
}

function findSlot({ keys, values }: HashTable, hash: number): number {
  const mask = keys.length - 1;
  let slot = hash & mask;
  while (values[slot] !== -1 && keys[slot] !== hash) slot = (slot + 1) & mask;
  return slot;
}
