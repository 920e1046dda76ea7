import type { StoredSeries } from "./sample-store";

/** The moment that is asked about (unix seconds), and the time between two scrapes. */
export const WINDOW_AT = 1_700_000_010;
export const WINDOW_SCRAPE = 15;
/** From when on proxies were scraped. */
export const PROXIES_SINCE = WINDOW_AT - 2_700;

type Labels = Readonly<Record<string, string>>;
type Value = (secondsAgo: number) => number;

const HOUR = 3_600;
const REQUESTS = "istio_requests_total";
const CONNECTIONS = "istio_tcp_connections_opened_total";
const BUCKETS = "istio_request_duration_milliseconds_bucket";

/** What a scrape found from so many seconds ago until so many seconds ago; a series that ends early is marked stale. */
function scraped(
  name: string,
  labels: Labels,
  { from, until = 0 }: { readonly from: number; readonly until?: number },
  value: Value,
): StoredSeries {
  const count = Math.floor((from - until) / WINDOW_SCRAPE) + 1;
  const ages = Array.from({ length: count }, (_, index) => from - index * WINDOW_SCRAPE);
  const samples = ages.map((ago) => [(WINDOW_AT - ago) * 1_000, value(ago)] as const);
  const staleAt = until > 0 ? [(WINDOW_AT - until + WINDOW_SCRAPE) * 1_000] : [];
  return { name, labels, samples, staleAt };
}

const plaintext = (caller: string, more: Labels = {}): Labels => ({
  reporter: "destination",
  source_workload_namespace: "old",
  source_workload: caller,
  destination_workload_namespace: "shop",
  destination_workload: "cart",
  destination_service: "cart.shop.svc.cluster.local",
  request_protocol: "http",
  connection_security_policy: "none",
  pod: "cart-1",
  ...more,
});
const tcp = (caller: string, more: Labels = {}): Labels =>
  plaintext(caller, { request_protocol: "tcp", ...more });

/** One call a scrape. */
const steady: Value = (ago) => (2 * HOUR - ago) / WINDOW_SCRAPE;

const CALLERS: readonly StoredSeries[] = [
  scraped(REQUESTS, plaintext("steady"), { from: 2 * HOUR }, steady),
  // A pod that was scraped once: Prometheus sees no growth.
  scraped(REQUESTS, plaintext("once"), { from: 1_800, until: 1_800 }, () => 1),
  scraped(REQUESTS, plaintext("appeared"), { from: 1_200 }, () => 3),
  scraped(REQUESTS, plaintext("rare"), { from: 2 * HOUR }, (ago) => (ago > 2_400 ? 5 : 6)),
  scraped(REQUESTS, plaintext("restarted"), { from: 2 * HOUR }, (ago) => (ago > 900 ? 40 : 2)),
  scraped(REQUESTS, plaintext("idle"), { from: 2 * HOUR }, () => 7),
  scraped(REQUESTS, plaintext("mutual", { connection_security_policy: "mutual_tls" }), { from: 600 }, steady),
  scraped(REQUESTS, plaintext("told-by-client", { reporter: "source" }), { from: 600 }, steady),
  scraped(
    REQUESTS,
    plaintext("elsewhere", { destination_workload_namespace: "bank" }),
    { from: 600 },
    () => 2,
  ),
  ...["cart-1", "cart-2"].map((pod) =>
    scraped(REQUESTS, plaintext("of-two", { pod }), { from: 600 }, () => 4),
  ),
  ...["a", "b"].map((replica) =>
    scraped(REQUESTS, plaintext("kept-twice", { replica }), { from: 600 }, () => 9),
  ),
  ...["destination", "waypoint"].map((reporter) =>
    scraped(REQUESTS, plaintext("told-twice", { reporter }), { from: 600 }, () => 8),
  ),
  scraped(CONNECTIONS, tcp("dials"), { from: 600 }, () => 2),
  scraped(
    CONNECTIONS,
    tcp("dials-ztunnel", { app: "ztunnel", connection_security_policy: "unknown" }),
    { from: 600 },
    () => 1,
  ),
  scraped("istio_build", { component: "proxy", tag: "1.27.3" }, { from: WINDOW_AT - PROXIES_SINCE }, () => 1),
  scraped("istio_build", { component: "pilot", tag: "1.27.3" }, { from: 2 * HOUR }, () => 1),
];

/** The host whose versions are followed over time, and one that a pattern would take for it. */
export const FOLLOWED_HOST = "web.shop.svc.cluster.local";

const ofWeb = (version: string, more: Labels = {}): Labels => ({
  reporter: "destination",
  source_workload_namespace: "shop",
  source_workload: "front",
  destination_workload_namespace: "shop",
  destination_workload: `web-${version}`,
  destination_canonical_revision: version,
  destination_service: FOLLOWED_HOST,
  request_protocol: "http",
  response_code: "200",
  pod: `web-${version}-1`,
  ...more,
});
const bucketsOf = (version: string): readonly StoredSeries[] =>
  [
    ["10", 0.5],
    ["100", 1],
    ["+Inf", 1],
  ].map(([le, share]) =>
    scraped(BUCKETS, ofWeb(version, { le: String(le) }), { from: HOUR }, (ago) =>
      Math.round(Number(share) * 60 * ((HOUR - ago) / WINDOW_SCRAPE)),
    ),
  );

/** Four requests a second of v1; v2 comes 300 s before the end with one. */
const VERSIONS: readonly StoredSeries[] = [
  scraped(REQUESTS, ofWeb("v1"), { from: HOUR }, (ago) => 4 * (HOUR - ago)),
  scraped(REQUESTS, ofWeb("v2"), { from: 300 }, (ago) => 300 - ago),
  scraped(REQUESTS, ofWeb("v1", { response_code: "503" }), { from: HOUR }, () => 0),
  scraped(
    REQUESTS,
    ofWeb("v1", { destination_service: "web-shop.svc.cluster.local" }),
    { from: HOUR },
    steady,
  ),
  ...bucketsOf("v1"),
];

const certificate = (labels: Labels, left: number): StoredSeries =>
  scraped(
    "istio_agent_cert_expiry_seconds",
    { resource_name: "default", ...labels },
    { from: 600 },
    (ago) => left + ago,
  );

/** Certificates of pods as several scrape configurations name them; the seconds are those left in the end. */
const CERTIFICATES: readonly StoredSeries[] = [
  certificate({ namespace: "shop", pod: "web-1" }, 40_000),
  certificate({ kubernetes_namespace: "shop", kubernetes_pod_name: "web-2" }, 50_000),
  certificate({ namespace: "shop", pod_name: "web-3" }, -60),
  certificate({ job: "nobody" }, 70_000),
];

/** What a Prometheus holds of callers in plaintext, of two versions of a host, and of certificates. */
export const WINDOW_SAMPLES: readonly StoredSeries[] = [...CALLERS, ...VERSIONS, ...CERTIFICATES];
