/** Whether a name is printed in capitals (`US`, `U.S.`, `CJTF-OIR`, `M23`): in lower case it would be another word. */
export function isAcronym(name: string): boolean {
  return name.length <= 12 && /^(?=(?:.*\p{Lu}){2}|\p{Lu}\d)[\p{Lu}\d.&/-]+$/u.test(name);
}
