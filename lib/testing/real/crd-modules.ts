/** The Go modules whose custom resource definitions a mesh's cluster has. */
export const CRD_MODULES = {
  istio: "istio.io/api@v1.31.1",
  gatewayApi: "sigs.k8s.io/gateway-api@v1.6.0",
  inference: "sigs.k8s.io/gateway-api-inference-extension@v1.2.0",
  rollouts: "github.com/argoproj/argo-rollouts@v1.9.0",
  flagger: "github.com/fluxcd/flagger@v1.41.0",
} as const;
