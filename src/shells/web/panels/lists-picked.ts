import { signal } from '@preact/signals';

/** Whether the table has the picked names alone, where there are any: so it is opened by "List". */
export const listsPicked = signal(false);
