/** One visit of a portal page: what came in, and the ways to answer it. Pages register themselves through `Portal`. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Lab } from '../app.ts';
import type { EnterpriseApplication } from '../state.ts';
import { type Form, formOf, formOfBody, UploadTooLarge } from './form.ts';
import { type Notice, noticeCookie, readNotice, writeNotice } from './notice.ts';
import { type PortalPage, renderPage } from './shell.ts';

export interface Visit {
  readonly lab: Lab;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** The part of the address named `:name`; empty when there is none. */
  param(name: string): string;
  readonly query: Form;
  /** The fields of a POST; empty for a GET. */
  readonly form: Form;
  /** @param status 200, or 400 when the page shows a form again with messages. */
  page(page: PortalPage, status?: number): FastifyReply;
  /** Goes to another page (303), which shows the notice in its notification bar. */
  go(path: string, notice?: Notice): FastifyReply;
  /** The page that says that something is not there (404). */
  missing(what: string): FastifyReply;
}

export type ApplicationVisit = Visit & { readonly application: EnterpriseApplication; readonly base: string };

type Answer<V> = (visit: V) => FastifyReply | Promise<FastifyReply>;

export interface Portal {
  get(path: string, answer: Answer<Visit>): void;
  post(path: string, answer: Answer<Visit>): void;
  /** Pages of one enterprise application: the path follows `/admin/enterprise-apps/:objectId/`. */
  application: {
    get(path: string, answer: Answer<ApplicationVisit>): void;
    post(path: string, answer: Answer<ApplicationVisit>): void;
  };
}

/** Where an application's pages begin. */
export const applicationPath = (application: { readonly objectId: string }) =>
  `/admin/enterprise-apps/${application.objectId}`;

export function createPortal(app: FastifyInstance, lab: Lab): Portal {
  const register = (method: 'GET' | 'POST', url: string, answer: Answer<Visit>) => {
    app.route({
      method,
      url,
      handler: async (request, reply) => {
        if (method === 'GET') return answer(visitOf(lab, request, reply, formOf({})));
        try {
          return await answer(visitOf(lab, request, reply, await formOfBody(request)));
        } catch (error) {
          if (!(error instanceof UploadTooLarge)) throw error;
          return visitOf(lab, request, reply, formOf({})).page(problemPage('Upload failed', error.message), 413);
        }
      },
    });
  };
  const ofApplication =
    (answer: Answer<ApplicationVisit>): Answer<Visit> =>
    (visit) => {
      const objectId = visit.param('objectId');
      const application = lab.store.read().applications.find((candidate) => candidate.objectId === objectId);
      if (application === undefined) return visit.missing(`an enterprise application with object ID ${objectId}`);
      return answer({ ...visit, application, base: applicationPath(application) });
    };
  const within = (path: string) => `/admin/enterprise-apps/:objectId/${path}`;
  return {
    get: (path, answer) => register('GET', path, answer),
    post: (path, answer) => register('POST', path, answer),
    application: {
      get: (path, answer) => register('GET', within(path), ofApplication(answer)),
      post: (path, answer) => register('POST', within(path), ofApplication(answer)),
    },
  };
}

/** The portal's style and script are files of its own: nothing inline is allowed. No `form-action`: a test ends at the application. */
const contentSecurityPolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";

function visitOf(lab: Lab, request: FastifyRequest, reply: FastifyReply, form: Form): Visit {
  const page = (content: PortalPage, status = 200) => {
    const notice = content.notice ?? readNotice(request.cookies[noticeCookie]);
    if (request.cookies[noticeCookie] !== undefined) reply.clearCookie(noticeCookie, { path: '/admin' });
    const { tenant } = lab.store.read();
    reply.header('content-security-policy', contentSecurityPolicy);
    return reply.code(status).type('text/html; charset=utf-8').send(renderPage(content, { tenant, notice }).html);
  };
  return {
    lab,
    request,
    reply,
    form,
    page,
    query: formOf(request.query),
    param: (name) => formOf(request.params).text(name),
    go: (path, notice) => {
      if (notice !== undefined) {
        reply.setCookie(noticeCookie, writeNotice(notice), {
          path: '/admin',
          httpOnly: true,
          sameSite: 'lax',
          maxAge: 60,
        });
      }
      return reply.redirect(path, 303);
    },
    missing: (what) =>
      page(
        problemPage(
          'Not found',
          `There is not ${what} in this directory. It may have been deleted, or the lab was reset.`,
        ),
        404,
      ),
  };
}

const problemPage = (title: string, text: string): PortalPage => ({
  title,
  area: 'home',
  breadcrumb: [{ label: 'Home', href: '/admin' }],
  notice: { kind: 'error', text },
});
