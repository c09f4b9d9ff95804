/** Numbers by 32-bit hash, in open addressing. */
export interface HashTable {
  /** Hash and value of each slot side by side; the value of an empty slot is -1. Twice a power of two long. */
  readonly slots: Int32Array;
}

/** The hashes must differ from each other; values are 0 or more. */
export function createHashTable(hashes: Int32Array, values: (index: number) => number): HashTable {
  let capacity = 8;
  while (capacity < hashes.length * 2) capacity *= 2;
  const slots = new Int32Array(capacity * 2);
  for (let at = 1; at < slots.length; at += 2) slots[at] = -1;
  for (let index = 0; index < hashes.length; index++) {
    const at = findSlot(slots, hashes[index]!);
    slots[at] = hashes[index]!;
    slots[at + 1] = values(index);
  }
  return { slots };
}

/** The value of a hash, -1 where it has none. */
export function findValue(table: HashTable, hash: number): number {
  return table.slots[findSlot(table.slots, hash) + 1]!;
}

/** Every hash, in an order that depends on the table alone. */
export function listHashes({ slots }: HashTable): Int32Array {
  const hashes = new Int32Array(slots.length / 2);
  let count = 0;
  for (let at = 0; at < slots.length; at += 2) if (slots[at + 1] !== -1) hashes[count++] = slots[at]!;
  return hashes.subarray(0, count);
}

/** Every hash with its value, in unsigned order of the hashes. */
export function listEntries({ slots }: HashTable): { hash: number; value: number }[] {
  const entries: { hash: number; value: number }[] = [];
  for (let at = 0; at < slots.length; at += 2) {
    if (slots[at + 1] !== -1) entries.push({ hash: slots[at]! >>> 0, value: slots[at + 1]! });
  }
  return entries.sort((a, b) => a.hash - b.hash);
}

function findSlot(slots: Int32Array, hash: number): number {
  const mask = slots.length - 1;
  let at = (hash << 1) & mask;
  while (slots[at + 1] !== -1 && slots[at] !== hash) at = (at + 2) & mask;
  return at;
}
