import { expect } from "@playwright/test";
import { test } from "./fixtures/test";

const KINDS = [
  "Namespace",
  "Pod",
  "Service",
  "EndpointSlice",
  "Ingress",
  "Deployment",
  "ReplicaSet",
  "StatefulSet",
  "DaemonSet",
  "Job",
  "CronJob",
  "ConfigMap",
  "VirtualService",
  "DestinationRule",
  "Gateway",
  "ServiceEntry",
  "WorkloadEntry",
  "Sidecar",
  "PeerAuthentication",
  "AuthorizationPolicy",
  "HTTPRoute",
  "GRPCRoute",
];

test("the status page tells of both dependencies that they are connected, and in which version", async ({
  page,
}) => {
  await page.goto("/status");
  for (const name of ["Kubernetes API", "Prometheus"]) {
    const card = page.getByRole("region", { name });
    await expect(card).toContainText("Connected");
    await expect(card).toContainText(/Version.*\d+\.\d+/);
    await expect(card).toContainText(/Last success.*ago/);
  }
});

test("the status page names every kind that is read", async ({ page }) => {
  await page.goto("/status");
  const table = page.getByRole("region", { name: "What Meshlens reads" }).getByRole("table");
  for (const kind of KINDS) {
    await expect(
      table.getByRole("row", { name: new RegExp(`^${kind} .*\\b(Live|Not served)\\b`) }).first(),
    ).toBeVisible();
  }
});
