import type { Viewer } from "@/lib/domain/access/viewer";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { Backend } from "../../backend";

/** A kind in a namespace; "" for cluster-scoped kinds. */
export type Place = Pick<ObjectRef, "kind" | "namespace">;

/**
 * Of these places those the viewer may `get` objects in: asked once for a kind everywhere, else namespace by namespace. What
 * cannot be decided is denied.
 */
export async function readablePlaces(
  { cluster }: Pick<Backend, "cluster">,
  viewer: Viewer,
  places: readonly Place[],
  signal: AbortSignal,
): Promise<(place: Place) => boolean> {
  const namespaces = new Map<string, Set<string>>();
  for (const { kind, namespace } of places) {
    namespaces.set(kind, (namespaces.get(kind) ?? new Set()).add(namespace));
  }
  const everywhere = new Set<string>();
  const within = new Set<string>();
  await Promise.all(
    Array.from(namespaces, async ([kind, asked]) => {
      if (await cluster.mayGet(viewer, kind, "", signal)) {
        everywhere.add(kind);
        return;
      }
      await Promise.all(
        Array.from(asked, async (namespace) => {
          if (namespace !== "" && (await cluster.mayGet(viewer, kind, namespace, signal)))
            within.add(`${kind}/${namespace}`);
        }),
      );
    }),
  );
  return ({ kind, namespace }) => everywhere.has(kind) || within.has(`${kind}/${namespace}`);
}
