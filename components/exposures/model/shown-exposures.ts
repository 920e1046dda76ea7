import { wordFilter } from "@/components/mesh/model/word-filter";
import type { ExposureSort, GatewayFamily } from "@/lib/client/url-state/exposures-params";
import type { ExposureDto } from "@/lib/contracts/routes/exposures-response";

export interface ExposureFilter {
  readonly text: string;
  readonly family: readonly GatewayFamily[];
  readonly tls: readonly ExposureDto["tls"]["mode"][];
  readonly authentication: readonly ExposureDto["authentication"]["state"][];
  /** Only those that requests came through. */
  readonly traffic: boolean;
}

/** Which sort of gateway exposes it. */
export function familyOf({ gateway: { kind } }: Pick<ExposureDto, "gateway">): GatewayFamily {
  if (kind === "Ingress") return "ingress";
  return kind.endsWith(".gateway.networking.k8s.io") ? "gatewayApi" : "istio";
}

/** Names a line among those of one answer. */
export function exposureKey({ host, port, scheme, gateway, route, routePath }: ExposureDto): string {
  const parts = [gateway.kind, gateway.namespace, gateway.name, host, String(port), scheme];
  return [...parts, route?.kind, route?.namespace, route?.name, routePath].join("/");
}

function namesOf(exposure: ExposureDto): readonly (string | undefined)[] {
  const { host, port, addresses, gateway, route, condition, destinations, tls } = exposure;
  const objects = [gateway.kind, gateway.namespace, gateway.name, route?.kind, route?.namespace, route?.name];
  return [host, String(port), ...addresses, ...objects, condition, ...destinations, tls.credential];
}

const among = <T>(chosen: readonly T[], value: T): boolean => chosen.length === 0 || chosen.includes(value);

/** The lines that a filter leaves: every word of its text is somewhere in the names, addresses or the condition. */
export function filterExposures(
  exposures: readonly ExposureDto[],
  filter: ExposureFilter,
): readonly ExposureDto[] {
  const holds = wordFilter(filter.text);
  return exposures.filter(
    (exposure) =>
      among(filter.family, familyOf(exposure)) &&
      among(filter.tls, exposure.tls.mode) &&
      among(filter.authentication, exposure.authentication.state) &&
      (!filter.traffic || (exposure.requestsPerSecond ?? 0) > 0) &&
      holds(...namesOf(exposure)),
  );
}

const OPENNESS: Readonly<Record<ExposureDto["authentication"]["state"], number>> = {
  none: 0,
  optional: 1,
  unknown: 2,
  required: 3,
};

const byHost = (a: ExposureDto, b: ExposureDto): number =>
  a.host.localeCompare(b.host, "en") || a.port - b.port;

const COMPARE: Readonly<Record<ExposureSort, (a: ExposureDto, b: ExposureDto) => number>> = {
  host: byHost,
  gateway: (a, b) => a.gateway.name.localeCompare(b.gateway.name, "en"),
  authentication: (a, b) => OPENNESS[a.authentication.state] - OPENNESS[b.authentication.state],
  rate: (a, b) => (a.requestsPerSecond ?? -1) - (b.requestsPerSecond ?? -1),
};

/** The same lines in order; those with equal keys by host. Authentication begins with what anyone may use. */
export function sortExposures(
  exposures: readonly ExposureDto[],
  sort: ExposureSort,
  desc: boolean,
): readonly ExposureDto[] {
  const sign = desc ? -1 : 1;
  return exposures.toSorted((a, b) => sign * COMPARE[sort](a, b) || byHost(a, b));
}
