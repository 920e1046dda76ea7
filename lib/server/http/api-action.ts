import type { z } from "zod";
import { badParameter, ProblemError } from "../errors";
import { answerCall, type ApiCall } from "./answer-call";
import { readRequestBody } from "./read-request-body";
import type { Reply } from "./reply";

/** A POST handler of the API that takes a JSON body of the given shape; a wrong one is a 400 problem that names the field. */
export function apiAction<Schema extends z.ZodType>(
  route: string,
  schema: Schema,
  serve: (call: ApiCall, body: z.output<Schema>) => Promise<Reply<unknown>>,
): (request: Request) => Promise<Response> {
  return (request) =>
    answerCall(route, request, async (call) => {
      const parsed = schema.safeParse(parseJson(await readRequestBody(request)));
      if (parsed.success) return serve(call, parsed.data);
      const issue = parsed.error.issues[0];
      const field = issue?.path.join(".") ?? "";
      throw badParameter(
        field === "" ? "body" : field,
        `The body is not as documented: ${issue?.message ?? ""}.`,
      );
    });
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw new ProblemError({
      title: "Bad request",
      status: 400,
      detail: "The body is not JSON.",
      parameter: "body",
    });
  }
}
