import type { HealthProfile } from "./tolerance";

/** Meshlens' own defaults: server errors and no response from 1 % and 10 %, client errors from 10 % and 20 %. */
export const MESHLENS_PROFILE: HealthProfile = {
  name: "meshlens",
  tolerances: [
    { code: "5\\d\\d|0", protocol: "http", direction: ".*", degraded: 1, failure: 10 },
    { code: "5\\d\\d|[1-9]\\d?|-", protocol: "grpc", direction: ".*", degraded: 1, failure: 10 },
    { code: "4\\d\\d", protocol: "http|grpc", direction: ".*", degraded: 10, failure: 20 },
  ],
  minimumRequests: 5,
};

/** The defaults of Kiali (https://kiali.io/docs/configuration/health/): any server error degrades. */
export const KIALI_PROFILE: HealthProfile = {
  name: "kiali",
  tolerances: [
    { code: "5XX", protocol: "http", direction: ".*", degraded: 0, failure: 10 },
    { code: "4XX", protocol: "http", direction: ".*", degraded: 10, failure: 20 },
    { code: "[1-9]|1[0-6]", protocol: "grpc", direction: ".*", degraded: 0, failure: 10 },
    { code: "-", protocol: "http|grpc", direction: ".*", degraded: 0, failure: 10 },
  ],
  minimumRequests: 0,
};
