import { apiRouteAt } from "@/lib/server/http/api-route-at";
import { freshReply } from "@/lib/server/http/reply";
import { readConfigKind } from "@/lib/server/requests/read-config-kind";
import { readParameters } from "@/lib/server/requests/read-parameters";
import { getSchema } from "@/lib/server/services/config/get-schema";

export const GET = apiRouteAt<{ kind: string }>(
  "/api/v1/config/schemas/{kind}",
  async ({ backend, search, signal }, { kind }) => {
    const { version } = readParameters(search, ["version"]);
    return freshReply(await getSchema(backend, readConfigKind(kind), version, signal));
  },
);
