import { apiRoute } from "@/lib/server/http/api-route";
import { freshReply } from "@/lib/server/http/reply";
import { parseId } from "@/lib/server/requests/parse-id";
import { readObjectRef } from "@/lib/server/requests/read-object-ref";
import { readParameters } from "@/lib/server/requests/read-parameters";
import { getOutcome } from "@/lib/server/services/config/get-outcome";

const NAMES = ["kind", "namespace", "name", "since"];

export const GET = apiRoute("/api/v1/config/outcome", async ({ backend, recognised, search, signal }) => {
  const { kind = "", namespace = "-", name = "", since } = readParameters(search, NAMES);
  const ref = readObjectRef({ kind, namespace: namespace || "-", name });
  const request = { ref, since: parseId("since", since) ?? backend.clock.now() };
  return freshReply(await getOutcome(backend, recognised.viewer, request, signal));
});
