import { apiRoute } from "@/lib/server/http/api-route";
import { freshReply } from "@/lib/server/http/reply";
import { parseNamespaces } from "@/lib/server/requests/parse-namespaces";
import { readParameters } from "@/lib/server/requests/read-parameters";
import { listFindings } from "@/lib/server/services/config/list-findings";

export const GET = apiRoute("/api/v1/config/findings", async ({ backend, recognised, search, signal }) => {
  const { namespaces } = readParameters(search, ["namespaces"]);
  return freshReply(await listFindings(backend, recognised.viewer, parseNamespaces(namespaces), signal));
});
