import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isJsonList, isJsonObject, textAt } from "@/lib/domain/mesh/read-json";
import { fieldAt } from "./equal-json";

/** The element of a list that has this name. */
export interface Named {
  readonly name: string;
}

/** One step into an object: a field, a position in a list, or the name of a list's element. */
export type Step = string | number | Named;

const PLAIN_FIELD = /^[A-Za-z_][A-Za-z0-9_-]*$/;
const PLAIN_NAME = /^[A-Za-z][A-Za-z0-9_./-]*$/;
const LONGEST = 4_000;

/**
 * A path as people read it: `spec.http[2].route[0].weight`, `spec.subsets[v2].labels.version`,
 * `metadata.labels["app.kubernetes.io/name"]`, `spec.subsets[name="2"]`. Empty for the object itself.
 */
export function pathText(path: readonly Step[]): string {
  return path.map(stepText).join("").replace(/^\./, "");
}

function stepText(step: Step): string {
  if (typeof step === "number") return `[${step}]`;
  if (typeof step === "string") return PLAIN_FIELD.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
  return PLAIN_NAME.test(step.name) ? `[${step.name}]` : `[name=${JSON.stringify(step.name)}]`;
}

const STEP =
  /\.?([A-Za-z_][A-Za-z0-9_-]*)|\[(\d{1,9})\]|\[([A-Za-z][A-Za-z0-9_./-]*)\]|\[(name=)?("(?:[^"\\]|\\.)*")\]/y;

/** The steps of a text that `pathText` wrote; null for any other. */
export function parsePathText(text: string): readonly Step[] | null {
  if (text.length > LONGEST || text.startsWith(".")) return null;
  const steps: Step[] = [];
  let at = 0;
  while (at < text.length) {
    STEP.lastIndex = at;
    const match = STEP.exec(text);
    if (!match || !separated(match[0], steps.length)) return null;
    const step = readStep(match);
    if (step === null) return null;
    steps.push(step);
    at = STEP.lastIndex;
  }
  return steps;
}

/** Fields after the first begin with a dot. */
function separated(text: string, before: number): boolean {
  return text.startsWith("[") || text.startsWith(".") === before > 0;
}

function readStep([, field, position, name, named, quoted]: RegExpExecArray): Step | null {
  if (field !== undefined) return field;
  if (position !== undefined) return Number(position);
  if (name !== undefined) return { name };
  const text = unquoted(quoted ?? "");
  if (text === null) return null;
  return named === undefined ? text : { name: text };
}

function unquoted(quoted: string): string | null {
  try {
    const value: unknown = JSON.parse(quoted);
    return typeof value === "string" ? value : null;
  } catch {
    return null;
  }
}

/** Keys and positions of a path in one object, names replaced by where they are; null where a name is not there. */
export function resolvePath(root: Json, path: readonly Step[]): readonly (string | number)[] | null {
  const resolved: (string | number)[] = [];
  let value: Json | undefined = root;
  for (const step of path) {
    const at: string | number = typeof step === "object" ? positionOf(value, step) : step;
    if (at === -1) return null;
    resolved.push(at);
    value = valueAt(value, [at]);
  }
  return resolved;
}

function positionOf(value: Json | undefined, { name }: Named): number {
  if (!isJsonList(value)) return -1;
  return value.findIndex((item) => isJsonObject(item) && textAt(item, "name") === name);
}

/** What is at a path; undefined where nothing is. */
export function valueAt(root: Json | undefined, path: readonly (string | number)[]): Json | undefined {
  let value = root;
  for (const step of path) {
    if (typeof step === "number") value = isJsonList(value) ? value[step] : undefined;
    else value = isJsonObject(value) ? fieldAt(value, step) : undefined;
  }
  return value;
}
