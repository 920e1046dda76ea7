import { expect, test } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { destinationRuleSentences } from "./destination-rule";

test.each<[JsonObject, string]>([
  [{ outlierDetection: { consecutive5xxErrors: 0 } }, "do not leave out pods for errors 5xx"],
  [
    { outlierDetection: { consecutive5xxErrors: 1, baseEjectionTime: "5s" } },
    "leave a pod out for 5s after 1 errors 5xx in a row",
  ],
  [{ tls: { mode: "DISABLE" } }, "are made in plain text"],
  [{ tls: { mode: "ISTIO_MUTUAL" } }, "are encrypted (ISTIO_MUTUAL)"],
  [{ connectionPool: { tcp: { maxConnections: 0 } } }, "use at most 0 connections of each proxy"],
  [{ connectionPool: { http: { http1MaxPendingRequests: 0 } } }, "fail at once when 0 wait already"],
  ...[
    [{ httpHeaderName: "x-user" }, "header x-user"] as const,
    [{ httpCookie: { name: "user" } }, "cookie user"] as const,
    [{ httpQueryParameterName: "u" }, "query parameter u"] as const,
    [{ useSourceIp: true }, "source address"] as const,
  ].map(([consistentHash, what]): [JsonObject, string] => [
    { loadBalancer: { consistentHash } },
    `with the same ${what} go to the same pod`,
  ]),
])("a DestinationRule with %j", (trafficPolicy, words) => {
  expect(destinationRuleSentences({ trafficPolicy })).toEqual([`Calls to no host ${words}.`]);
});
