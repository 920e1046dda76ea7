/** How Envoy turns an HTTP status into a gRPC one (source/common/grpc/status.cc). */
const GRPC_STATUS: Readonly<Record<string, string>> = {
  400: "13",
  401: "16",
  403: "7",
  404: "12",
  429: "14",
  502: "14",
  503: "14",
  504: "14",
};
/** The gRPC status that stands for an HTTP one: 2 (unknown) where Envoy knows no closer one. */
export const grpcStatusOf = (code: string): string => GRPC_STATUS[code] ?? "2";
