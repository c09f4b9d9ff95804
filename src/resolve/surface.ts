/** A surface as it is shown: on one line, without a possessive. */
export function cleanSurface(surface: string): string {
  return surface.replace(/\s+/g, ' ').replace(/['’]s$/, '');
}
