/** The labels of a series; `__name__` is the metric's name. An absent label and an empty one are the same. */
export type Labels = Readonly<Record<string, string>>;

/** The value of a label, "" when the series does not have it. */
export function labelValue(labels: Labels, name: string): string {
  return Object.hasOwn(labels, name) ? (labels[name] ?? "") : "";
}

/** The labels but one. */
export function withoutLabel(labels: Labels, dropped: string): Labels {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(labels)) if (name !== dropped) kept[name] = value;
  return kept;
}

/** The labels without the metric's name, as every function and operator that changes values leaves them. */
export const withoutName = (labels: Labels): Labels => withoutLabel(labels, "__name__");

/** Only the named labels, without empty ones. */
export function onlyLabels(labels: Labels, names: readonly string[]): Labels {
  const kept: Record<string, string> = {};
  for (const name of names) {
    const value = labelValue(labels, name);
    if (value !== "") kept[name] = value;
  }
  return kept;
}

/** All labels but the named ones and the metric's name. */
export function withoutLabels(labels: Labels, names: readonly string[]): Labels {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(labels)) {
    if (name !== "__name__" && value !== "" && !names.includes(name)) kept[name] = value;
  }
  return kept;
}

/** A key equal for equal label sets, whatever their order. */
export function labelKey(labels: Labels): string {
  let key = "";
  for (const name of Object.keys(labels).sort()) key += `${name}\u0001${labels[name] ?? ""}\u0002`;
  return key;
}
