/** The answers that are out of date once the sign-in policy has changed. */
import {
  getAccount,
  getCurrentSession,
  getEnforcementReadiness,
  getOverview,
  getRecoveryCodes,
} from '@latchkey/contract';

export const staleAfterPolicy = [getAccount, getOverview, getEnforcementReadiness, getRecoveryCodes, getCurrentSession];
