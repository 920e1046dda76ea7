import type { RowsResponse } from "@/lib/contracts/rows-response";
import type { Viewer } from "@/lib/domain/access/viewer";
import { encodeQuantiles, encodeRows, type Columnar } from "@/lib/domain/graph/columnar-rows";
import type { Backend } from "../backend";
import type { Reply } from "../http/reply";
import type { GraphRequest } from "../requests/parse-graph-request";
import { loadView } from "./load-view";
import { roundSignificant } from "./round-significant";
import { toQuery } from "./to-query";

/** Everything from which the browser makes every projection of one moment. Throws 404 and 503 problems. */
export async function getGraphRows(
  backend: Backend,
  viewer: Viewer,
  request: GraphRequest,
  signal: AbortSignal,
): Promise<Reply<RowsResponse>> {
  const { cacheKey, scrapeIntervalSeconds, make } = await loadView(backend, viewer, request, signal);
  return {
    cacheKey: cacheKey === null ? null : `rows ${cacheKey}`,
    reusableMs: scrapeIntervalSeconds * 1000,
    body() {
      const { givenAt, rows, quantiles, context, warnings, queries } = make();
      return {
        at: givenAt,
        windowSeconds: request.windowSeconds,
        scrapeIntervalSeconds,
        rows: forWire(encodeRows(rows)),
        quantiles: forWire(encodeQuantiles(quantiles)),
        responseTime: request.options.responseTime,
        context: {
          ...context,
          healthProfile: { ...context.healthProfile, tolerances: [...context.healthProfile.tolerances] },
          serviceEntries: [...context.serviceEntries],
          waypoints: [...context.waypoints],
          workloads: [...context.workloads],
          services: [...context.services],
        },
        warnings: [...warnings],
        queries: queries.map(toQuery),
      };
    },
  };
}

function forWire({ strings, columns, values }: Columnar): RowsResponse["rows"] {
  return {
    strings: [...strings],
    columns: Object.fromEntries(Object.entries(columns).map(([name, indexes]) => [name, [...indexes]])),
    values: values.map(roundSignificant),
  };
}
