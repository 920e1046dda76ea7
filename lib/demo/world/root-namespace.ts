/** Where Istio's control plane and its mesh-wide configuration live. */
export const ROOT_NAMESPACE = "istio-system";
