/** One demand of a label selector. */
export interface LabelDemand {
  readonly key: string;
  readonly operator: "in" | "notIn" | "exists" | "notExists";
  readonly values: readonly string[];
}

/** Longer selectors are not typed by people, and reading one takes time that grows with the square of its length. */
const MOST_DEMANDS = 50;
const MOST_CHARACTERS = 4_000;
const KEY = String.raw`[A-Za-z0-9][A-Za-z0-9._/-]*`;
const SET = new RegExp(String.raw`^(${KEY}) +(in|notin) *\(([^()]*)\)$`);
const EQUALITY = new RegExp(String.raw`^(${KEY}) *(==|=|!=) *([A-Za-z0-9._-]*)$`);
const EXISTENCE = new RegExp(String.raw`^(!?) *(${KEY})$`);

/**
 * The demands of a label selector as kubectl takes it ("app=reviews,version in (v1, v2),!canary"); null where it cannot be
 * read. Empty text demands nothing. https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function parseLabelSelector(text: string): readonly LabelDemand[] | null {
  if (text.length > MOST_CHARACTERS) return null;
  const parts = text
    .split(/,(?![^(]*\))/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  if (parts.length > MOST_DEMANDS) return null;
  const demands = parts.map(parseDemand);
  return demands.every((demand) => demand !== null) ? demands : null;
}

function parseDemand(part: string): LabelDemand | null {
  const set = SET.exec(part);
  if (set?.[1] !== undefined) {
    const values = (set[3] ?? "").split(",").map((value) => value.trim());
    return { key: set[1], operator: set[2] === "in" ? "in" : "notIn", values };
  }
  const equality = EQUALITY.exec(part);
  if (equality?.[1] !== undefined) {
    return {
      key: equality[1],
      operator: equality[2] === "!=" ? "notIn" : "in",
      values: [equality[3] ?? ""],
    };
  }
  const existence = EXISTENCE.exec(part);
  if (existence?.[2] === undefined) return null;
  return { key: existence[2], operator: existence[1] === "!" ? "notExists" : "exists", values: [] };
}

/** Whether labels fulfil every demand; as in Kubernetes, "not in" holds where the label is missing. */
export function matchesLabels(
  labels: Readonly<Record<string, string>>,
  demands: readonly LabelDemand[],
): boolean {
  return demands.every(({ key, operator, values }) => {
    const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
    switch (operator) {
      case "exists":
        return value !== undefined;
      case "notExists":
        return value === undefined;
      case "in":
        return value !== undefined && values.includes(value);
      case "notIn":
        return value === undefined || !values.includes(value);
    }
  });
}
