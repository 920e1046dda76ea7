import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Agent, request } from "undici";
import { z } from "zod";
import { freePort, startServerProcess, type ServerProcess } from "./server-process";

export interface KubeUser {
  readonly name: string;
  readonly token: string;
  readonly groups: readonly string[];
}

export interface KubeApiserver {
  readonly url: string;
  readonly admin: KubeUser;
  /** A kubeconfig of one user, written to a file. */
  kubeconfig(user: KubeUser): string;
  /** A request as the admin. */
  readonly send: Send;
  /** Stops the API server (etcd keeps its data) and starts it again on the same port. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Makes etcd forget every earlier revision, so that watches from before have expired. */
  compact(): Promise<void>;
  close(): Promise<void>;
}

export interface KubeAnswer {
  readonly status: number;
  readonly body: unknown;
}

const CONTENT_TYPES = {
  GET: "application/json",
  POST: "application/json",
  PUT: "application/json",
  DELETE: "application/json",
  PATCH: "application/merge-patch+json",
};

export type Send = (
  method: keyof typeof CONTENT_TYPES,
  resource: string,
  body?: unknown,
) => Promise<KubeAnswer>;

const rangeAnswer = z.looseObject({ header: z.looseObject({ revision: z.string() }) });

const ADMIN: KubeUser = { name: "admin", token: "admin-token", groups: ["system:masters"] };

/** A real kube-apiserver on a real etcd, in a folder of their own, for users known by token. */
export async function startKubeApiserver(
  binaries: { kubeApiserver: string; etcd: string },
  folder: string,
  users: readonly KubeUser[],
): Promise<KubeApiserver> {
  mkdirSync(folder, { recursive: true });
  const [etcdPort, peerPort, port] = [await freePort(), await freePort(), await freePort()];
  writeCredentials(folder, [ADMIN, ...users]);
  const etcd = startServerProcess(
    binaries.etcd,
    etcdFlags(folder, etcdPort, peerPort),
    path.join(folder, "etcd.log"),
  );
  const url = `https://127.0.0.1:${port}`;
  const agent = new Agent({ connect: { rejectUnauthorized: false }, connections: 8 });
  const send: Send = (method, resource, body) => sendRequest(agent, `${url}${resource}`, method, body);
  let server: ServerProcess | null = null;
  const start = async (): Promise<void> => {
    server = startServerProcess(
      binaries.kubeApiserver,
      apiserverFlags(folder, etcdPort, port),
      path.join(folder, "apiserver.log"),
    );
    await untilReady(send, server);
  };
  const stop = async (): Promise<void> => {
    await server?.stop();
    server = null;
  };
  await start();
  return {
    url,
    admin: ADMIN,
    kubeconfig: (user) => writeKubeconfig(folder, url, user),
    send,
    start,
    stop,
    compact: () => compactEtcd(`http://127.0.0.1:${etcdPort}`),
    close: async () => {
      await stop();
      await etcd.stop();
      await agent.destroy();
    },
  };
}

/** etcd's gRPC gateway: https://etcd.io/docs/v3.4/dev-guide/api_grpc_gateway/ */
async function compactEtcd(url: string): Promise<void> {
  const post = async (resource: string, body: unknown): Promise<unknown> => {
    const answer = await request(`${url}/v3/${resource}`, {
      method: "POST",
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    });
    return answer.body.json();
  };
  // Revisions after the last one the dashboard has seen, so that its last one is really gone.
  for (let count = 0; count < 50; count += 1)
    await post("kv/put", { key: btoa("meshlens/bump"), value: btoa(String(count)) });
  const { header } = rangeAnswer.parse(await post("kv/range", { key: btoa("meshlens/bump") }));
  await post("kv/compaction", { revision: header.revision, physical: true });
}

function etcdFlags(folder: string, port: number, peerPort: number): readonly string[] {
  const [client, peer] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${peerPort}`];
  return [
    "--data-dir",
    path.join(folder, "etcd"),
    "--unsafe-no-fsync",
    "--listen-client-urls",
    client,
    "--advertise-client-urls",
    client,
    "--listen-peer-urls",
    peer,
    "--initial-advertise-peer-urls",
    peer,
    "--initial-cluster",
    `default=${peer}`,
  ];
}

function apiserverFlags(folder: string, etcdPort: number, port: number): readonly string[] {
  const key = path.join(folder, "sa.key");
  return [
    `--etcd-servers=http://127.0.0.1:${etcdPort}`,
    `--secure-port=${port}`,
    "--bind-address=127.0.0.1",
    `--cert-dir=${path.join(folder, "certs")}`,
    "--service-cluster-ip-range=10.0.0.0/16",
    "--authorization-mode=RBAC",
    `--token-auth-file=${path.join(folder, "tokens.csv")}`,
    "--service-account-issuer=https://kubernetes.default.svc",
    `--service-account-key-file=${key}`,
    `--service-account-signing-key-file=${key}`,
    "--allow-privileged=true",
    "--disable-admission-plugins=ServiceAccount",
  ];
}

function writeCredentials(folder: string, users: readonly KubeUser[]): void {
  const rows = users.map((user) => `${user.token},${user.name},${user.name},"${user.groups.join(",")}"`);
  writeFileSync(path.join(folder, "tokens.csv"), `${rows.join("\n")}\n`);
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  writeFileSync(path.join(folder, "sa.key"), privateKey.export({ type: "pkcs1", format: "pem" }));
}

async function sendRequest(
  agent: Agent,
  url: string,
  method: keyof typeof CONTENT_TYPES,
  body: unknown,
): Promise<KubeAnswer> {
  const answer = await request(url, {
    dispatcher: agent,
    method,
    headers: { authorization: `Bearer ${ADMIN.token}`, "content-type": CONTENT_TYPES[method] },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await answer.body.text();
  const parsed: unknown = text.startsWith("{") ? JSON.parse(text) : text;
  return { status: answer.statusCode, body: parsed };
}

async function untilReady(send: Send, server: ServerProcess): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (server.child.exitCode !== null) throw new Error("kube-apiserver ended: see apiserver.log");
    const answer = await send("GET", "/readyz").catch(() => null);
    if (answer?.status === 200) return;
    await pause(200);
  }
  throw new Error("kube-apiserver was not ready within two minutes");
}

function writeKubeconfig(folder: string, url: string, user: KubeUser): string {
  const file = path.join(folder, `${user.name}.kubeconfig`);
  const config = {
    apiVersion: "v1",
    kind: "Config",
    "current-context": "real",
    clusters: [{ name: "real", cluster: { server: url, "insecure-skip-tls-verify": true } }],
    users: [{ name: user.name, user: { token: user.token } }],
    contexts: [{ name: "real", context: { cluster: "real", user: user.name } }],
  };
  writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
  return file;
}
