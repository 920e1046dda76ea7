import type { ServerResponse } from "node:http";

const bytesOf = (chunk: unknown): Buffer =>
  typeof chunk === "string" || chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.alloc(0);

/** Lets `bytes` of what is written to a response through and then breaks its connection off. */
export function cutBody(response: ServerResponse, bytes: number): void {
  let left = bytes;
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  /** Whether all of it fitted. */
  const pass = (chunk: unknown): boolean => {
    const data = bytesOf(chunk);
    const part = data.subarray(0, left);
    left -= part.length;
    if (part.length > 0) write(part);
    if (part.length === data.length) return true;
    // What was let through has to leave before the connection does.
    setImmediate(() => response.destroy());
    return false;
  };
  response.write = pass;
  response.end = (chunk?: unknown) => (pass(chunk) ? end() : response);
}
