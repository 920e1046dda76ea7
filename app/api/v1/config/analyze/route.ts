import { answerCall } from "@/lib/server/http/answer-call";
import { freshReply } from "@/lib/server/http/reply";
import { readDocuments } from "@/lib/server/requests/read-documents";
import { analyzeDocuments } from "@/lib/server/services/config/analyze-documents";

export function POST(request: Request): Promise<Response> {
  return answerCall("/api/v1/config/analyze", request, async ({ backend, recognised, search, signal }) => {
    const documents = await readDocuments(request, search);
    return freshReply(await analyzeDocuments(backend, recognised.viewer, documents, signal));
  });
}
