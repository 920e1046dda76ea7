import { launchDashboard } from "./launch-dashboard";
import { interruption, untilInterrupted } from "./until-interrupted";

const interrupted = interruption();
const launch = await launchDashboard(process.env, interrupted);
if (!launch.ok) {
  for (const problem of launch.problems) console.error(`meshlens: ${problem}`);
  process.exit(2);
}
const { dashboard } = launch;
console.log(`Meshlens is ready: ${dashboard.signInUrl}`);
const ended = await untilInterrupted(interrupted, dashboard.process);
await dashboard.stop();
process.exit(ended);
