import { GATEWAY_API_TEMPLATES } from "./gateway-api";
import { ROUTING_TEMPLATES } from "./routing";
import { SECURITY_TEMPLATES } from "./security";

/** Every template. */
export const TEMPLATES = [...ROUTING_TEMPLATES, ...SECURITY_TEMPLATES, ...GATEWAY_API_TEMPLATES] as const;
