/** The AADSTS error catalogue: codes and texts as Entra ID words them. */
export { aadsts, type EntraFailure } from './aadsts.ts';
