import { application } from "../application";
import type { Behaviour } from "../behaviour";
import { controlPlane } from "../control-plane";
import type { Incident } from "../incident";
import type { Intent } from "../intent";
import { httpGateway, istioConfig } from "../istio-config";
import type { K8sObject } from "../k8s-object";
import { requests, requestsFromOutside } from "../requests";
import type { Scenario } from "../scenario";
import { service } from "../service";
import { namespaceObject, serviceAccount } from "../simple-objects";
import { autoscaler, cronJob, statefulSet } from "../workload";
import { EARLIER } from "../incident-windows";

const FRONT = "shop-front";
const ORDERS = "shop-orders";
const DATA = "shop-data";
const PAY = "pay.example.org";
const host = (name: string, namespace: string): string => `${name}.${namespace}.svc.cluster.local`;

const front: readonly K8sObject[] = [
  namespaceObject(FRONT, true),
  ...application({
    namespace: FRONT,
    name: "storefront",
    port: { name: "http", port: 8080 },
    workload: { replicas: 2 },
  }),
  ...application({ namespace: FRONT, name: "search", port: { name: "http", port: 8080 } }),
  httpGateway(`${FRONT}/shop`, ["shop.example.com"]),
  istioConfig("VirtualService", `${FRONT}/shop`, {
    hosts: ["shop.example.com"],
    gateways: ["shop"],
    http: [{ route: [{ destination: { host: "storefront", port: { number: 8080 } } }] }],
  }),
];

const orders: readonly K8sObject[] = [
  namespaceObject(ORDERS, true),
  ...application({
    namespace: ORDERS,
    name: "orders",
    port: { name: "grpc", port: 9090 },
    workload: { replicas: 2 },
  }),
  autoscaler({ namespace: ORDERS, name: "orders" }, { min: 2, max: 6, percent: 70 }),
  ...application({
    namespace: ORDERS,
    name: "payments",
    port: { name: "http", port: 8080 },
    workload: { replicas: 2 },
  }),
  ...application({ namespace: ORDERS, name: "fulfilment", port: { name: "http", port: 8080 } }),
  serviceAccount(ORDERS, "sales-report"),
  cronJob(
    {
      namespace: ORDERS,
      name: "sales-report",
      serviceAccount: "sales-report",
      image: "registry.example.com/shop-orders/sales-report:3",
      annotations: { "simulation.meshlens.io/run-seconds": "90" },
    },
    "*/10 * * * *",
  ),
  istioConfig("ServiceEntry", `${ORDERS}/pay`, {
    hosts: [PAY],
    location: "MESH_EXTERNAL",
    resolution: "DNS",
    ports: [{ number: 80, name: "http", protocol: "HTTP", targetPort: 443 }],
  }),
  istioConfig("DestinationRule", `${ORDERS}/pay`, { host: PAY, trafficPolicy: { tls: { mode: "SIMPLE" } } }),
  istioConfig("VirtualService", `${ORDERS}/pay`, {
    hosts: [PAY],
    http: [
      {
        route: [{ destination: { host: PAY } }],
        timeout: "3s",
        retries: { attempts: 2, perTryTimeout: "1200ms", retryOn: "5xx,reset,connect-failure" },
      },
    ],
  }),
];

const data: readonly K8sObject[] = [
  namespaceObject(DATA, true),
  serviceAccount(DATA, "postgres"),
  statefulSet({
    namespace: DATA,
    name: "postgres",
    replicas: 1,
    image: "docker.io/library/postgres:17",
    ports: [5432],
    serviceAccount: "postgres",
  }),
  service({
    namespace: DATA,
    name: "postgres",
    ports: [{ name: "tcp-postgres", port: 5432 }],
    headless: true,
  }),
  ...application({ namespace: DATA, name: "queue", port: { name: "tcp-amqp", port: 5672 } }),
  ...application({ namespace: DATA, name: "cache", port: { name: "redis", port: 6379 } }),
];

const tcp = { protocol: "tcp", path: "", requestBytes: 5_200, responseBytes: 31_000 } as const;
const grpc = { protocol: "grpc", path: "/shop.Orders/Place", requestBytes: 240, responseBytes: 900 } as const;

const INTENTS: readonly Intent[] = [
  requestsFromOutside("shop.example.com", 32, { path: "/products" }),
  requests(`${FRONT}/storefront`, `${host("search", FRONT)}:8080`, { perRequest: 0.8 }, { path: "/search" }),
  requests(`${FRONT}/search`, `${host("cache", DATA)}:6379`, { perRequest: 0.2 }, tcp),
  requests(
    `${FRONT}/storefront`,
    `${host("orders", ORDERS)}:9090`,
    { perRequest: 0.25 },
    { ...grpc, required: true },
  ),
  requests(
    `${ORDERS}/orders`,
    `${host("payments", ORDERS)}:8080`,
    { perRequest: 1 },
    { path: "/charge", method: "POST", required: true },
  ),
  requests(`${ORDERS}/orders`, `${host("postgres", DATA)}:5432`, { perRequest: 0.4 }, tcp),
  requests(`${ORDERS}/orders`, `${host("queue", DATA)}:5672`, { perRequest: 0.1 }, tcp),
  requests(
    `${ORDERS}/payments`,
    `${PAY}:80`,
    { perRequest: 1 },
    { path: "/v2/charges", method: "POST", required: true },
  ),
  requests(`${ORDERS}/fulfilment`, `${host("queue", DATA)}:5672`, { perSecond: 0.5 }, tcp),
  requests(
    `${ORDERS}/fulfilment`,
    `${host("orders", ORDERS)}:9090`,
    { perSecond: 3 },
    { ...grpc, path: "/shop.Orders/Ship" },
  ),
  requests(
    `${ORDERS}/sales-report`,
    `${host("postgres", DATA)}:5432`,
    { perSecond: 0.2 },
    { ...tcp, responseBytes: 900_000 },
  ),
];

const BEHAVIOURS: readonly Behaviour[] = [
  { namespace: FRONT, workload: "storefront", medianMs: 30, failures: [] },
  { namespace: FRONT, workload: "search", medianMs: 18, failures: [{ code: "500", share: 0.003 }] },
  { namespace: ORDERS, workload: "orders", medianMs: 9, failures: [{ code: "13", share: 0.001 }] },
  { namespace: ORDERS, workload: "payments", medianMs: 12, failures: [] },
  { namespace: "", workload: PAY, medianMs: 650, failures: [{ code: "503", share: 0.04 }] },
];

const INCIDENTS: readonly Incident[] = [
  {
    ...EARLIER,
    behaviours: [{ namespace: "", workload: PAY, medianMs: 2_600, failures: [{ code: "503", share: 0.3 }] }],
  },
];

/** A shop in three namespaces: gRPC and TCP, a database, a queue, a job by the clock and a payment provider that is slow. */
export function shop(): Scenario {
  return {
    name: "shop",
    objects: [...controlPlane(), ...front, ...orders, ...data],
    intents: INTENTS,
    behaviours: BEHAVIOURS,
    incidents: INCIDENTS,
  };
}
