import { previewRequestSchema } from "@/lib/contracts/config/preview";
import { apiAction } from "@/lib/server/http/api-action";
import { freshReply } from "@/lib/server/http/reply";
import { previewChanges } from "@/lib/server/services/config/preview-changes";

export const POST = apiAction("/api/v1/config/preview", previewRequestSchema, async (call, request) =>
  freshReply(await previewChanges(call.backend, call.recognised.viewer, request, call.signal)),
);
