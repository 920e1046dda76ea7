import { apiRouteAt } from "@/lib/server/http/api-route-at";
import { freshReply } from "@/lib/server/http/reply";
import { parseId } from "@/lib/server/requests/parse-id";
import { readParameters } from "@/lib/server/requests/read-parameters";
import { getRevision } from "@/lib/server/services/config/get-revision";

export const GET = apiRouteAt<{ id: string }>(
  "/api/v1/config/history/{id}",
  async ({ backend, recognised, search, signal }, names) => {
    readParameters(search, []);
    return freshReply(await getRevision(backend, recognised.viewer, parseId("id", names.id) ?? 0, signal));
  },
);
