import type { PrometheusDeps } from "@/lib/demo/prometheus-api/prometheus-deps";
import { exposedStream } from "./exposed-stream";
import { sampleStore, type StoredSeries } from "./sample-store";

/** The moment of every request (unix milliseconds), and that of the first sample. */
export const SHOP_NOW = 1_790_000_000_000;
export const SHOP_SINCE = SHOP_NOW - 3_600_000;
const NAME = "istio_requests_total";

/** A counter of one service that grew by `perSecond` for the last hour. */
const counter = (service: string, code: string, perSecond: number): StoredSeries => ({
  name: NAME,
  labels: {
    reporter: "destination",
    destination_service_name: service,
    destination_service_namespace: "shop",
    response_code: code,
    pod: `${service}-1`,
  },
  samples: Array.from({ length: 241 }, (_, index) => [SHOP_SINCE + index * 15_000, index * 15 * perSecond]),
});

const series = [
  counter("cart", "200", 9),
  counter("cart", "503", 1),
  counter("mail", "200", 2),
  { name: "load", labels: { pod: "cart-1" }, samples: [[SHOP_NOW - 5_000, 0.5] as const] },
];
const streams = ["cart", "mail"].map((service) =>
  exposedStream(
    { reporter: "destination" },
    { job: "kubernetes-pods", instance: `${service}:15020`, pod: `${service}-1` },
    { [NAME]: () => 7, "istio_request_duration_milliseconds_bucket +Inf": () => 7 },
  ),
);

/** A Prometheus of two services: one request in ten to the cart fails, and one pod has a load. */
export const SHOP_METRICS: PrometheusDeps = {
  series: sampleStore(series),
  streams: () => streams,
  since: SHOP_SINCE,
  clock: { now: () => SHOP_NOW },
};
