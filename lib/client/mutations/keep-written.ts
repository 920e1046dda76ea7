import type { QueryClient } from "@tanstack/react-query";
import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { configObjectQuery } from "../queries/config-object";

/**
 * Puts an object as a write left it in the place of what was known of it, so that the next edit begins there and not at what
 * was read before. Where nothing is known yet, the first read will tell.
 */
export function keepWritten(client: QueryClient, ref: ObjectRef, object: JsonObject): void {
  client.setQueryData<ObjectResponse>(configObjectQuery(ref).queryKey, (known) =>
    known === undefined ? undefined : { ...known, object },
  );
}
