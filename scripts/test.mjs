// Runs every check and every test, goes on after a failure, and ends with one line: `N passed, N failed`.
// `node scripts/test.mjs format unit` runs only those.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const reports = mkdtempSync(join(tmpdir(), 'keepsake-'));
const vitestReport = (name) => join(reports, `${name}.json`);

/** Tests that a vitest run passed and failed, and what failed; a file that did not even load counts as one failure. */
function vitestCounts(file) {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
  const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0);
  const tests = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => `${fullName}\n${failureMessages.join('\n')}`);
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    what: [...broken.map(({ name, message }) => `${name}\n${message}`), ...tests],
  };
}

function playwrightCounts(file) {
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    what: errors.map(({ message }) => message),
  };
}

const vitest = (name) => ({
  name,
  command: [
    'vitest',
    'run',
    '--project',
    name,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitestReport(name)}`,
  ],
  counts: () => vitestCounts(vitestReport(name)),
});

const steps = [
  { name: 'format', command: ['biome', 'format'] },
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'lint', command: ['oxlint', '--type-aware', 'src', 'tests'] },
  { name: 'layers', command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'src'] },
  { name: 'lengths', command: ['node', 'scripts/check-lengths.mjs'] },
  { name: 'dead-code', command: ['knip'] },
  { name: 'wgsl', command: ['node', 'scripts/lint-wgsl.mjs'] },
  vitest('unit'),
  vitest('kernels-node'),
  vitest('kernels-browser'),
  { name: 'build', command: ['vite', 'build', '--logLevel', 'warn'] },
  { name: 'size', command: ['node', 'scripts/check-size.mjs'] },
  {
    name: 'e2e',
    command: ['playwright', 'test', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'e2e.json') },
    counts: () => playwrightCounts(join(reports, 'e2e.json')),
  },
];

const asked = process.argv.slice(2);
const failures = [];
let passed = 0;
let failed = 0;
for (const { name, command, env = {}, counts } of steps.filter((step) => asked.length === 0 || asked.includes(step.name))) {
  const from = Date.now();
  const [program, ...args] = command[0] === 'node' ? command : ['npx', '--no', '--', ...command];
  // Tests show their progress; a check, which is short, is heard to its end, so that what it found can be said again below.
  const stdio = counts ? 'inherit' : ['inherit', 'pipe', 'pipe'];
  const { status, stdout, stderr } = spawnSync(program, args, {
    stdio,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, ...env },
  });
  const output = `${stdout ?? ''}${stderr ?? ''}`;
  process.stdout.write(output);
  let result = { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, what: status === 0 ? [] : [output] };
  if (counts) {
    try {
      result = counts();
      // A run that fails beside its tests, or that found none, has failed.
      if ((status !== 0 && result.failed === 0) || result.passed + result.failed === 0) result.failed += 1;
    } catch (error) {
      result = { passed: 0, failed: 1, what: [`it left no report: ${error.message}`] };
    }
  }
  passed += result.passed;
  failed += result.failed;
  if (result.failed > 0) failures.push({ name, what: result.what });
  console.log(
    `— ${name}: ${result.failed === 0 ? 'ok' : 'FAILED'} (${result.passed} passed, ${result.failed} failed, ${((Date.now() - from) / 1000).toFixed(1)} s)\n`,
  );
}
// Failures are repeated at the end: a log is often read from there.
for (const { name, what } of failures) {
  for (const text of what) console.log(`✗ ${name}: ${text.slice(-2000)}`);
  if (what.length === 0) console.log(`✗ ${name}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
