/** A pseudonym that nobody had: the letter and the number after the highest. */
export function nextId(letter: string, taken: Iterable<string>): string {
  const numbers = [...taken].map((id) => Number(new RegExp(`^${letter}-(\\d+)$`).exec(id)?.[1]));
  return `${letter}-${Math.max(0, ...numbers.filter((one) => Number.isSafeInteger(one))) + 1}`;
}
