/** Joining over HTTP; the offer is in a cookie of the browser that signed in. */
import * as contract from '@latchkey/contract';
import { setLogoutCookie } from '../participations/index.ts';
import { clearCookie, joinCookie, type Platform, type Router } from '../platform/index.ts';
import { rememberPerson, setSessionCookie } from '../sessions/index.ts';
import { acceptJoinOffer } from './accept-join-offer.ts';
import { declineJoinOffer } from './decline-join-offer.ts';
import { showJoinOffer } from './show-join-offer.ts';

/** Enough for a person; guessing a secret of 256 bits would not get far in any case. */
const limit = { perMinute: 60 };

export function registerJoins(router: Router, platform: Platform): void {
  const cookie = joinCookie(router.secure);

  router.on(contract.getJoinOffer, ({ request }) => showJoinOffer(platform, request.cookies[cookie]), limit);

  router.on(
    contract.acceptJoinOffer,
    async ({ request, reply, body, origin, caller }) => {
      const token = request.cookies[cookie];
      const previousSessionId = caller?.sessionId ?? null;
      const joined = await acceptJoinOffer(platform, { token, name: body.name, origin, previousSessionId });
      clearCookie(reply, cookie, router.secure);
      setSessionCookie(reply, platform, joined.session.token, joined.session.expiresAt);
      rememberPerson(reply, platform, joined.session);
      setLogoutCookie(reply, platform, joined.session);
      return { accountId: joined.accountId, returnTo: joined.returnTo };
    },
    limit,
  );

  router.on(
    contract.declineJoinOffer,
    async ({ request, reply }) => {
      await declineJoinOffer(platform, request.cookies[cookie]);
      clearCookie(reply, cookie, router.secure);
      return {};
    },
    limit,
  );
}
