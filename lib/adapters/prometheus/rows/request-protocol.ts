/** Istio's request_protocol of a request metric as "grpc" or "http"; whatever is not gRPC travels as HTTP. */
export function requestProtocol(label: string): "grpc" | "http" {
  return label.toLowerCase() === "grpc" ? "grpc" : "http";
}
