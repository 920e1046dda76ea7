import {
  IconArrowsSplit2,
  IconDoorEnter,
  IconDoorExit,
  IconFileSettings,
  IconHeartbeat,
  IconLock,
  IconRoute,
  IconTopologyStar3,
} from "@tabler/icons-react";
import type { ReactElement } from "react";
import type { PageKey } from "./model/pages";

const ICONS = {
  graph: IconTopologyStar3,
  config: IconFileSettings,
  splits: IconArrowsSplit2,
  routes: IconRoute,
  exposures: IconDoorEnter,
  mtls: IconLock,
  egress: IconDoorExit,
  status: IconHeartbeat,
} satisfies Record<PageKey, unknown>;

/** The decorative icon of a page. */
export function PageIcon({ page }: { page: PageKey }): ReactElement {
  const Icon = ICONS[page];
  return <Icon size={16} stroke={1.7} aria-hidden />;
}
