/** The start page, and the addresses that tests put the lab back and look into it with. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Lab } from '../app.ts';
import type { LabState } from '../state.ts';
import { startPage } from './start-page.ts';

export function registerStart(app: FastifyInstance, lab: Lab): void {
  app.get<{ Querystring: { reset?: string } }>('/', async (request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .send(
        startPage({ state: lab.store.read(), publicUrl: lab.publicUrl, justReset: request.query.reset === 'done' }),
      ),
  );
  app.post('/control/reset', { preHandler: loopbackOnly }, async (request, reply) => {
    lab.store.reset();
    const byForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
    return byForm ? reply.redirect('/?reset=done', 303) : reply.code(204).send();
  });
  app.get('/control/state', { preHandler: loopbackOnly }, async () => withoutSecrets(lab.store.read()));
}

/** These two are for tests on the same machine. */
async function loopbackOnly(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  if (['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)) return undefined;
  return reply.code(403).type('text/plain').send('Only from the machine that the lab runs on.');
}

/** The state without password hashes and private keys. */
function withoutSecrets(state: LabState) {
  const publicPart = ({ privateKey: _, ...certificate }: LabState['tenantCertificates'][number]) => certificate;
  return {
    ...state,
    users: state.users.map(({ passwordHash: _, ...user }) => user),
    applications: state.applications.map((app) => ({ ...app, certificates: app.certificates.map(publicPart) })),
    tenantCertificates: state.tenantCertificates.map(publicPart),
  };
}
