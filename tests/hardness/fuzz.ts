import { listDoors } from './doors.ts';
import { fuzz } from './fuzzing.ts';
import { loadRecogniser } from './seeds.ts';

// npm run fuzz -- [cases, 100,000 unless said] [seed of the first case, 1 unless said]
const [cases = 100_000, seed = 1] = process.argv.slice(3).map(Number);
const report = await fuzz(await listDoors(await loadRecogniser()), cases, seed);
for (const { door, seed: at, what, input } of report.failures) console.log(`${door}, seed ${at}: ${what}\n${input}\n`);
console.log(
  `${report.cases} cases: ${report.failed} failed, ${report.refused} refused as they should be, the slowest took ${Math.round(report.slowest)} ms`,
);
process.exitCode = report.failed === 0 ? 0 : 1;
