/** Whether a path below what a person chose is no article by its name: hidden, or a folder's own README. */
export function isPassedOver(name: string): boolean {
  return name.split('/').some((part) => part.startsWith('.')) || /(?:^|\/)readme\b[^/]*$/i.test(name);
}
