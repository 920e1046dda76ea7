import { describe, expect, it } from "vitest";
import { kubernetesErrorBody } from "./kubernetes-error-body";
import { prometheusErrorBody } from "./prometheus-error-body";

describe("error bodies", () => {
  it.each([
    [429, "TooManyRequests"],
    [503, "ServiceUnavailable"],
    [401, "Unauthorized"],
    [418, undefined],
  ])("of Kubernetes for %d are a Status of reason %s", (code, reason) => {
    const body = kubernetesErrorBody(code);
    expect(body).toMatchObject({ kind: "Status", status: "Failure", code });
    expect(JSON.stringify(body).includes("reason")).toBe(reason !== undefined);
    if (reason !== undefined) expect(body).toMatchObject({ reason });
  });

  it.each([
    [400, "bad_data"],
    [422, "execution"],
    [503, "timeout"],
    [500, "internal"],
  ])("of Prometheus for %d are of type %s", (status, errorType) => {
    expect(prometheusErrorBody(status)).toMatchObject({ status: "error", errorType });
  });
});
