/** The route table: every address of the dashboard, each page loaded when it is first visited. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { queryClient } from './api/index.ts';
import { safeReturnPath, sessionOptions } from './session/index.ts';
import { ErrorPage, FullErrorPage } from './shell/ErrorPage.tsx';
import { PendingPage } from './shell/PendingPage.tsx';

/** A search parameter that is a text; anything else counts as absent. */
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Names of search parameters, all of them optional texts. */
const searchOf =
  <Name extends string>(...names: readonly Name[]) =>
  (search: Record<string, unknown>): { [Key in Name]?: string } => {
    const found: { [Key in Name]?: string } = {};
    for (const name of names) {
      const value = text(search[name]);
      if (value !== undefined) found[name] = value;
    }
    return found;
  };

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: lazyRouteComponent(() => import('./pages/not-found/NotFoundPage.tsx'), 'NotFoundPage'),
});

/** The shell around the pages of a signed-in person. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionOptions);
    if (!session.signedIn) {
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { return: location.href } });
    }
  },
  component: lazyRouteComponent(() => import('./shell/Shell.tsx'), 'Shell'),
  errorComponent: FullErrorPage,
});

const overview = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/overview/OverviewPage.tsx'), 'OverviewPage'),
});
const members = createRoute({
  getParentRoute: () => shell,
  path: '/members',
  validateSearch: searchOf('search'),
  component: lazyRouteComponent(() => import('./pages/members/MembersPage.tsx'), 'MembersPage'),
});
const invitations = createRoute({
  getParentRoute: () => shell,
  path: '/invitations',
  validateSearch: searchOf('new'),
  component: lazyRouteComponent(() => import('./pages/invitations/InvitationsPage.tsx'), 'InvitationsPage'),
});
const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  beforeLoad: () => {
    throw redirect({ to: '/settings/account' });
  },
});
const account = createRoute({
  getParentRoute: () => shell,
  path: '/settings/account',
  component: lazyRouteComponent(() => import('./pages/settings/AccountSettingsPage.tsx'), 'AccountSettingsPage'),
});
const newProvider = createRoute({
  getParentRoute: () => shell,
  path: '/settings/account/identity-providers/new',
  component: lazyRouteComponent(() => import('./pages/identity-providers/NewProviderPage.tsx'), 'NewProviderPage'),
});
const provider = createRoute({
  getParentRoute: () => shell,
  path: '/settings/account/identity-providers/$id',
  component: lazyRouteComponent(() => import('./pages/identity-providers/ProviderPage.tsx'), 'ProviderPage'),
});
const attempts = createRoute({
  getParentRoute: () => shell,
  path: '/sign-in-attempts',
  validateSearch: searchOf('provider', 'outcome'),
  component: lazyRouteComponent(() => import('./pages/sign-in-attempts/AttemptsPage.tsx'), 'AttemptsPage'),
});
const attempt = createRoute({
  getParentRoute: () => shell,
  path: '/sign-in-attempts/$id',
  component: lazyRouteComponent(() => import('./pages/sign-in-attempts/AttemptPage.tsx'), 'AttemptPage'),
});
const auditLog = createRoute({
  getParentRoute: () => shell,
  path: '/audit-log',
  validateSearch: searchOf('action', 'actor', 'target', 'from', 'to', 'search'),
  component: lazyRouteComponent(() => import('./pages/audit-log/AuditLogPage.tsx'), 'AuditLogPage'),
});
const streaming = createRoute({
  getParentRoute: () => shell,
  path: '/audit-log/streaming',
  component: lazyRouteComponent(() => import('./pages/audit-log/streaming/StreamingPage.tsx'), 'StreamingPage'),
});
const outbox = createRoute({
  getParentRoute: () => shell,
  path: '/operator/outbox',
  validateSearch: searchOf('state', 'search'),
  component: lazyRouteComponent(() => import('./pages/outbox/OutboxPage.tsx'), 'OutboxPage'),
});
const profile = createRoute({
  getParentRoute: () => shell,
  path: '/profile',
  component: lazyRouteComponent(() => import('./pages/profile/ProfilePage.tsx'), 'ProfilePage'),
});

/** Whoever is signed in has no business on the pages that sign in. */
async function leaveWhenSignedIn({ search }: { readonly search: { readonly return?: string } }): Promise<void> {
  const session = await queryClient.ensureQueryData(sessionOptions);
  if (session.signedIn) throw redirect({ href: safeReturnPath(search.return) });
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: searchOf('return', 'reason'),
  beforeLoad: leaveWhenSignedIn,
  component: lazyRouteComponent(() => import('./pages/sign-in/SignInPage.tsx'), 'SignInPage'),
});
/** Open to signed-in people too: their session may not open this account. */
const accountSignIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/$address',
  validateSearch: searchOf('return', 'reason', 'provider'),
  component: lazyRouteComponent(() => import('./pages/sign-in/AccountSignInPage.tsx'), 'AccountSignInPage'),
});
const recovery = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/$address/recovery',
  component: lazyRouteComponent(() => import('./pages/sign-in/RecoveryPage.tsx'), 'RecoveryPage'),
});
const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  validateSearch: searchOf('return'),
  beforeLoad: leaveWhenSignedIn,
  component: lazyRouteComponent(() => import('./pages/sign-up/SignUpPage.tsx'), 'SignUpPage'),
});
const signedInAgain = createRoute({
  getParentRoute: () => root,
  path: '/signed-in-again',
  component: lazyRouteComponent(() => import('./pages/sign-in-again/SignedInAgainPage.tsx'), 'SignedInAgainPage'),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/$token',
  component: lazyRouteComponent(() => import('./pages/invitations/AcceptInvitationPage.tsx'), 'AcceptInvitationPage'),
});
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup/$token',
  component: lazyRouteComponent(() => import('./pages/setup/SetupPage.tsx'), 'SetupPage'),
});
const setupReturn = createRoute({
  getParentRoute: () => root,
  path: '/setup-return',
  component: lazyRouteComponent(() => import('./pages/setup/SetupReturnPage.tsx'), 'SetupReturnPage'),
});
const join = createRoute({
  getParentRoute: () => root,
  path: '/join/$account',
  component: lazyRouteComponent(() => import('./pages/join/JoinPage.tsx'), 'JoinPage'),
});

const routeTree = root.addChildren([
  shell.addChildren([
    overview,
    members,
    invitations,
    settings,
    account,
    newProvider,
    provider,
    attempts,
    attempt,
    auditLog,
    streaming,
    outbox,
    profile,
  ]),
  signIn,
  accountSignIn,
  recovery,
  signedInAgain,
  signUp,
  invitation,
  setup,
  setupReturn,
  join,
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: ErrorPage,
  defaultPendingComponent: PendingPage,
  defaultPendingMs: 400,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
