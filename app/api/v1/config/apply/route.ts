import { applyRequestSchema } from "@/lib/contracts/config/apply";
import { apiAction } from "@/lib/server/http/api-action";
import { freshReply } from "@/lib/server/http/reply";
import { applyChange } from "@/lib/server/services/config/apply-change";

export const POST = apiAction("/api/v1/config/apply", applyRequestSchema, async (call, request) =>
  freshReply(await applyChange(call.backend, call.recognised.viewer, request, call.signal)),
);
