/**
 * The path prefix every URL of Meshlens starts with. Production builds carry a placeholder that the start script
 * replaces by the path of PUBLIC_URL, so one build serves any sub-path.
 */
export const BASE_PATH = process.env.NODE_ENV === "production" ? "/__MESHLENS_BASE__" : "";
