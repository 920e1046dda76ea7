import { apiRoute } from "@/lib/server/http/api-route";
import { freshReply } from "@/lib/server/http/reply";
import { readMeshQuestion } from "@/lib/server/requests/read-mesh-question";
import { getEgress } from "@/lib/server/services/mtls/get-egress";

export const GET = apiRoute("/api/v1/egress", async (call) =>
  freshReply(
    await getEgress(call.backend, call.recognised.viewer, await readMeshQuestion(call), call.signal),
  ),
);
