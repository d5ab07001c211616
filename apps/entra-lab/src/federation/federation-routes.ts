/** Serves federation metadata, by application or tenant-wide. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Lab } from '../app.ts';
import { findApplicationByAppId } from '../applications/index.ts';
import { createSigningCertificate, tenantSubject } from '../certificates/index.ts';
import { aadsts, type EntraFailure } from '../errors/index.ts';
import { appMetadataDocument, tenantMetadataDocument } from './metadata-document.ts';

interface MetadataRequest {
  Params: { tenant: string };
  Querystring: { appid?: string };
}

const addresses = [
  '/:tenant/federationmetadata/2007-06/federationmetadata.xml',
  '/:tenant/FederationMetadata/2007-06/FederationMetadata.xml',
];

export function registerFederation(app: FastifyInstance, lab: Lab): void {
  for (const address of addresses) {
    app.get<MetadataRequest>(address, async (request, reply) => {
      const state = lab.store.read();
      const tenant = request.params.tenant.toLowerCase();
      if (tenant !== state.tenant.id && tenant !== state.tenant.domain) {
        return refuse(reply, aadsts.tenantNotFound(request.params.tenant));
      }
      const { appid } = request.query;
      if (appid === undefined) {
        await makeTenantCertificates(lab);
        return send(reply, tenantMetadataDocument(lab.store.read(), lab.publicUrl));
      }
      const application = findApplicationByAppId(state, appid);
      if (!application) return refuse(reply, aadsts.applicationNotFound(appid, state.tenant.name));
      if (application.certificates.length === 0) return refuse(reply, aadsts.noSigningCertificate());
      return send(reply, appMetadataDocument(state, application, lab.publicUrl));
    });
  }
}

const send = (reply: FastifyReply, document: Uint8Array) =>
  reply.type('application/samlmetadata+xml; charset=utf-8').send(document);

const refuse = (reply: FastifyReply, { code, message }: EntraFailure) =>
  reply.code(400).type('text/plain; charset=utf-8').send(`AADSTS${code}: ${message}`);

/** Tenant-wide certificates are made when somebody first asks for them: four, as Entra usually has. */
async function makeTenantCertificates(lab: Lab): Promise<void> {
  if (lab.store.read().tenantCertificates.length > 0) return;
  const made = await Promise.all(
    [0, 1, 2, 3].map(() =>
      createSigningCertificate({ id: lab.ids.guid(), subject: tenantSubject, years: 5, now: lab.clock.now() }),
    ),
  );
  lab.store.update((state) => {
    // Two requests at the same time: the first to finish decides.
    if (state.tenantCertificates.length > 0) return;
    state.tenantCertificates = made.map((certificate, position) => ({ ...certificate, active: position === 0 }));
  });
}
