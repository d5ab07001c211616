/** Size and form of source files: 300 lines at most (tests 400), a first line that says what a file is for, SQL and HTTP in their places. */
import { isSource, isTest, textOf, trackedFiles } from './sources.mjs';

const limit = (path) => (isTest(path) ? 400 : 300);

export function checkFiles() {
  return trackedFiles().filter(isSource).flatMap(judge);
}

function judge(path) {
  const text = textOf(path);
  const findings = [];
  const lines = text.split('\n').length - 1;
  if (lines > limit(path)) {
    findings.push(`${path} has ${lines} lines; ${limit(path)} is the most.`);
  }
  if (!isTest(path) && !/^(#!.*\n)?\/\*\*/.test(text))
    findings.push(`${path} must begin with a comment that says what it is for.`);
  const name = path.split('/').at(-1) ?? '';
  const component = /^[A-Z][A-Za-z0-9]*(\.test)?\.tsx$/.test(name);
  if (!component && !/^[a-z0-9][a-z0-9.-]*$/.test(name))
    findings.push(`${path}: file names are kebab-case, React components PascalCase.`);
  if (path.startsWith('apps/server/src/') && !isTest(path)) findings.push(...judgeServer(path, text));
  return findings;
}

/** Ambient state that makes code untestable has one home each. */
const bans = [
  { pattern: /\bDate\.now\(|new Date\(\)/, allowed: /\/platform\/clock\.ts$/, use: 'platform.clock' },
  { pattern: /\bMath\.random\(|\brandomUUID\(/, allowed: /\/platform\//, use: 'platform.ids' },
  { pattern: /\bprocess\.env\b/, allowed: /\/main\.ts$/, use: 'platform.config' },
  {
    pattern: /\b(selectFrom|insertInto|updateTable|deleteFrom)\(/,
    allowed: /-store\.ts$|\/platform\/database\//,
    use: 'the concept’s store',
  },
];

const judgeServer = (path, text) =>
  bans
    .filter(({ pattern, allowed }) => pattern.test(text) && !allowed.test(path))
    .map(({ pattern, use }) => `${path} matches ${pattern}: use ${use}.`);
