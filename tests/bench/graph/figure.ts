/** One number of a bench, with what it should be and what it counts. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  readonly target?: string;
  readonly examples?: readonly string[];
}

export function printFigures(title: string, figures: readonly Figure[]): void {
  console.log(`\n${title}`);
  for (const { name, value, target, examples } of figures) {
    console.log(`  ${name}: ${value}${target ? `   (${target})` : ''}`);
    if (examples?.length) console.log(`      ${examples.join(' · ')}`);
  }
}
