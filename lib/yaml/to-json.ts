import type { Json } from "@/lib/domain/mesh/cluster-object";

/** No object of Kubernetes nests nearly as deep. */
const DEEPEST = 200;

export type ReadJson = { readonly value: Json } | { readonly message: string };

/** A foreign value as JSON, or a sentence saying why it is none. */
export function toJson(value: unknown): ReadJson {
  const problems: string[] = [];
  const json = convert(value, 0, problems);
  const [message] = problems;
  return message === undefined ? { value: json } : { message };
}

function convert(value: unknown, depth: number, problems: string[]): Json {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (depth > DEEPEST) problems.push("The document nests too deeply.");
  else if (Array.isArray(value)) return value.map((item: unknown) => convert(item, depth + 1, problems));
  else if (typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]: [string, unknown]) => [
        key,
        convert(item, depth + 1, problems),
      ]),
    );
  } else problems.push(`JSON has no value for ${typeof value === "number" ? value : typeof value}.`);
  return null;
}
