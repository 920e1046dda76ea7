import { describe, expect, it } from "vitest";
import { applyResponseSchema } from "@/lib/contracts/config/apply";
import { certificatesResponseSchema } from "@/lib/contracts/mtls/certificates-response";
import { egressResponseSchema } from "@/lib/contracts/mtls/egress-response";
import { mtlsResponseSchema } from "@/lib/contracts/mtls/mtls-response";
import {
  readinessResponseSchema,
  strictResponseSchema,
  type StrictResponse,
} from "@/lib/contracts/mtls/strict-response";
import type { MeshFlow } from "@/lib/demo/traffic/model/mesh-flow";
import { judgeEgress } from "@/lib/domain/egress/judge-egress";
import type { EgressHost } from "@/lib/domain/egress/egress-verdict";
import { listMtls } from "@/lib/domain/mtls/list-mtls";
import type { MtlsEntry } from "@/lib/domain/mtls/mtls-overview";
import { listReadiness } from "@/lib/domain/mtls/strict/list-readiness";
import { getAs, postAs, signIn } from "./dashboard-api";
import { inOrder, OFTEN_ENOUGH, rateOf, worldAsObserved, type Served } from "./mesh-answers-truth";

const GAPS = ["gap-strict", "gap-mixed", "gap-legacy"];
const TRAVEL = ["travel", "travel-lab"];

/** What is configured of a workload or one of its ports, and who decided it. */
const configured = (entry: MtlsEntry): unknown => {
  const { namespace, workload, port, configured: mode, decidedBy, level, dataPlane } = entry;
  return [namespace, workload, port, mode, decidedBy, level, dataPlane];
};

/** The requests that a workload's own proxy tells of. */
function toldByServer(
  { mesh }: Served,
  { namespace, workload }: { readonly namespace: string; readonly workload: string },
): readonly MeshFlow[] {
  return mesh.traffic
    .flows()
    .filter(
      ({ destination, protocol, reports }) =>
        destination?.namespace === namespace &&
        destination.workload === workload &&
        protocol !== "tcp" &&
        reports.some(({ reporter }) => reporter === "destination"),
    );
}

const strictOf = ({ dashboard, windowSeconds }: Served, namespace: string): Promise<StrictResponse> =>
  getAs(
    dashboard,
    `/api/v1/mtls/strict?namespace=${namespace}&window=${windowSeconds}s`,
    strictResponseSchema,
  );

const called = ({ caller, host, state, protocol, wouldBeCut }: EgressHost): unknown => [
  caller,
  host,
  state,
  protocol,
  wouldBeCut,
];

/** Mutual TLS, verdicts on STRICT and what leaves the mesh, on real servers, agree with the world that those hold. */
export function answersAboutMtls(served: () => Served): void {
  describe("answers about mutual TLS on real servers", () => {
    it("have what is configured by workload and port, and what was observed within 3 points", async () => {
      const { dashboard, mesh, windowSeconds } = served();
      const { entries, warnings } = await getAs(
        dashboard,
        `/api/v1/mtls?namespaces=${GAPS.join(",")}&window=${windowSeconds}s`,
        mtlsResponseSchema,
      );
      expect(warnings).toEqual([]);
      const own = listMtls(worldAsObserved(mesh, windowSeconds, GAPS)).entries;
      expect(inOrder(entries.map(configured))).toEqual(inOrder(own.map(configured)));
      let judged = 0;
      for (const entry of entries.filter(({ port }) => port === null)) {
        const told = toldByServer(served(), entry);
        if (rateOf(told) < OFTEN_ENOUGH) continue;
        judged += 1;
        const percent = (100 * rateOf(told.filter(({ mtls }) => mtls))) / rateOf(told);
        expect(Math.abs((entry.observedPercent ?? 999) - percent), entry.workload).toBeLessThan(3);
      }
      expect(judged).toBeGreaterThanOrEqual(5);
    });

    it.each([
      ["gap-mixed", "web"],
      ["bookinfo", "details-v1"],
    ])("find by Prometheus who would be refused in %s", async (namespace, workload) => {
      const { windowSeconds } = served();
      const { verdict, at, warnings } = await strictOf(served(), namespace);
      expect([verdict.verdict, warnings]).toEqual(["wouldBreak", []]);
      const blocker = verdict.blockers.find(({ server }) => server.workload === workload);
      // A caller without a proxy has no name in what the server's proxy tells.
      expect(blocker).toMatchObject({ caller: { namespace: "", workload: "" }, reason: "unknownCaller" });
      const plain = toldByServer(served(), { namespace, workload }).filter(({ mtls }) => !mtls);
      const expected = rateOf(plain) * windowSeconds;
      expect(blocker?.count).toBeGreaterThan(expected * 0.8);
      expect(blocker?.count).toBeLessThan(expected * 1.2);
      expect(at - (blocker?.lastSeen ?? 0)).toBeLessThan(20);
    });

    it("judge the readiness of every namespace as the world's own objects and flows are judged", async () => {
      const { dashboard, mesh, windowSeconds } = served();
      const { namespaces, warnings } = await getAs(
        dashboard,
        `/api/v1/mtls/readiness?window=${windowSeconds}s`,
        readinessResponseSchema,
      );
      expect(warnings).toEqual([]);
      const world = worldAsObserved(mesh, windowSeconds);
      const own = listReadiness({
        mesh: world,
        plaintext: [],
        at: windowSeconds,
        knownSince: 0,
        listed: true,
        windowSeconds,
      });
      const verdicts = namespaces
        .filter(({ scope }) => world.visible.has(scope.namespace))
        .map(({ scope, verdict }) => [scope.namespace, verdict]);
      expect(inOrder(verdicts)).toEqual(
        inOrder(own.namespaces.map(({ scope, verdict }) => [scope.namespace, verdict])),
      );
    });

    it("know the certificates of every pod with a sidecar", async () => {
      const { dashboard, mesh } = served();
      const found = await getAs(
        dashboard,
        "/api/v1/mtls/certificates?namespaces=canary",
        certificatesResponseSchema,
      );
      const pods = mesh.store
        .all()
        .filter(({ kind, metadata }) => kind === "Pod" && metadata.namespace === "canary");
      expect(pods.length).toBeGreaterThan(3);
      expect(found.certificates.map(({ pod }) => pod).sort()).toEqual(
        pods.map(({ metadata }) => metadata.name).sort(),
      );
      expect(new Set(found.certificates.map(({ workload }) => workload))).toEqual(
        new Set(["checkout-v1", "checkout-v2", "storefront"]),
      );
      expect(found.certificates.every(({ expiresAt }) => expiresAt > found.at)).toBe(true);
    });

    it("name the hosts outside of the mesh that are called, and whether they may be", async () => {
      const { dashboard, mesh, windowSeconds } = served();
      const { hosts, warnings } = await getAs(
        dashboard,
        `/api/v1/egress?namespaces=${TRAVEL.join(",")}&window=${windowSeconds}s`,
        egressResponseSchema,
      );
      expect(warnings).toEqual([]);
      const own = judgeEgress(worldAsObserved(mesh, windowSeconds, TRAVEL)).hosts;
      // Connections that are refused, and those that are opened once in minutes, may not be in the window.
      const requested = (all: readonly EgressHost[]): readonly unknown[] =>
        all.filter(({ protocol }) => protocol === "http").map(called);
      expect(inOrder(requested(hosts))).toEqual(inOrder(requested(own)));
      const stateOf = new Map(hosts.map(({ host, state }) => [host, state]));
      expect(Object.fromEntries(stateOf)).toMatchObject({
        "weather.example.org": "registered",
        "maps.example.org": "registered",
        "push.example.com": "blocked",
        "data.example.org": "passthrough",
      });
    });

    it.each([
      ["web", "creates"],
      ["gap-mixed", "edits"],
    ])("draft STRICT for %s so that it can be saved: it %s a PeerAuthentication", async (namespace, how) => {
      const { dashboard } = served();
      const cookie = await session(served());
      const { verdict } = await strictOf(served(), namespace);
      const [draft, ...more] = verdict.draft;
      expect([draft?.baseline === null, more]).toEqual([how === "creates", []]);
      const saved = await postAs(
        dashboard,
        "/api/v1/config/apply",
        { body: draft, cookie },
        applyResponseSchema,
      );
      expect(saved).toMatchObject({
        outcome: "applied",
        object: { metadata: { namespace, name: "default" }, spec: { mtls: { mode: "STRICT" } } },
      });
      const nowSaid = async (): Promise<string> => (await strictOf(served(), namespace)).verdict.verdict;
      await expect.poll(nowSaid, { timeout: 15_000 }).toBe("alreadyStrict");
    });
  });
}

const sessions = new WeakMap<Served["dashboard"], Promise<string>>();

/** The address for a person opens one session, once. */
function session({ dashboard }: Served): Promise<string> {
  const opened = sessions.get(dashboard) ?? signIn(dashboard);
  sessions.set(dashboard, opened);
  return opened;
}
