/** Type and help of each metric the simulated proxies expose, as Envoy's istio_stats filter names them. */
export const METRIC_HELP: ReadonlyMap<
  string,
  { readonly type: "counter" | "histogram"; readonly help: string }
> = new Map([
  ["istio_requests_total", { type: "counter", help: "Requests handled by an Istio proxy." }],
  [
    "istio_request_duration_milliseconds",
    { type: "histogram", help: "Duration of requests in milliseconds." },
  ],
  ["istio_request_bytes", { type: "histogram", help: "HTTP request body sizes." }],
  ["istio_response_bytes", { type: "histogram", help: "HTTP response body sizes." }],
  ["istio_request_messages_total", { type: "counter", help: "gRPC messages sent from a client." }],
  ["istio_response_messages_total", { type: "counter", help: "gRPC messages sent from a server." }],
  [
    "istio_tcp_received_bytes_total",
    { type: "counter", help: "Bytes received during requests of a TCP connection." },
  ],
  [
    "istio_tcp_sent_bytes_total",
    { type: "counter", help: "Bytes sent during responses of a TCP connection." },
  ],
  ["istio_tcp_connections_opened_total", { type: "counter", help: "TCP connections opened." }],
  ["istio_tcp_connections_closed_total", { type: "counter", help: "TCP connections closed." }],
]);
