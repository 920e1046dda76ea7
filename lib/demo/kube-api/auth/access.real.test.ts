import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import os from "node:os";
import path from "node:path";
import { Agent, request } from "undici";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { ACCESS_CLUSTER, PEOPLE } from "@/lib/testing/real/access/access-people";
import { ACCESS_QUESTIONS } from "@/lib/testing/real/access/access-questions";
import { ACCESS_REQUESTS, type AccessRequest } from "@/lib/testing/real/access/access-requests";
import { ensureServers } from "@/lib/testing/real/ensure-servers";
import { loadObjects as loadReal } from "@/lib/testing/real/load-objects";
import { type KubeApiserver, startKubeApiserver } from "@/lib/testing/real/start-kube-apiserver";
import { isObject, jsonAt, objectsIn, textOr } from "../../world/read-json";
import { createKubeApi } from "../kube-api";
import { loadObjects } from "../store/load-objects";
import { ObjectStore } from "../store/object-store";

const agent = new Agent({ connect: { rejectUnauthorized: false }, connections: 4 });
const SUBJECT_ACCESS = "/apis/authorization.k8s.io/v1/subjectaccessreviews";

let folder: string;
let real: KubeApiserver;
let simulated: Server;
let simulatedUrl: string;

interface Answer {
  readonly code: number;
  readonly body: Json;
}

function jsonOf(text: string): Json {
  const parsed: unknown = text.startsWith("{") ? JSON.parse(text) : text;
  return isObject(parsed) ? parsed : text;
}

async function send(
  url: string,
  { token, method, path: at, headers = {}, body }: AccessRequest,
): Promise<Answer> {
  const answer = await request(url + at, {
    dispatcher: agent,
    method,
    headers: {
      ...(token === "" ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  });
  return { code: answer.statusCode, body: jsonOf(await answer.body.text()) };
}

/** Values that no two servers have in common. */
const OWN = new Set([
  "uid",
  "resourceVersion",
  "creationTimestamp",
  "managedFields",
  "token",
  "expirationTimestamp",
]);

/** Where there is nothing to tell, `details` may be left out. */
const isEmpty = (key: string, item: Json): boolean =>
  key === "details" && isObject(item) && Object.keys(item).length === 0;

function comparable(value: Json): Json {
  if (typeof value === "string") return value.replaceAll(".svc.cluster.local", ".svc");
  if (Array.isArray(value)) return value.map((item: Json) => comparable(item));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).flatMap(([key, item]) =>
    OWN.has(key) || item === undefined || isEmpty(key, item) ? [] : [[key, comparable(item)] as const],
  );
  return Object.fromEntries(kept);
}

const both = async (asked: AccessRequest): Promise<readonly [simulated: Answer, real: Answer]> => [
  await send(simulatedUrl, asked),
  await send(real.url, asked),
];

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "meshlens-access-"));
  real = await startKubeApiserver(ensureServers(), folder, PEOPLE);
  await loadReal(real.send, ACCESS_CLUSTER);
  // The roles that aggregate are there from the start, and no controller fills their rules.
  for (const { kind, metadata, aggregationRule, rules } of ACCESS_CLUSTER)
    if (kind === "ClusterRole" && aggregationRule !== undefined)
      await real.send("PATCH", `/apis/rbac.authorization.k8s.io/v1/clusterroles/${metadata.name}`, { rules });
  const store = new ObjectStore(1000, 10_000);
  loadObjects(store, ACCESS_CLUSTER, Date.now());
  const api = createKubeApi({ store, clock: { now: () => Date.now() }, bookmarkMs: 60_000, users: PEOPLE });
  simulated = createServer(api);
  await new Promise<void>((resolve) => simulated.listen(0, "127.0.0.1", resolve));
  const address = simulated.address();
  simulatedUrl = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
});

afterAll(async () => {
  simulated.closeAllConnections();
  await new Promise((resolve) => simulated.close(resolve));
  await real.close();
  await agent.destroy();
  rmSync(folder, { recursive: true, force: true });
});

describe("rights", () => {
  it("are judged as the real API server judges them, and for the same reason", async () => {
    expect(ACCESS_QUESTIONS.length).toBeGreaterThanOrEqual(60);
    const different: JsonObject[] = [];
    let allowed = 0;
    for (const spec of ACCESS_QUESTIONS) {
      const asked = { name: "", token: "root-token", method: "POST", path: SUBJECT_ACCESS, body: { spec } };
      const [ours, theirs] = (await both(asked)).map(({ body }) => jsonAt(body, "status") ?? null);
      if (JSON.stringify(ours) !== JSON.stringify(theirs)) different.push({ spec, ours, theirs });
      if (jsonAt(theirs, "allowed") === true) allowed += 1;
    }
    expect(different).toEqual([]);
    expect(allowed).toBeGreaterThan(50);
    expect(ACCESS_QUESTIONS.length - allowed).toBeGreaterThan(50);
  });

  it("are listed as the real API server lists them", async () => {
    for (const { token } of PEOPLE) {
      const body = { spec: { namespace: "bookinfo" } };
      const at = "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews";
      const answers = await both({ name: "", token, method: "POST", path: at, body });
      const [ours, theirs] = answers.map(({ body: review }) =>
        ["resourceRules", "nonResourceRules"].map((list) =>
          objectsIn(jsonAt(review, "status", list))
            .map((rule) => JSON.stringify(comparable(rule)))
            .sort(),
        ),
      );
      expect([token, ours]).toEqual([token, theirs]);
    }
  });
});

describe("an answer about people and rights is that of the real API server", () => {
  it.each(ACCESS_REQUESTS.map((asked) => [asked.name, asked] as const))("%s", async (_name, asked) => {
    const [ours, theirs] = await both(asked);
    const seen = ({ code, body }: Answer): JsonObject => ({
      code,
      body: comparable(asked.anyWords ? (jsonAt(body, "reason") ?? null) : body),
    });
    expect(seen(ours)).toEqual(seen(theirs));
  });
});

describe("a token of a ServiceAccount", () => {
  const WEB = "/api/v1/namespaces/bookinfo/serviceaccounts/web/token";
  const tokenOf = async (url: string): Promise<string> => {
    const asked = { name: "", token: "root-token", method: "POST", path: WEB, body: { spec: {} } };
    return textOr(jsonAt((await send(url, asked)).body, "status", "token"));
  };
  const claimsOf = (token: string): JsonObject => {
    const claims = jsonOf(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
    return isObject(claims) ? claims : {};
  };

  it("has the claims that the real API server writes", async () => {
    const [ours, theirs] = [claimsOf(await tokenOf(simulatedUrl)), claimsOf(await tokenOf(real.url))];
    const keys = (claims: JsonObject): readonly string[] => Object.keys(claims).sort();
    expect(keys(ours)).toEqual(keys(theirs));
    expect(comparable(ours["kubernetes.io"] ?? null)).toEqual(comparable(theirs["kubernetes.io"] ?? null));
    expect([ours["sub"], Number(ours["exp"]) - Number(ours["iat"])]).toEqual([
      theirs["sub"],
      Number(theirs["exp"]) - Number(theirs["iat"]),
    ]);
  });

  it("makes its bearer the account", async () => {
    const whoAmI = async (url: string): Promise<Json> => {
      const at = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
      const asked = { name: "", token: await tokenOf(url), method: "POST", path: at, body: {} };
      const info = jsonAt((await send(url, asked)).body, "status", "userInfo");
      return [
        jsonAt(info, "username") ?? null,
        jsonAt(info, "groups") ?? null,
        Object.keys(jsonAt(info, "extra") ?? {}),
      ];
    };
    expect(await whoAmI(simulatedUrl)).toEqual(await whoAmI(real.url));
  });
});
