export interface MetricHelp {
  readonly type: "counter" | "gauge" | "histogram";
  readonly help: string;
}

/** As Envoy's istio_stats filter and ztunnel name them. */
const OF_PROXIES: Readonly<Record<string, readonly [MetricHelp["type"], string]>> = {
  istio_requests_total: ["counter", "Requests handled by an Istio proxy."],
  istio_request_duration_milliseconds: ["histogram", "Duration of requests in milliseconds."],
  istio_request_bytes: ["histogram", "HTTP request body sizes."],
  istio_response_bytes: ["histogram", "HTTP response body sizes."],
  istio_request_messages_total: ["counter", "gRPC messages sent from a client."],
  istio_response_messages_total: ["counter", "gRPC messages sent from a server."],
  istio_tcp_received_bytes_total: ["counter", "Bytes received during requests of a TCP connection."],
  istio_tcp_sent_bytes_total: ["counter", "Bytes sent during responses of a TCP connection."],
  istio_tcp_connections_opened_total: ["counter", "TCP connections opened."],
  istio_tcp_connections_closed_total: ["counter", "TCP connections closed."],
  istio_tcp_connections_failed_total: ["counter", "TCP connections that failed."],
  istio_agent_cert_expiry_seconds: [
    "gauge",
    "The time remaining, in seconds, before a certificate expires; negative once it has.",
  ],
  istio_build: ["gauge", "Istio component build info."],
  workload_manager_active_proxy_count: ["gauge", "The number of running proxies in a ztunnel."],
  workload_manager_pending_proxy_count: [
    "gauge",
    "The number of proxies that wait to be started in a ztunnel.",
  ],
};

/** https://istio.io/latest/docs/reference/commands/pilot-discovery/#metrics */
const OF_ISTIOD: typeof OF_PROXIES = {
  pilot_info: ["gauge", "Pilot version and build information."],
  pilot_xds: ["gauge", "Number of endpoints connected to this pilot using XDS."],
  pilot_services: ["gauge", "Total services known to pilot."],
  pilot_virt_services: ["gauge", "Total virtual services known to pilot."],
  pilot_conflict_inbound_listener: ["gauge", "Number of conflicting inbound listeners."],
  pilot_eds_no_instances: ["gauge", "Number of clusters without instances."],
  pilot_vservice_dup_domain: ["gauge", "Virtual services with dup domains."],
  pilot_xds_pushes: ["counter", "Pilot build and send errors for lds, rds, cds and eds."],
  pilot_xds_push_time: ["histogram", "Total time in seconds Pilot takes to push lds, rds, cds and eds."],
  pilot_proxy_convergence_time: [
    "histogram",
    "Delay in seconds between config change and a proxy receiving all required configuration.",
  ],
  pilot_proxy_queue_time: [
    "histogram",
    "Time in seconds, a proxy is in the push queue before being dequeued.",
  ],
  pilot_total_xds_rejects: ["counter", "Total number of XDS responses from pilot rejected by proxy."],
  pilot_total_xds_internal_errors: ["counter", "Total number of internal XDS errors in pilot."],
  pilot_xds_write_timeout: ["counter", "Pilot XDS response write timeouts."],
  pilot_xds_expired_nonce: ["counter", "Total number of XDS requests with an expired nonce."],
  istiod_uptime_seconds: ["gauge", "Current istiod server uptime in seconds."],
  citadel_server_csr_count: ["counter", "The number of CSRs received by Citadel server."],
  citadel_server_success_cert_issuance_count: [
    "counter",
    "The number of certificates issuances that have succeeded.",
  ],
  citadel_server_root_cert_expiry_timestamp: [
    "gauge",
    "The unix timestamp, in seconds, when Citadel root cert will expire.",
  ],
  sidecar_injection_requests_total: ["counter", "Total number of sidecar injection requests."],
  sidecar_injection_success_total: ["counter", "Total number of successful sidecar injection requests."],
  sidecar_injection_failure_total: ["counter", "Total number of failed sidecar injection requests."],
  sidecar_injection_skip_total: ["counter", "Total number of skipped sidecar injection requests."],
  galley_validation_passed: ["counter", "Resource is valid."],
  galley_validation_failed: ["counter", "Resource validation failed."],
};

/** As client_golang and cAdvisor name them. */
const OF_PROCESSES: typeof OF_PROXIES = {
  go_info: ["gauge", "Information about the Go environment."],
  go_goroutines: ["gauge", "Number of goroutines that currently exist."],
  go_memstats_alloc_bytes: ["gauge", "Number of bytes allocated in heap and currently in use."],
  go_memstats_heap_inuse_bytes: ["gauge", "Number of heap bytes that are in use."],
  process_cpu_seconds_total: ["counter", "Total user and system CPU time spent in seconds."],
  process_resident_memory_bytes: ["gauge", "Resident memory size in bytes."],
  process_start_time_seconds: ["gauge", "Start time of the process since unix epoch in seconds."],
  container_cpu_usage_seconds_total: ["counter", "Cumulative cpu time consumed in seconds."],
  container_memory_working_set_bytes: ["gauge", "Current working set in bytes."],
};

/** Type and help of each metric that a target of the simulated mesh exposes. */
export const METRIC_HELP: ReadonlyMap<string, MetricHelp> = new Map(
  Object.entries({ ...OF_PROXIES, ...OF_ISTIOD, ...OF_PROCESSES }).map(([name, [type, help]]) => [
    name,
    { type, help },
  ]),
);
