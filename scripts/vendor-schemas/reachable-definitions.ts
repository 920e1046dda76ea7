import { z } from "zod";

const described = z.looseObject({
  "x-kubernetes-group-version-kind": z
    .array(z.looseObject({ group: z.string(), version: z.string(), kind: z.string() }))
    .optional(),
});
const REF = /"\$ref":"#\/components\/schemas\/([^"]+)"/g;

/** The definitions of an OpenAPI v3 document that the named kinds and their lists refer to, directly or not. */
export function reachableDefinitions(
  schemas: Readonly<Record<string, unknown>>,
  wanted: { readonly group: string; readonly version: string; readonly kinds: readonly string[] },
): ReadonlyMap<string, unknown> {
  const names = new Set(wanted.kinds.flatMap((kind) => [kind, `${kind}List`]));
  const isWanted = (schema: unknown): boolean =>
    described.parse(schema)["x-kubernetes-group-version-kind"]?.some(({ kind }) => names.has(kind)) ?? false;
  const found = new Map<string, unknown>();
  const queue = Object.keys(schemas).filter((name) => isWanted(schemas[name]));
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (found.has(name)) continue;
    const schema = schemas[name];
    if (schema === undefined) throw new Error(`no definition of ${name}`);
    found.set(name, schema);
    for (const [, ref] of JSON.stringify(schema).matchAll(REF)) if (ref !== undefined) queue.push(ref);
  }
  return found;
}
