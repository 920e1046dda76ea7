import { beforeEach, describe, expect, test } from "vitest";
import type { CertificatesResponse } from "@/lib/contracts/mtls/certificates-response";
import type { DeepReadonly } from "@/lib/contracts/deep-readonly";
import { fakeBackend, START_SECONDS, type FakeBackend } from "@/lib/testing/fake-backend";
import { SHOP } from "@/lib/testing/shop-mesh";
import { getCertificates } from "./get-certificates";

const VIEWER = { identity: "process", mayWrite: false };
const signal = AbortSignal.timeout(20_000);
const HOUR = 3_600;
const certificate = (namespace: string, pod: string, hours: number) => ({
  namespace,
  pod,
  resource: "default",
  expiresAt: START_SECONDS + hours * HOUR,
});

let backend: FakeBackend;
beforeEach(() => {
  backend = fakeBackend(["shop", "bank"]);
  backend.cluster.objects = SHOP;
  backend.metrics.certificates = [
    certificate("shop", "web-6f7-0", 20),
    certificate("bank", "till-6f7-0", 10),
    certificate("shop", "gone-1", -1),
  ];
});

const ask = (namespaces: readonly string[] | null = null): Promise<DeepReadonly<CertificatesResponse>> =>
  getCertificates(backend, VIEWER, namespaces, signal);
const workloads = async (namespaces?: readonly string[]): Promise<readonly string[]> =>
  (await ask(namespaces)).certificates.map(({ namespace, workload }) => `${namespace}/${workload}`);

describe("certificates of workloads", () => {
  test("are told with the workload of their pod, those that expire first first", async () => {
    expect(await workloads()).toEqual(["shop/", "bank/till", "shop/web"]);
    expect(await workloads(["bank"])).toEqual(["bank/till"]);
  });

  test("are those of namespaces that the viewer may see", async () => {
    backend.cluster.access = { process: { state: "known", namespaces: ["shop"], how: "list" } };
    expect(await workloads()).toEqual(["shop/", "shop/web"]);
    await expect(ask(["bank"])).rejects.toMatchObject({ problem: { status: 404 } });
  });

  test("wait for the objects of the cluster at the start", async () => {
    backend.cluster.objects = [];
    backend.cluster.whenReady = async () => {
      await Promise.resolve();
      backend.cluster.objects = SHOP;
    };
    expect(await workloads(["bank"])).toEqual(["bank/till"]);
  });

  test("are not available where nobody tells of any, or nobody can be asked, and it is said why", async () => {
    backend.metrics.certificates = [];
    expect(await ask()).toMatchObject({ available: false, certificates: [] });
    expect((await ask()).because).toContain("istio_agent_cert_expiry_seconds");
    backend.metrics.failure = { ok: false, kind: "unreachable", message: "connection refused" };
    expect(await ask()).toMatchObject({ available: false, because: "connection refused", certificates: [] });
  });
});
