import type { LayoutGraph } from "../model/layout-graph";
import { twoStageLayout } from "../model/two-stage-layout";

addEventListener("message", (event: MessageEvent<LayoutGraph>) => {
  postMessage(twoStageLayout(event.data));
});
