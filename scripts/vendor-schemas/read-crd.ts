import { z } from "zod";

/** A resource as the simulated API server lists it; a line of kinds.json. */
export interface KindRow {
  readonly group: string;
  /** Preferred first. */
  readonly versions: readonly string[];
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly subresources: readonly string[];
  readonly columns: readonly unknown[];
  /** Whether a CustomResourceDefinition declares it. */
  readonly custom: boolean;
}

/** What is written of one CustomResourceDefinition: versions with the same schema name it by one index. */
export interface CrdFile {
  readonly row: KindRow;
  readonly file: {
    readonly manifest: unknown;
    readonly schemas: readonly unknown[];
    readonly schemaOfVersion: Readonly<Record<string, number>>;
  };
}

const crd = z.looseObject({
  apiVersion: z.literal("apiextensions.k8s.io/v1"),
  kind: z.literal("CustomResourceDefinition"),
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({
    group: z.string(),
    scope: z.enum(["Namespaced", "Cluster"]),
    names: z.looseObject({
      kind: z.string(),
      plural: z.string(),
      singular: z.string().optional(),
      shortNames: z.array(z.string()).default([]),
      categories: z.array(z.string()).default([]),
    }),
    versions: z.array(
      z.looseObject({
        name: z.string(),
        served: z.boolean(),
        subresources: z.record(z.string(), z.json()).default({}),
        additionalPrinterColumns: z.array(z.json()).default([]),
        schema: z.looseObject({ openAPIV3Schema: z.json() }),
      }),
    ),
  }),
});
type Crd = z.infer<typeof crd>;

/** v1 before v1beta1 before v1alpha3: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#version-priority */
function priority(version: string): readonly number[] {
  const [, major = "0", stage = "", minor = "0"] = /^v(\d+)(alpha|beta)?(\d+)?$/.exec(version) ?? [];
  return [["alpha", "beta", ""].indexOf(stage), Number(major), Number(minor)];
}
const byPriority = (a: string, b: string): number =>
  priority(b)
    .map((part, index) => part - (priority(a)[index] ?? 0))
    .find((difference) => difference !== 0) ?? 0;

function rowOf({ spec }: Crd): KindRow {
  const served = spec.versions.filter(({ served }) => served);
  const versions = served.map(({ name }) => name).sort(byPriority);
  const preferred = served.find(({ name }) => name === versions[0]);
  return {
    group: spec.group,
    versions,
    kind: spec.names.kind,
    plural: spec.names.plural,
    singular: spec.names.singular ?? spec.names.kind.toLowerCase(),
    namespaced: spec.scope === "Namespaced",
    shortNames: spec.names.shortNames,
    categories: spec.names.categories,
    subresources: Object.keys(preferred?.subresources ?? {}),
    columns: preferred?.additionalPrinterColumns ?? [],
    custom: true,
  };
}

/** A document as a CustomResourceDefinition; null where it is something else. */
export function readCrd(document: unknown): CrdFile | null {
  const parsed = crd.safeParse(document);
  if (!parsed.success) return null;
  const { status: _, ...manifest } = parsed.data;
  const schemas: string[] = [];
  const schemaOfVersion: Record<string, number> = {};
  for (const { name, schema } of manifest.spec.versions) {
    const text = JSON.stringify(schema.openAPIV3Schema);
    if (!schemas.includes(text)) schemas.push(text);
    schemaOfVersion[name] = schemas.indexOf(text);
  }
  const versions = manifest.spec.versions.map(({ schema: _schema, ...version }) => version);
  return {
    row: rowOf(parsed.data),
    file: {
      manifest: { ...manifest, spec: { ...manifest.spec, versions } },
      schemas: schemas.map((text): unknown => JSON.parse(text)),
      schemaOfVersion,
    },
  };
}
