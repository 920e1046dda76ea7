import { apiRoute } from "@/lib/server/http/api-route";
import { freshReply } from "@/lib/server/http/reply";
import { parseId } from "@/lib/server/requests/parse-id";
import { parseNamespaces } from "@/lib/server/requests/parse-namespaces";
import { readParameters } from "@/lib/server/requests/read-parameters";
import { listAudit } from "@/lib/server/services/config/list-audit";

export const GET = apiRoute("/api/v1/config/audit", async ({ backend, recognised, search, signal }) => {
  const { namespaces, before } = readParameters(search, ["namespaces", "before"]);
  const request = { namespaces: parseNamespaces(namespaces), before: parseId("before", before) };
  return freshReply(await listAudit(backend, recognised.viewer, request, signal));
});
