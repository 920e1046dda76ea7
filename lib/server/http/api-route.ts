import { answerCall, type ApiCall } from "./answer-call";
import type { Reply } from "./reply";

/** A GET handler of the API whose path is fixed. */
export function apiRoute(
  route: string,
  serve: (call: ApiCall) => Promise<Reply<unknown>>,
): (request: Request) => Promise<Response> {
  return (request) => answerCall(route, request, serve);
}
