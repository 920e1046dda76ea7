import { explainRequestSchema } from "@/lib/contracts/routes/explain";
import { apiAction } from "@/lib/server/http/api-action";
import { freshReply } from "@/lib/server/http/reply";
import { explainRoute } from "@/lib/server/services/routes/explain-route";

export const POST = apiAction("/api/v1/routes/explain", explainRequestSchema, async (call, request) =>
  freshReply(await explainRoute(call.backend, call.recognised.viewer, request, call.signal)),
);
