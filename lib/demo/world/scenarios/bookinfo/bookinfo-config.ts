import type { K8sObject } from "../../k8s-object";
import { istioObject } from "../../simple-objects";

const namespace = "bookinfo";
const REVIEWS = "reviews.bookinfo.svc.cluster.local";

const gateway = istioObject(
  "networking",
  "Gateway",
  { namespace, name: "bookinfo-gateway" },
  {
    selector: { istio: "ingressgateway" },
    servers: [{ port: { number: 8080, name: "http", protocol: "HTTP" }, hosts: ["*"] }],
  },
);

const ingressRoute = istioObject(
  "networking",
  "VirtualService",
  { namespace, name: "bookinfo" },
  {
    hosts: ["*"],
    gateways: ["bookinfo-gateway"],
    http: [
      {
        match: [
          { uri: { exact: "/productpage" } },
          { uri: { prefix: "/static" } },
          { uri: { exact: "/login" } },
          { uri: { exact: "/logout" } },
          { uri: { prefix: "/api/v1/products" } },
        ],
        route: [{ destination: { host: "productpage", port: { number: 9080 } } }],
      },
    ],
  },
);

const reviewsRoute = istioObject(
  "networking",
  "VirtualService",
  { namespace, name: "reviews" },
  {
    hosts: [REVIEWS],
    http: [
      {
        match: [{ headers: { "end-user": { exact: "tester" } } }],
        route: [{ destination: { host: REVIEWS, subset: "v3" } }],
      },
      {
        route: [
          { destination: { host: REVIEWS, subset: "v1" }, weight: 60 },
          { destination: { host: REVIEWS, subset: "v2" }, weight: 30 },
          { destination: { host: REVIEWS, subset: "v3" }, weight: 10 },
        ],
      },
    ],
  },
);

const reviewsSubsets = istioObject(
  "networking",
  "DestinationRule",
  { namespace, name: "reviews" },
  {
    host: REVIEWS,
    subsets: ["v1", "v2", "v3"].map((version) => ({ name: version, labels: { version } })),
  },
);

const books = istioObject(
  "networking",
  "ServiceEntry",
  { namespace, name: "books" },
  {
    hosts: ["books.example.com"],
    ports: [{ number: 80, name: "http", protocol: "HTTP" }],
    location: "MESH_EXTERNAL",
    resolution: "DNS",
  },
);

const permissive = istioObject(
  "security",
  "PeerAuthentication",
  { namespace, name: "default" },
  {
    mtls: { mode: "PERMISSIVE" },
  },
);

/** Routing and policy of bookinfo: ingress, reviews split 60/30/10 over its subsets but for a tester, an external host, PERMISSIVE mTLS. */
export const BOOKINFO_CONFIG: readonly K8sObject[] = [
  gateway,
  ingressRoute,
  reviewsRoute,
  reviewsSubsets,
  books,
  permissive,
];
