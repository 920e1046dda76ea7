import { IconFileSettings, IconHeartbeat, IconTopologyStar3 } from "@tabler/icons-react";
import type { ReactElement } from "react";
import type { PageKey } from "./model/pages";

const ICONS = { graph: IconTopologyStar3, config: IconFileSettings, status: IconHeartbeat } satisfies Record<
  PageKey,
  unknown
>;

/** The decorative icon of a page. */
export function PageIcon({ page }: { page: PageKey }): ReactElement {
  const Icon = ICONS[page];
  return <Icon size={16} stroke={1.7} aria-hidden />;
}
