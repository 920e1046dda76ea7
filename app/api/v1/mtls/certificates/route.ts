import { apiRoute } from "@/lib/server/http/api-route";
import { freshReply } from "@/lib/server/http/reply";
import { parseNamespaces } from "@/lib/server/requests/parse-namespaces";
import { readParameters } from "@/lib/server/requests/read-parameters";
import { getCertificates } from "@/lib/server/services/mtls/get-certificates";

export const GET = apiRoute("/api/v1/mtls/certificates", async ({ backend, recognised, search, signal }) => {
  const namespaces = parseNamespaces(readParameters(search, ["namespaces"])["namespaces"]);
  return freshReply(await getCertificates(backend, recognised.viewer, namespaces, signal));
});
