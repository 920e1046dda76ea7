import { fetchJson } from "@/lib/client/api-client";
import { configObjectPath } from "@/lib/client/queries/config-object-path";
import { objectResponseSchema, type ObjectResponse } from "@/lib/contracts/config/object-response";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";

/** How many are asked for at once. */
const AT_ONCE = 6;

/** The objects as they are now, in the order of `refs`; rejects with the ApiProblem of the first that cannot be read. */
export async function loadObjects(
  refs: readonly ObjectRef[],
  signal: AbortSignal,
): Promise<readonly ObjectResponse[]> {
  const loaded: ObjectResponse[] = [];
  for (let from = 0; from < refs.length; from += AT_ONCE) {
    const some = refs.slice(from, from + AT_ONCE);
    loaded.push(
      ...(await Promise.all(
        some.map((ref) => fetchJson(configObjectPath(ref), objectResponseSchema, signal)),
      )),
    );
  }
  return loaded;
}
