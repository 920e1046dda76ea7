import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { groupVersion } from "../kinds/find-kind";
import { SERVED_KINDS } from "../kinds/served-kinds";
import { SERVED_GROUPS } from "./discovery";

const ROOT = "/openapi/v3";
/** Before it writes, kubectl looks for these parameters in the description of a kind's patch. */
const PATCH_PARAMETERS = ["dryRun", "fieldManager", "fieldValidation", "force"].map((name) => ({
  name,
  in: "query",
  schema: { type: "string" },
}));

const apiPath = (group: string, version: string): string =>
  `${group === "" ? "api" : "apis"}/${groupVersion(group, version)}`;

const served = [...SERVED_GROUPS].flatMap(([group, versions]) =>
  versions.map((version) => ({ group, version })),
);

function describePaths(group: string, version: string): JsonObject {
  const kinds = SERVED_KINDS.filter((kind) => kind.group === group && kind.versions.includes(version));
  const paths = kinds.map<readonly [string, JsonObject]>(({ plural, kind, namespaced }) => {
    const patch = {
      "x-kubernetes-action": "patch",
      "x-kubernetes-group-version-kind": { group, version, kind },
      parameters: PATCH_PARAMETERS,
      responses: {},
    };
    return [
      `/${apiPath(group, version)}/${namespaced ? "namespaces/{namespace}/" : ""}${plural}/{name}`,
      { patch },
    ];
  });
  return Object.fromEntries<JsonObject>(paths);
}

/** The OpenAPI v3 index and each group version's document, as far as clients need it to write; undefined for any other path. */
export function openApiV3(path: string, release: string): JsonObject | undefined {
  if (path === ROOT) {
    const paths = served.map<readonly [string, JsonObject]>(({ group, version }) => [
      apiPath(group, version),
      { serverRelativeURL: `${ROOT}/${apiPath(group, version)}` },
    ]);
    return { paths: Object.fromEntries<JsonObject>(paths) };
  }
  const found = served.find(({ group, version }) => path === `${ROOT}/${apiPath(group, version)}`);
  return (
    found && {
      openapi: "3.0.0",
      info: { title: "Kubernetes", version: release },
      paths: describePaths(found.group, found.version),
      components: { schemas: {} },
    }
  );
}
