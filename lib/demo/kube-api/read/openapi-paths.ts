import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { PATCH_TYPES } from "../http/patch-types";
import { groupVersion } from "../kinds/find-kind";
import type { ServedKind } from "../kinds/served-kind";
import { definitionName } from "../schemas/definition-name";

type Verb = "get" | "post" | "put" | "patch" | "delete";

const WRITING: ReadonlySet<Verb> = new Set(["post", "put", "patch"]);

const query = (name: string, type = "string"): JsonObject => ({
  name,
  in: "query",
  schema: { type, uniqueItems: true },
});
/** kubectl looks for these in the description of a kind's patch before it writes. */
const WRITE_PARAMETERS = [query("dryRun"), query("fieldManager"), query("fieldValidation")];
const LIST_PARAMETERS = [
  query("continue"),
  query("fieldSelector"),
  query("labelSelector"),
  query("limit", "integer"),
  query("resourceVersion"),
  query("timeoutSeconds", "integer"),
  query("watch", "boolean"),
];

interface Described {
  readonly kind: ServedKind;
  readonly version: string;
}

const content = (type: string, schema: JsonObject): JsonObject => ({ content: { [type]: { schema } } });

/** The patches a kind takes; custom resources have no strategic merge. */
function patchBody({ custom }: ServedKind): JsonObject {
  const types = Object.values(PATCH_TYPES).filter((type) => !(custom && type === PATCH_TYPES.strategic));
  return {
    content: Object.fromEntries(types.map((type) => [type, { schema: { type: "object" } }])),
    required: true,
  };
}

function operation({ kind, version }: Described, verb: Verb, action: string, schema: JsonObject): JsonObject {
  const force = verb === "patch" ? [query("force", "boolean")] : [];
  const body =
    verb === "patch" ? patchBody(kind) : { ...content("application/json", schema), required: true };
  return {
    "x-kubernetes-action": action,
    "x-kubernetes-group-version-kind": { group: kind.group, version, kind: kind.kind },
    parameters: WRITING.has(verb) ? [...WRITE_PARAMETERS, ...force] : [],
    ...(WRITING.has(verb) ? { requestBody: body } : {}),
    responses: { "200": { description: "OK", ...content("application/json", schema) } },
  };
}

const refTo = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

function collection(described: Described): JsonObject {
  const name = definitionName(described.kind, described.version);
  const list = operation(described, "get", "list", refTo(`${name}List`));
  return {
    get: { ...list, parameters: LIST_PARAMETERS },
    post: operation(described, "post", "post", refTo(name)),
  };
}

const one = (described: Described, verbs: readonly Verb[]): JsonObject =>
  Object.fromEntries(
    verbs.map((verb) => {
      const schema = refTo(definitionName(described.kind, described.version));
      return [verb, operation(described, verb, verb, schema)];
    }),
  );

function pathsOfKind(described: Described): readonly (readonly [string, JsonObject])[] {
  const { kind, version } = described;
  const root = `/${kind.group === "" ? "api" : "apis"}/${groupVersion(kind.group, version)}`;
  const base = `${root}/${kind.namespaced ? "namespaces/{namespace}/" : ""}${kind.plural}`;
  const all = operation(described, "get", "list", refTo(`${definitionName(kind, version)}List`));
  return [
    [base, collection(described)],
    [`${base}/{name}`, one(described, ["get", "put", "patch", "delete"])],
    ...kind.subresources.map(
      (name) =>
        [
          `${base}/{name}/${name}`,
          one(described, name === "log" ? ["get"] : ["get", "put", "patch"]),
        ] as const,
    ),
    ...(kind.namespaced
      ? [[`${root}/${kind.plural}`, { get: { ...all, parameters: LIST_PARAMETERS } }] as const]
      : []),
  ];
}

/** The paths of a group version's OpenAPI document, as far as kubectl reads them: which kind each verb is of, and its parameters. */
export const openApiPaths = (kinds: readonly ServedKind[], version: string): JsonObject =>
  Object.fromEntries(kinds.flatMap((kind) => pathsOfKind({ kind, version })));
