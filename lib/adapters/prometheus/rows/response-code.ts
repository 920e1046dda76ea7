import type { LabelReader } from "./label-reader";
import type { Labels } from "./read-vector";

/**
 * The code of a request: response_code, on gRPC grpc_response_status where there is one. "-" is no response on gRPC, where
 * the status "0" is OK. https://istio.io/latest/docs/reference/config/metrics/#labels
 */
export function responseCode(protocol: string, labels: Labels, read: LabelReader["read"]): string {
  const code = read(labels.response_code);
  if (protocol !== "grpc") return code;
  const status = read(labels.grpc_response_status);
  if (status !== "") return status;
  return code === "0" ? "-" : code;
}
