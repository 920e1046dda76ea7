import os from "node:os";

const SHARE_FOR_HEAP = 0.7;

/** Megabytes for V8's old space: 70 % of what the control group allows, or of the machine where nothing limits it. */
export function heapLimitMegabytes(): number {
  // 0 or far more than there is says that nothing limits the process.
  const allowed = process.constrainedMemory();
  const bytes = allowed > 0 ? Math.min(os.totalmem(), allowed) : os.totalmem();
  return Math.max(256, Math.floor((bytes * SHARE_FOR_HEAP) / 1024 / 1024));
}
