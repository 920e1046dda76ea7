import { answerCall, type ApiCall } from "./answer-call";
import type { Reply } from "./reply";

/** A GET handler of the API with names in its path; Next.js hands them over decoded. */
export function apiRouteAt<Names>(
  route: string,
  serve: (call: ApiCall, names: Names) => Promise<Reply<unknown>>,
): (request: Request, context: { readonly params: Promise<Names> }) => Promise<Response> {
  return (request, { params }) => answerCall(route, request, async (call) => serve(call, await params));
}
