/** `npm start`: installs, builds, and runs the dashboard and Entra Lab on embedded storage. */
import { build, environment, findNode, installDependencies, launch, say } from './runtime.mjs';

installDependencies();
const node = findNode();
build();

const env = environment();
const programs = [
  {
    name: 'Latchkey',
    script: 'apps/server/dist/main.js',
    extra: { LATCHKEY_LOG_LEVEL: env.LATCHKEY_LOG_LEVEL ?? 'warn' },
  },
  { name: 'Entra Lab', script: 'apps/entra-lab/dist/main.js', extra: {} },
].map((program) => ({ ...program, process: launch(node, program.script, program.extra) }));

let stopping = false;
const stopAll = (code) => {
  if (stopping) return;
  stopping = true;
  process.exitCode = code;
  for (const { process: child } of programs) child.kill('SIGTERM');
};
for (const { process: child } of programs) child.once('exit', (code) => stopAll(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stopAll(0));

const port = env.LATCHKEY_PORT ?? '4400';
const dashboard = env.LATCHKEY_PUBLIC_URL ?? `http://localhost:${port}`;
const labPort = env.ENTRA_LAB_PORT ?? '4500';
const lab = env.ENTRA_LAB_PUBLIC_URL ?? `http://127.0.0.1:${labPort}`;

const answers = (url) =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );
while (!stopping && !((await answers(`${dashboard}/healthz`)) && (await answers(`${lab}/`)))) {
  await new Promise((resolve) => setTimeout(resolve, 100));
}
if (!stopping) {
  say(`
  Latchkey    ${dashboard}
  Entra Lab   ${lab}

  What to do next
    1. Open ${dashboard}/sign-up and create an account, for example as
       adele.vance@contoso.example, who is also a user of the lab's directory.
    2. Follow docs/guide.md: it sets up single sign-on between the two in ten minutes.

  Everything is kept below data/. Stop with Ctrl+C.
`);
}
