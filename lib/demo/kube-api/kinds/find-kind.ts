import { SERVED_KINDS } from "./served-kinds";
import type { ServedKind } from "./served-kind";

/** `networking.istio.io/v1`, or `v1` in the core group. */
export function groupVersion(group: string, version: string): string {
  return group === "" ? version : `${group}/${version}`;
}

/** The resource behind a URL's group, version and plural; undefined where it is not served. */
export function findResource(group: string, version: string, plural: string): ServedKind | undefined {
  return SERVED_KINDS.find(
    (kind) => kind.group === group && kind.plural === plural && kind.versions.includes(version),
  );
}

/** The resource of an object's apiVersion and kind; undefined where it is not served. */
export function findKind(apiVersion: string, kindName: string): ServedKind | undefined {
  return SERVED_KINDS.find(
    (kind) =>
      kind.kind === kindName &&
      kind.versions.some((version) => groupVersion(kind.group, version) === apiVersion),
  );
}
