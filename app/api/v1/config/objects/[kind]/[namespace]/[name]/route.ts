import { apiRouteAt } from "@/lib/server/http/api-route-at";
import { freshReply } from "@/lib/server/http/reply";
import { readObjectRef } from "@/lib/server/requests/read-object-ref";
import { readParameters } from "@/lib/server/requests/read-parameters";
import { getObject } from "@/lib/server/services/config/get-object";

export const GET = apiRouteAt<{ kind: string; namespace: string; name: string }>(
  "/api/v1/config/objects/{kind}/{namespace}/{name}",
  async ({ backend, recognised, search, signal }, names) => {
    const { version } = readParameters(search, ["version"]);
    const ref = { ...readObjectRef(names), ...(version !== undefined && { version }) };
    return freshReply(await getObject(backend, recognised.viewer, ref, signal));
  },
);
