import type { ZodType } from "zod";
import { problemSchema } from "@/lib/contracts/problem";
import { BASE_PATH } from "@/lib/format/base-path";
import { ApiProblem } from "./api-problem";

const DEADLINE_MS = 60_000;

/**
 * Fetches one resource of the Meshlens API below `/api/v1` and narrows it by its contract. Rejects with ApiProblem and
 * with nothing else, except when `signal` aborts: then with its reason.
 */
export async function fetchJson<T>(path: string, schema: ZodType<T>, signal: AbortSignal): Promise<T> {
  return narrowed(path, await send(`${BASE_PATH}/api/v1${path}`, {}, signal), schema, signal);
}

/**
 * Sends `body` as JSON to a resource of the Meshlens API below `/api/v1` and narrows the answer by its contract. Rejects
 * as `fetchJson` does; a request that was cut off may have been carried out all the same, so nothing is sent twice.
 */
export async function sendJson<T>(
  method: "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body: unknown,
  schema: ZodType<T>,
  signal: AbortSignal,
): Promise<T> {
  const request = { method, body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  return narrowed(path, await send(`${BASE_PATH}/api/v1${path}`, request, signal), schema, signal);
}

async function narrowed<T>(
  path: string,
  response: Response,
  schema: ZodType<T>,
  signal: AbortSignal,
): Promise<T> {
  const body = await readJson(response, signal);
  if (!response.ok) throw refusal(response.status, body);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ApiProblem("unexpectedAnswer", {
    title: "Unexpected answer",
    detail: `The answer to ${path} does not have the documented shape${issue ? `: ${issue.path.join(".")} ${issue.message}` : ""}.`,
    status: response.status,
  });
}

interface Sent {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function send(url: string, sent: Sent, signal: AbortSignal): Promise<Response> {
  const deadline = AbortSignal.timeout(DEADLINE_MS);
  try {
    return await fetch(url, {
      ...sent,
      signal: AbortSignal.any([signal, deadline]),
      headers: { accept: "application/json", ...sent.headers },
      redirect: "error",
    });
  } catch (error) {
    if (signal.aborted) throw error;
    if (deadline.aborted) throw timedOut();
    throw new ApiProblem("unreachable", {
      title: "Meshlens cannot be reached",
      detail: "The browser got no answer from the Meshlens server. Is it still running?",
    });
  }
}

async function readJson(response: Response, signal: AbortSignal): Promise<unknown> {
  const type = response.headers.get("content-type") ?? "";
  if (!/[/+]json\b/.test(type)) {
    throw new ApiProblem("unexpectedAnswer", {
      title: "Not an answer of Meshlens",
      detail: `Expected JSON and got ${type === "" ? "no content type" : type} with status ${String(response.status)}. A proxy or a sign-in page may stand in between; reload the page.`,
      status: response.status,
    });
  }
  try {
    const body: unknown = await response.json();
    return body;
  } catch (error) {
    if (signal.aborted) throw error;
    if (error instanceof DOMException && error.name === "TimeoutError") throw timedOut();
    throw new ApiProblem("unexpectedAnswer", {
      title: "Broken answer",
      detail: "The answer of the Meshlens server ended early or is not JSON.",
      status: response.status,
    });
  }
}

function refusal(status: number, body: unknown): ApiProblem {
  const problem = problemSchema.safeParse(body);
  if (problem.success) return new ApiProblem("problem", problem.data);
  return new ApiProblem("unexpectedAnswer", {
    title: `Status ${String(status)}`,
    detail: "The Meshlens server refused without saying why.",
    status,
  });
}

function timedOut(): ApiProblem {
  return new ApiProblem("timeout", {
    title: "No answer in time",
    detail: `The Meshlens server did not answer within ${String(DEADLINE_MS / 1000)} s.`,
  });
}
