import type { ObjectRef } from "@/lib/domain/mesh/object-ref";

/** The object that `?from=kind/namespace/name` names, "-" standing for no namespace; null for any other text. */
export function readFrom(text: string | null): ObjectRef | null {
  const [kind, namespace, name, ...rest] = (text ?? "").split("/");
  if (!kind || !namespace || !name || rest.length > 0) return null;
  return { kind, namespace: namespace === "-" ? "" : namespace, name };
}
