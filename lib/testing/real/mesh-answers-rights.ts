import { expect, it } from "vitest";
import { explainResponseSchema } from "@/lib/contracts/routes/explain";
import { splitsResponseSchema } from "@/lib/contracts/splits/splits-response";
import { getAs, getJson, postAs } from "./dashboard-api";
import type { Served } from "./mesh-answers-truth";

/** What answers about the mesh are asked of, with a window of seconds. */
const resources = (windowSeconds: number): readonly string[] =>
  ["splits", "exposures", "mtls", "mtls/readiness", "egress"]
    .map((name) => `/api/v1/${name}?window=${windowSeconds}s`)
    .concat("/api/v1/mtls/certificates");

/** Every way in which an answer would name a namespace. */
const namings = (namespace: string): readonly string[] => [
  `.${namespace}.svc`,
  ` ${namespace}/`,
  `ns/${namespace}/`,
];

/** What a viewer of `bookinfo` alone is told of splits, routes and mutual TLS. */
export function answersInOneNamespace(served: () => Served): void {
  it("is told of the splits of that namespace and no other", async () => {
    const { dashboard, windowSeconds } = served();
    const path = `/api/v1/splits?window=${windowSeconds}s`;
    const { splits } = await getAs(dashboard, path, splitsResponseSchema);
    expect(splits.map(({ object, route }) => `${object.namespace}/${object.name} ${route}`)).toEqual([
      "bookinfo/reviews spec.http[1]",
    ]);
    expect(splits[0]?.destinations.map(({ observedShare }) => observedShare !== null)).toEqual([
      true,
      true,
      true,
    ]);
  });

  it("finds no other namespace named in answers about splits, routes and mutual TLS", async () => {
    const { dashboard, mesh, windowSeconds } = served();
    const texts = await Promise.all(
      resources(windowSeconds).map(async (path) => {
        const { status, text } = await getJson(dashboard, path);
        expect([path, status]).toEqual([path, 200]);
        return text;
      }),
    );
    const explained = await postAs(
      dashboard,
      "/api/v1/routes/explain",
      {
        body: {
          source: { namespace: "bookinfo", workload: "productpage-v1" },
          host: "reviews",
          port: 9080,
        },
      },
      explainResponseSchema,
    );
    expect(explained.destinations.map(({ subset, weight }) => [subset, weight])).toEqual([
      ["v1", 60],
      ["v2", 30],
      ["v3", 10],
    ]);
    const told = [...texts, JSON.stringify(explained)];
    const foreign = mesh.store
      .all()
      .filter(({ kind, metadata }) => kind === "Namespace" && metadata.name !== "bookinfo")
      .map(({ metadata }) => metadata.name);
    const found = told.flatMap((text) =>
      foreign.flatMap(namings).flatMap((name) => {
        const at = text.indexOf(name);
        return at < 0 ? [] : [text.slice(Math.max(0, at - 200), at + 60)];
      }),
    );
    expect(found).toEqual([]);
  });

  it.each(["splits?namespaces=canary", "mtls?namespaces=canary", "mtls/strict?namespace=canary"])(
    "is told by %s no more than of a namespace that does not exist",
    async (path) => {
      const { dashboard } = served();
      const hidden = await getJson(dashboard, `/api/v1/${path}`);
      const missing = await getJson(dashboard, `/api/v1/${path.replace("canary", "no-such-thing")}`);
      expect([hidden.status, missing.status]).toEqual([404, 404]);
      expect(hidden.text.replaceAll("canary", "X")).toBe(missing.text.replaceAll("no-such-thing", "X"));
    },
  );
}

/** That a viewer without any rights is told nothing of the mesh. */
export async function expectNoAnswers({ dashboard, windowSeconds }: Omit<Served, "mesh">): Promise<void> {
  for (const path of resources(windowSeconds)) {
    const { status, body } = await getJson(dashboard, path);
    expect([path, status]).toEqual([path, 200]);
    const lists = ["splits", "exposures", "entries", "namespaces", "hosts", "certificates"];
    const told = Object.entries(body !== null && typeof body === "object" ? body : {});
    expect(told.some(([name]) => lists.includes(name))).toBe(true);
    for (const [name, value] of told)
      if (lists.includes(name)) expect([path, name, value]).toEqual([path, name, []]);
  }
}
