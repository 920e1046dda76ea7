// Runs in the page before its own scripts, without the page's help: notes every draw of a canvas, every long task and every
// answer of a worker, and publishes them as attributes of the document.
(() => {
  const QUIET_MS = 500;
  const state = { since: performance.now(), lastDraw: 0, longTasks: [], layouts: [], nodes: 0 };

  const publish = () => {
    if (!document.documentElement) return;
    const { since, lastDraw, ...rest } = state;
    const quiet = lastDraw > since && performance.now() - lastDraw > QUIET_MS;
    document.documentElement.dataset.probe = JSON.stringify({ lastDrawMs: lastDraw - since, ...rest });
    document.documentElement.dataset.quiet = quiet ? "yes" : "no";
  };
  setInterval(publish, 50);

  const clear = CanvasRenderingContext2D.prototype.clearRect;
  CanvasRenderingContext2D.prototype.clearRect = function (...area) {
    if (this.canvas.isConnected) state.lastDraw = performance.now();
    return clear.apply(this, area);
  };

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) state.longTasks.push(entry.duration);
  }).observe({ type: "longtask" });

  window.Worker = class extends window.Worker {
    postMessage(message) {
      const started = performance.now();
      this.addEventListener("message", () => state.layouts.push(performance.now() - started), { once: true });
      if (Array.isArray(message?.nodes)) state.nodes = message.nodes.length;
      super.postMessage(message);
    }
  };

  window.addEventListener("bench-reset", () => {
    state.since = performance.now();
    state.longTasks = [];
    state.layouts = [];
    publish();
  });
})();
