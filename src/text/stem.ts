import { stemmer } from 'stemmer';

/**
 * What a folded English word has in common with its other forms, after Porter (1980): `drilling`, `drilled` → `drill`.
 * Words with other letters or digits are left as they are.
 */
export function stemWord(word: string): string {
  return /^[a-z]{3,}$/.test(word) ? stemmer(word) : word;
}
