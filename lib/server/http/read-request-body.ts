import { ProblemError } from "../errors";

/** Larger than the largest object the API server takes, several times. */
export const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** The body as text. Throws a 413 problem when it is longer than `MAX_BODY_BYTES`, a 400 problem when it is not UTF-8. */
export async function readRequestBody(request: Request): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let bytes = 0;
  try {
    for await (const chunk of request.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > MAX_BODY_BYTES) throw tooLarge();
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError({ title: "Bad request", status: 400, detail: "The body is not UTF-8 text." });
  }
}

function tooLarge(): ProblemError {
  const detail = `The body is longer than ${MAX_BODY_BYTES / 1024 / 1024} MB; send fewer objects at once.`;
  return new ProblemError({ title: "Too large", status: 413, detail });
}
