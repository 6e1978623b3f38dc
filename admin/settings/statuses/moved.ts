/** The same things with one of them taken to another place; the list itself when there is nothing to take. */
export function moved<One>(list: readonly One[], from: number, to: number): One[] {
  const taken = list.slice(from, from + 1);
  const rest = list.filter((_, at) => at !== from);
  return [...rest.slice(0, to), ...taken, ...rest.slice(to)];
}
