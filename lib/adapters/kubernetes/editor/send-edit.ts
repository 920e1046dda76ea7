import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { EditResult, Written } from "@/lib/ports/cluster-editor";
import type { ApiClient } from "../api/create-api-client";
import { editFailure, failureOfAnswer, failureOfSilence } from "./edit-failure";
import { parseWarnings } from "./parse-warnings";

export interface Edit {
  readonly method: "POST" | "PATCH" | "DELETE";
  readonly path: string;
  readonly contentType: string;
  readonly body: Json;
  readonly dryRun: boolean;
}

/** What kube-apiserver reads of a request's body (3 MiB); it cuts the connection of a longer one. */
const MAX_BODY_BYTES = 3 * 1024 * 1024;

/** The whole object at a path. */
export async function readObject(
  client: ApiClient,
  path: string,
  signal: AbortSignal,
): Promise<EditResult<JsonObject>> {
  const asked = { method: "GET", changes: false } as const;
  const answer = await client.ask({ ...asked, path, body: null }, signal);
  if (answer.got === "nothing") return failureOfSilence(answer, asked);
  if (answer.statusCode >= 300) return failureOfAnswer(answer, asked);
  return answer.body === null
    ? editFailure("server", "the API server's answer is not a JSON object")
    : { ok: true, value: answer.body };
}

/** Sends one change, once. What was sent and not answered is uncertain, unless it was a dry run. */
export async function sendEdit(
  client: ApiClient,
  { method, path, contentType, body, dryRun }: Edit,
  signal: AbortSignal,
): Promise<EditResult<Written>> {
  const asked = { method, changes: !dryRun };
  const text = JSON.stringify(body);
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_BODY_BYTES) {
    return editFailure(
      "tooLarge",
      `the API server takes ${MAX_BODY_BYTES} bytes at most; these are ${bytes}`,
    );
  }
  const answer = await client.ask({ method, path, body: { contentType, text }, changes: true }, signal);
  if (answer.got === "nothing") return failureOfSilence(answer, asked);
  if (answer.statusCode >= 300) return failureOfAnswer(answer, asked);
  if (answer.body === null) {
    return editFailure("server", "the API server's answer is not a JSON object", asked.changes);
  }
  return { ok: true, value: { object: answer.body, warnings: parseWarnings(answer.warnings) } };
}
