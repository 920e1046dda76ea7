const HTTP_STATUS: ReadonlyMap<string, string> = new Map([
  ["0", "200"],
  ["1", "499"],
  ["2", "500"],
  ["3", "400"],
  ["4", "504"],
  ["5", "404"],
  ["6", "409"],
  ["7", "403"],
  ["8", "429"],
  ["9", "400"],
  ["10", "409"],
  ["11", "400"],
  ["12", "501"],
  ["13", "500"],
  ["14", "503"],
  ["15", "500"],
  ["16", "401"],
]);

/** The HTTP status that Envoy counts a gRPC status as (source/common/grpc/status.cc); 500 for one that it does not know. */
export const httpStatusOfGrpc = (status: string): string => HTTP_STATUS.get(status) ?? "500";
