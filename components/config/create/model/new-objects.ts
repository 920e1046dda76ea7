import type { KindsResponse } from "@/lib/contracts/config/kinds-response";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt } from "@/lib/domain/mesh/read-json";
import { stripServerFields } from "@/lib/domain/config/strip-server-fields";
import { writeYaml } from "@/lib/yaml/write-yaml";
import { heading, type Template } from "../templates/template";

type ServedKind = KindsResponse["kinds"][number];

/** The apiVersion to write a kind in: "networking.istio.io/v1"; "" where the cluster does not serve it. */
export function apiVersionOf({ group, version }: ServedKind): string {
  return version === null ? "" : `${group}/${version}`;
}

/** The text of a new object in each namespace (one without for cluster-scoped kinds); a template null is blank. */
export function newTexts(
  kind: ServedKind,
  {
    template,
    name,
    namespaces,
  }: {
    readonly template: Template | null;
    readonly name: string;
    readonly namespaces: readonly string[];
  },
): readonly string[] {
  const apiVersion = apiVersionOf(kind);
  return (kind.namespaced ? namespaces : [""]).map((namespace) => {
    const parts = { apiVersion, name, namespace };
    return template === null ? `${heading(kind.kind, parts)}spec: {}\n` : template.text(parts);
  });
}

/** Copies of an object under another name in each namespace; what belongs to the one object alone is left out. */
export function copiedTexts(
  object: JsonObject,
  { name, namespaces }: { readonly name: string; readonly namespaces: readonly string[] },
): readonly string[] {
  const own = stripServerFields(object);
  const { ownerReferences: _, finalizers: __, ...metadata } = objectAt(own, "metadata");
  const namespaced = Object.hasOwn(metadata, "namespace");
  return (namespaced ? namespaces : [null]).map((namespace) =>
    writeYaml({ ...own, metadata: { ...metadata, name, ...(namespace !== null && { namespace }) } }),
  );
}

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names */
export function isObjectName(name: string): boolean {
  return (
    name.length <= 253 && name.split(".").every((label) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label))
  );
}

/** Kinds the cluster serves, filtered by a text, by family in the order they are known. */
export function kindsByFamily(
  kinds: readonly ServedKind[],
  text: string,
): readonly (readonly [ServedKind["family"], readonly ServedKind[]])[] {
  const wanted = text.trim().toLowerCase();
  const found = kinds.filter(({ kind, version }) => version !== null && kind.toLowerCase().includes(wanted));
  const families = (["istio", "gatewayApi", "inference"] as const).map(
    (family) => [family, found.filter((kind) => kind.family === family)] as const,
  );
  return families.filter(([, members]) => members.length > 0);
}
