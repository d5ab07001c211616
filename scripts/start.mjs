/** `npm start`: installs, builds, and runs the dashboard and Entra Lab on embedded storage. */
import { build, environment, findNode, installDependencies, launch, say } from './runtime.mjs';

installDependencies();
const node = findNode();
build();

const env = environment();
const port = env.LATCHKEY_PORT || '4400';
const labPort = env.ENTRA_LAB_PORT || '4500';
const dashboard = env.LATCHKEY_PUBLIC_URL || `http://localhost:${port}`;
const lab = env.ENTRA_LAB_PUBLIC_URL || `http://127.0.0.1:${labPort}`;

const programs = [
  launch(node, 'apps/server/dist/main.js', {
    LATCHKEY_LOG_LEVEL: env.LATCHKEY_LOG_LEVEL || 'warn',
    // The lab's metadata address works out of the box.
    LATCHKEY_PRIVATE_ADDRESSES: env.LATCHKEY_PRIVATE_ADDRESSES || 'localhost,127.0.0.0/8,::1',
  }),
  launch(node, 'apps/entra-lab/dist/main.js'),
];
let stopping = false;
const stopAll = (code) => {
  if (stopping) return;
  stopping = true;
  process.exitCode = code;
  for (const { child } of programs) child.kill('SIGTERM');
};
for (const { child } of programs) child.once('exit', (code) => stopAll(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stopAll(0));

await Promise.all(programs.map(({ ready }) => ready));
say(`
  Latchkey    ${dashboard}
  Entra Lab   ${lab}

  What to do next
    1. Open ${dashboard}/sign-up and create an account, for example as
       adele.vance@contoso.example, who is also a user of the lab's directory.
    2. Follow docs/guide.md: it sets up single sign-on between the two in ten minutes.

  Everything is kept below data/. Stop with Ctrl+C.
`);
