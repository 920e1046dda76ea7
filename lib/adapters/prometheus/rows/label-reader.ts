/** Reads label values of one tick: equal values are one string, "unknown" and missing are "", long ones are cut. */
export interface LabelReader {
  readonly read: (value: unknown) => string;
  /** How many different values were cut. */
  readonly cut: () => number;
}

export function createLabelReader(maxLength: number): LabelReader {
  const values = new Map<string, string>([["unknown", ""]]);
  let cut = 0;
  return {
    read: (value) => {
      if (typeof value !== "string") return "";
      const known = values.get(value);
      if (known !== undefined) return known;
      const kept = value.length > maxLength ? value.slice(0, maxLength) : value;
      if (kept !== value) cut += 1;
      values.set(value, kept);
      return kept;
    },
    cut: () => cut,
  };
}
