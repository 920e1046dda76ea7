import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { groupVersion } from "../kinds/find-kind";
import { SERVED_KINDS } from "../kinds/served-kinds";
import { SERVED_GROUPS } from "./discovery";
import { openApiPaths } from "./openapi-paths";
import { openApiSchemas } from "./openapi-schemas";

const ROOT = "/openapi/v3";

const apiPath = (group: string, version: string): string =>
  `${group === "" ? "api" : "apis"}/${groupVersion(group, version)}`;

const served = [...SERVED_GROUPS].flatMap(([group, versions]) =>
  versions.map((version) => ({ group, version })),
);

/**
 * The OpenAPI v3 index and each group version's document, with the schemas of its kinds; undefined for any other path.
 * https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v3
 */
export function openApiV3(path: string, release: string): JsonObject | undefined {
  if (path === ROOT) {
    const paths = served.map<readonly [string, JsonObject]>(({ group, version }) => [
      apiPath(group, version),
      { serverRelativeURL: `${ROOT}/${apiPath(group, version)}` },
    ]);
    return { paths: Object.fromEntries<JsonObject>(paths) };
  }
  const found = served.find(({ group, version }) => path === `${ROOT}/${apiPath(group, version)}`);
  if (found === undefined) return undefined;
  const kinds = SERVED_KINDS.filter(
    ({ group, versions }) => group === found.group && versions.includes(found.version),
  );
  return {
    openapi: "3.0.0",
    info: { title: "Kubernetes", version: release },
    paths: openApiPaths(kinds, found.version),
    components: { schemas: openApiSchemas(kinds, found.version) },
  };
}
