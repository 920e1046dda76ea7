import type { Labels } from "../../promql/labels";
import type { Latency } from "../../traffic/latency";
import type { MetricRate, MetricStream } from "../counters/metric-stream";
import { histogramRates } from "../counters/histogram-rates";
import { gauge, steadyCounter } from "../counters/metric-rates";
import type { PodTarget } from "../scrape/pod-target";
import type { MeshSize } from "./mesh-size";
import type { PushedChanges } from "./pushed-changes";

/** A proxy's stream to istiod is closed and opened anew after this long (PILOT_MAX_GRPC_CONNECTION_AGE). */
const RECONNECT_S = 1_800;
/** A workload certificate lives a day and is renewed halfway. */
const RENEWAL_S = 43_200;
const DAY_S = 86_400;
const CA_LIFE_S = 3_650 * DAY_S;
const XDS_TYPES = ["cds", "eds", "lds", "rds", "nds"] as const;
const CONVERGENCE_BOUNDS = [0.1, 0.5, 1, 3, 5, 10, 20, 30];
const PUSH_BOUNDS = [0.01, 0.1, 0.5, 1, 3, 5, 10, 20, 30];
const MEBIBYTE = 1_048_576;

type Part = Pick<MetricStream, "labels" | "rates">;
const NO_LABELS: Labels = {};

const gauges = (values: Readonly<Record<string, number>>, labels = NO_LABELS): Part => ({
  labels,
  rates: Object.entries(values).map(([name, value]) => gauge(name, value)),
});
const counters = (rates: Readonly<Record<string, number>>, labels = NO_LABELS): Part => ({
  labels,
  rates: Object.entries(rates).map(([name, perSecond]) => steadyCounter(name, perSecond)),
});

/** A rate that also grows at once, by as much as another rate of the same metric grows in a second. */
const withStep = (rates: readonly MetricRate[], steps: readonly MetricRate[]): readonly MetricRate[] =>
  rates.map((rate, index) => ({ ...rate, atOnce: steps[index]?.perSecond ?? 0 }));

function pushTimes(
  name: string,
  spread: Latency,
  {
    perSecond,
    now,
    bounds,
  }: { readonly perSecond: number; readonly now: number; readonly bounds: readonly number[] },
): readonly MetricRate[] {
  const metric = { name, growth: "steady" } as const;
  const rates = histogramRates(metric, spread, { perSecond, bounds });
  return now > 0 ? withStep(rates, histogramRates(metric, spread, { perSecond: now, bounds })) : rates;
}

/** Each proxy is pushed everything anew when it reconnects, and what has changed when it changes. */
function pushes({ proxies }: MeshSize, { configuration, endpoints }: PushedChanges): readonly Part[] {
  const perSecond = proxies / RECONNECT_S;
  const pushed = (type: string): number => (configuration || (endpoints && type === "eds") ? proxies : 0);
  const all = { perSecond, now: configuration || endpoints ? proxies : 0, bounds: CONVERGENCE_BOUNDS };
  return [
    {
      labels: NO_LABELS,
      rates: ["pilot_proxy_convergence_time", "pilot_proxy_queue_time"].flatMap((name) =>
        pushTimes(name, { medianMs: 0.06, sigma: 0.8 }, all),
      ),
    },
    counters({ pilot_total_xds_internal_errors: 0, pilot_xds_write_timeout: 0, pilot_xds_expired_nonce: 0 }),
    ...XDS_TYPES.flatMap((type): readonly Part[] => {
      const now = pushed(type);
      return [
        {
          labels: { type },
          rates: [
            { ...steadyCounter("pilot_xds_pushes", perSecond), ...(now > 0 ? { atOnce: now } : {}) },
            ...pushTimes(
              "pilot_xds_push_time",
              { medianMs: 0.004, sigma: 0.7 },
              { perSecond, now, bounds: PUSH_BOUNDS },
            ),
          ],
        },
        counters({ pilot_total_xds_rejects: 0 }, { type: `type.googleapis.com/${type}` }),
      ];
    }),
  ];
}

/** What the API server asks: pods to inject, configuration to check; both as often in a day as there are of them. */
function ofWebhooks(size: MeshSize): readonly Part[] {
  const injected = size.injected / DAY_S;
  return [
    counters({
      sidecar_injection_requests_total: injected,
      sidecar_injection_success_total: injected,
      sidecar_injection_failure_total: 0,
      sidecar_injection_skip_total: 0,
    }),
    counters(
      { galley_validation_passed: size.virtualServices / DAY_S },
      { group: "networking.istio.io", resource: "virtualservices", version: "v1" },
    ),
    counters(
      { galley_validation_failed: 0 },
      {
        group: "networking.istio.io",
        reason: "invalid_resource",
        resource: "virtualservices",
        version: "v1",
      },
    ),
  ];
}

/** The process itself, as the Go client library of Prometheus tells of it. */
function ofProcess({ proxies, objects }: MeshSize, startedAt: number): readonly Part[] {
  const heap = (40 + 0.15 * proxies + 0.004 * objects) * MEBIBYTE;
  return [
    gauges({
      go_goroutines: 320 + 9 * proxies,
      go_memstats_alloc_bytes: heap,
      go_memstats_heap_inuse_bytes: heap * 1.2,
      process_resident_memory_bytes: heap * 1.9,
      process_start_time_seconds: startedAt / 1_000,
    }),
    gauges({ go_info: 1 }, { version: "go1.24.6" }),
    counters({ process_cpu_seconds_total: 0.004 + 0.0004 * proxies }),
  ];
}

/**
 * What one istiod of a control plane exposes: the metrics of Istio's control plane dashboard.
 * https://istio.io/latest/docs/reference/commands/pilot-discovery/#metrics
 */
export function istiodStreams(
  target: PodTarget,
  size: MeshSize,
  changes: PushedChanges,
): readonly MetricStream[] {
  const { proxies, version } = size;
  const startedAt = target.startedAt / 1_000;
  const parts: readonly Part[] = [
    gauges({ pilot_info: 1 }, { version }),
    gauges({ istio_build: 1 }, { component: "pilot", tag: version }),
    gauges({ pilot_xds: proxies }, { version }),
    gauges({
      pilot_services: size.services,
      pilot_virt_services: size.virtualServices,
      pilot_conflict_inbound_listener: 0,
      pilot_eds_no_instances: 0,
      pilot_vservice_dup_domain: 0,
      citadel_server_root_cert_expiry_timestamp: startedAt + CA_LIFE_S,
    }),
    counters({ istiod_uptime_seconds: 1 }),
    counters({
      citadel_server_csr_count: proxies / RENEWAL_S,
      citadel_server_success_cert_issuance_count: proxies / RENEWAL_S,
    }),
    ...ofWebhooks(size),
    ...pushes(size, changes),
    ...ofProcess(size, target.startedAt),
  ];
  return parts.map((part) => ({ ...part, target }));
}
