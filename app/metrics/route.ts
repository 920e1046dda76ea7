import { currentContainer } from "@/lib/server/current-container";

/** Meshlens' own metrics in Prometheus text format. */
export async function GET(): Promise<Response> {
  const { text, contentType } = await currentContainer().meters.exposition();
  return new Response(text, { headers: { "content-type": contentType, "cache-control": "no-store" } });
}
