import type { Refused } from "./reply";
import { refuse } from "./status";

/** How the client wants the answer. */
export interface MediaType {
  readonly format: "json" | "yaml";
  readonly as: "object" | "table" | "partial" | "partialList";
}

const FORMATS: ReadonlyMap<string, MediaType["format"]> = new Map([
  ["application/json", "json"],
  ["application/yaml", "yaml"],
  ["application/*", "json"],
  ["*/*", "json"],
]);
const TRANSFORMS: ReadonlyMap<string, MediaType["as"]> = new Map([
  ["", "object"],
  ["Table", "table"],
  ["PartialObjectMetadata", "partial"],
  ["PartialObjectMetadataList", "partialList"],
]);
const CLAUSE_LIMIT = 50;
const JSON_OBJECT: MediaType = { format: "json", as: "object" };

interface Clause {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly quality: number;
}

function readClause(text: string): Clause {
  const [type = "", ...parts] = text.split(";").map((part) => part.trim());
  const parameters = new Map(
    parts.map((part): [string, string] => {
      const [key = "", value = ""] = part.split("=", 2);
      return [key.trim(), value.trim()];
    }),
  );
  const quality = Number(parameters.get("q") ?? 1);
  return { type: type.toLowerCase(), parameters, quality: Number.isNaN(quality) ? 0 : quality };
}

function mediaTypeOf({ type, parameters }: Clause): MediaType | null {
  const format = FORMATS.get(type);
  const as = TRANSFORMS.get(parameters.get("as") ?? "");
  if (format === undefined || as === undefined) return null;
  const group = parameters.get("g") ?? "meta.k8s.io";
  const version = parameters.get("v") ?? "v1";
  const known = group === "meta.k8s.io" && (version === "v1" || version === "v1beta1");
  return as === "object" || known ? { format, as } : null;
}

/**
 * The first form of the Accept header that is served: JSON or YAML, as objects, as a Table or as metadata only; 406 where
 * none is. https://kubernetes.io/docs/reference/using-api/api-concepts/#alternate-representations-of-resources
 */
export function negotiate(
  accept: string | undefined,
): { readonly ok: true; readonly media: MediaType } | Refused {
  if (accept === undefined || accept.trim() === "") return { ok: true, media: JSON_OBJECT };
  const clauses = accept.split(",", CLAUSE_LIMIT).map(readClause);
  const usable = clauses.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality);
  const media = usable.map(mediaTypeOf).find((found) => found !== null);
  return media === undefined
    ? refuse(
        "NotAcceptable",
        "only the following media types are accepted: application/json, application/yaml",
      )
    : { ok: true, media };
}
