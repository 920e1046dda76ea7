import type { ServerResponse } from "node:http";
import { isObject } from "../world/read-json";

const WARNING = "some of the data could not be read: a store did not answer";

function thinned(text: string, share: number): string {
  try {
    const body: unknown = JSON.parse(text);
    if (!isObject(body) || body["status"] !== "success") return text;
    const data = body["data"];
    const result = isObject(data) ? data["result"] : undefined;
    if (!isObject(data) || !Array.isArray(result)) return JSON.stringify({ ...body, warnings: [WARNING] });
    const kept = result.slice(0, Math.round(result.length * (1 - share)));
    return JSON.stringify({ ...body, data: { ...data, result: kept }, warnings: [WARNING] });
  } catch {
    return text;
  }
}

/** Takes a share (0 to 1) of the result out of a Prometheus answer and adds a warning, as a query over several stores does when one is away. */
export function thinResult(response: ServerResponse, share: number): void {
  const end = response.end.bind(response);
  const written: Buffer[] = [];
  const collect = (chunk?: unknown): boolean => {
    if (typeof chunk === "string" || chunk instanceof Uint8Array) written.push(Buffer.from(chunk));
    return true;
  };
  response.write = collect;
  response.end = (chunk?: unknown) => {
    collect(chunk);
    return end(thinned(Buffer.concat(written).toString(), share));
  };
}
