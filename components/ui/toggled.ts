/** The choices with `value` among them where it was not, and without it where it was. */
export function toggled<V extends string>(chosen: readonly V[], value: V): V[] {
  return chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
}
