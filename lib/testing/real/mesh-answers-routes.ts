import { describe, expect, it } from "vitest";
import { exposuresResponseSchema } from "@/lib/contracts/routes/exposures-response";
import { explainResponseSchema, type ExplainResponse } from "@/lib/contracts/routes/explain";
import { figuresResponseSchema, seriesResponseSchema } from "@/lib/contracts/splits/series-response";
import { splitsResponseSchema } from "@/lib/contracts/splits/splits-response";
import { SCENARIO_NAMES } from "@/lib/demo/scenario-names";
import type { Intent } from "@/lib/demo/world/intent";
import { scenarioNamed } from "@/lib/demo/world/scenario-named";
import { explainMesh } from "@/lib/domain/explain/explain-mesh";
import { explainRequest } from "@/lib/domain/explain/explain-request";
import type { ExplainedRequest } from "@/lib/domain/explain/explained-request";
import type { Explanation } from "@/lib/domain/explain/explanation";
import type { Exposure } from "@/lib/domain/exposure/exposure";
import { listExposures } from "@/lib/domain/exposure/list-exposures";
import { listSplits } from "@/lib/domain/splits/list-splits";
import type { TrafficSplit } from "@/lib/domain/splits/traffic-split";
import { explainedEnds, solvedEnds } from "../explain/agreement";
import { requestOfIntent } from "../explain/request-of-intent";
import { demandFor, flowsOf } from "../solved-flows";
import { getAs, postAs } from "./dashboard-api";
import { inOrder, rateOf, worldAsObserved, type Served } from "./mesh-answers-truth";

/** What answers and the domain both say of a split. */
interface Split extends Pick<TrafficSplit, "object" | "route" | "host" | "verdict"> {
  readonly destinations: readonly {
    readonly host: string;
    readonly subset?: string | undefined;
    readonly weight: number;
    readonly comparable: boolean;
    readonly reasonCode?: string | undefined;
    readonly workloads: readonly { readonly namespace: string; readonly workload: string }[];
  }[];
}

const placeOf = ({ object, route }: Split): string =>
  `${object.kind} ${object.namespace}/${object.name} ${route}`;

/** What is said of a split but its figures. */
const judged = (split: Split): unknown => [
  placeOf(split),
  split.host,
  split.verdict,
  split.destinations.map(({ host, subset = "", weight, comparable, reasonCode = "" }) => [
    host,
    subset,
    weight,
    comparable,
    reasonCode,
  ]),
];

/** Of the requests that a route sent on, those that reached each destination (0 to 1). */
function trueShares({ mesh }: Served, split: Split): readonly number[] {
  const own = mesh.traffic
    .flows()
    .filter(({ role, route, destination }) => role === "request" && route === placeOf(split) && destination);
  return split.destinations.map(({ workloads }) => {
    const here = own.filter(({ destination }) =>
      workloads.some(
        ({ namespace, workload }) =>
          namespace === destination?.namespace && workload === destination.workload,
      ),
    );
    return rateOf(here) / rateOf(own);
  });
}

/** Two calls of each scenario: its first from outside or of a workload, and one from its middle. */
function concreteCalls(): readonly Intent[] {
  return SCENARIO_NAMES.filter((name) => name !== "broken-config").flatMap((name) => {
    const intents = (scenarioNamed(name)?.intents ?? []).filter(({ token }) => token?.valid !== false);
    return [...new Set([intents[0], intents[Math.floor(intents.length / 2)]])].filter(
      (one) => one !== undefined,
    );
  });
}

const asked = (intent: Intent): ExplainedRequest => {
  const request = requestOfIntent(intent);
  return intent.fromOutside === true ? { ...request, source: "outside" } : request;
};

/**
 * What is explained, whatever the order of endpoints and of what was passed by: that is by the age of objects, and the API
 * server has made all of them at once.
 */
function told({ destinations, steps, ...rest }: Explanation): unknown {
  const sorted = destinations.map(({ endpoints, ...one }) => ({ ...one, endpoints: inOrder(endpoints) }));
  return { ...rest, destinations: inOrder(sorted), steps: inOrder(steps) };
}

/** An answer as the domain has it: without the fields that are there and undefined. */
function asExplanation({ of: _, warnings: __, destinations, ...rest }: ExplainResponse): Explanation {
  return {
    ...rest,
    destinations: destinations.map(({ subset, endpointsHidden: _hidden, ...one }) => ({
      ...one,
      ...(subset !== undefined && { subset }),
    })),
  };
}

/** A way in but its figures, and the addresses that are the API server's to give. */
const exposed = ({
  notes,
  requestsPerSecond: _,
  successRate: __,
  addresses: ___,
  ...one
}: Exposure): unknown => ({
  ...one,
  notes: notes.map(({ code }) => code),
});

/** Splits, explanations and exposures on real servers agree with the world that those hold. */
export function answersAboutRoutes(served: () => Served): void {
  describe("answers about routes on real servers", () => {
    it("judge every split as the world's own objects and flows are judged, within 3 points of the truth", async () => {
      const { dashboard, mesh, windowSeconds } = served();
      const { splits, warnings } = await getAs(
        dashboard,
        `/api/v1/splits?window=${windowSeconds}s`,
        splitsResponseSchema,
      );
      expect(warnings).toEqual([]);
      expect(inOrder(splits.map(judged))).toEqual(
        inOrder(listSplits(worldAsObserved(mesh, windowSeconds)).map(judged)),
      );
      const compared = splits.filter(({ destinations }) => destinations.every((one) => one.comparable));
      for (const split of compared) {
        const shares = trueShares(served(), split);
        split.destinations.forEach(({ observedShare }, index) => {
          expect(Math.abs((observedShare ?? 9) - (shares[index] ?? 0)), placeOf(split)).toBeLessThan(0.03);
        });
      }
      expect(compared.map(placeOf)).toEqual(
        expect.arrayContaining([
          "VirtualService canary/checkout spec.http[0]",
          "HTTPRoute clinic-booking/appointments spec.rules[0]",
        ]),
      );
    });

    it("have the figures of a version over time and since a moment", async () => {
      const { dashboard, mesh, windowSeconds } = served();
      const service = "namespace=canary&name=checkout";
      const since = Math.floor(Date.now() / 1000) - windowSeconds;
      const [series, figures] = await Promise.all([
        getAs(dashboard, `/api/v1/splits/series?${service}&span=5m`, seriesResponseSchema),
        getAs(dashboard, `/api/v1/splits/figures?${service}&since=${since}`, figuresResponseSchema),
      ]);
      const flows = mesh.traffic.flows().filter(({ role }) => role === "request");
      for (const workload of ["checkout-v1", "checkout-v2"]) {
        const rate = rateOf(flows.filter(({ destination }) => destination?.workload === workload));
        const seen = figures.versions.find((one) => one.workload === workload);
        expect(seen?.requests, workload).toBeGreaterThan(rate * windowSeconds * 0.8);
        expect(seen?.requests, workload).toBeLessThan(rate * windowSeconds * 1.2);
        expect(seen?.p95Ms, workload).toBeGreaterThan(10);
        expect(seen?.successRate, workload).toBeGreaterThan(0.98);
        const over = series.versions.find((one) => one.workload === workload);
        expect(over?.requests, workload).toHaveLength(series.length);
        expect(over?.requests.at(-1), workload).toBeGreaterThan(rate * 0.8);
        expect(over?.requests.at(-1), workload).toBeLessThan(rate * 1.2);
      }
    });

    it("explain requests as the world's own objects do, to where they truly go", async () => {
      const { dashboard, mesh, windowSeconds } = served();
      const world = worldAsObserved(mesh, windowSeconds);
      const own = explainMesh(world.snapshot, world);
      const objects = mesh.store.all();
      const calls = concreteCalls();
      expect(calls.length).toBeGreaterThanOrEqual(12);
      for (const intent of calls) {
        const request = asked(intent);
        const answer = await postAs(
          dashboard,
          "/api/v1/routes/explain",
          { body: { ...request, claims: request.claims ?? undefined } },
          explainResponseSchema,
        );
        const name = `${intent.from.workload} ${intent.host}:${intent.port}${intent.path}`;
        expect([answer.of, answer.warnings], name).toEqual(["now", []]);
        const explained = asExplanation(answer);
        expect(told(explained), name).toEqual(told(explainRequest(own, request)));
        const demand = demandFor([{ ...intent, rate: { perSecond: 100 }, required: false }]);
        const sent = flowsOf(objects, demand).filter(
          ({ role, source }) => role === "request" && source.workload === intent.from.workload,
        );
        if (sent.length > 0) expect(explainedEnds(explained), name).toEqual(solvedEnds(sent));
      }
    });

    it("list what web exposes, with what truly comes in", async () => {
      const { dashboard, mesh, windowSeconds } = served();
      const { exposures } = await getAs(
        dashboard,
        `/api/v1/exposures?namespaces=web&window=${windowSeconds}s`,
        exposuresResponseSchema,
      );
      const own = listExposures(worldAsObserved(mesh, windowSeconds, ["web"]));
      expect(exposures.map(({ host, port }) => `${host}:${port}`)).toEqual(
        expect.arrayContaining(["www.example.com:80", "www.example.com:443", "static.example.com:80"]),
      );
      expect(inOrder(exposures.map(exposed))).toEqual(inOrder(own.map(exposed)));
      const rates = (all: readonly Exposure[]): ReadonlyMap<string, number | null> =>
        new Map(all.map((one) => [`${one.host}:${one.port} ${one.routePath}`, one.requestsPerSecond]));
      const truth = rates(own);
      for (const [way, rate] of rates(exposures)) {
        const expected = truth.get(way) ?? null;
        expect([way, rate === null]).toEqual([way, expected === null]);
        expect(Math.abs((rate ?? 0) - (expected ?? 0)), way).toBeLessThanOrEqual(0.1 * (expected ?? 0));
      }
      expect([...truth.values()].filter((rate) => rate !== null).length).toBeGreaterThanOrEqual(2);
    });
  });
}
