/** Card 2, Attributes & Claims: which claims may be saved. */
import { claimUri, isKnownSource, transformationForms } from '../claims/index.ts';
import type { Ids } from '../platform/index.ts';
import type { Claim, ClaimSource, EnterpriseApplication, GroupClaim } from '../state.ts';
import { type FieldProblem, problem } from './field-problem.ts';

/** Entra sends these on its own and refuses to have them redefined. */
const restrictedClaims = new Set([
  'http://schemas.microsoft.com/identity/claims/tenantid',
  'http://schemas.microsoft.com/identity/claims/objectidentifier',
  'http://schemas.microsoft.com/identity/claims/identityprovider',
  'http://schemas.microsoft.com/identity/claims/accesstoken',
  'http://schemas.microsoft.com/claims/authnmethodsreferences',
  'http://schemas.microsoft.com/claims/groups.link',
  'http://schemas.microsoft.com/ws/2008/06/identity/claims/groups',
  'http://schemas.microsoft.com/ws/2008/06/identity/claims/role',
  'http://schemas.microsoft.com/ws/2008/06/identity/claims/wids',
  'http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod',
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier',
]);

/** Saves "Unique User Identifier (Name ID)"; an empty list means that it was saved. */
export function saveNameId(app: EnterpriseApplication, nameId: EnterpriseApplication['nameId']): FieldProblem[] {
  const problems = sourceProblems(nameId.source, true);
  if (problems.length === 0) app.nameId = nameId;
  return problems;
}

/** @param claimId the claim to change, or `null` for "Add new claim". An empty list means that it was saved. */
export function saveClaim(
  app: EnterpriseApplication,
  claimId: string | null,
  input: Omit<Claim, 'id'>,
  ids: Ids,
): FieldProblem[] {
  const claim = { ...input, name: input.name.trim(), namespace: input.namespace.trim() };
  const problems = [...nameProblems(app, claimId, claim), ...sourceProblems(claim.source, false)];
  if (problems.length > 0) return problems;
  const position = app.claims.findIndex(({ id }) => id === claimId);
  if (position === -1) app.claims.push({ id: ids.guid(), ...claim });
  else app.claims[position] = { id: claimId ?? ids.guid(), ...claim };
  return [];
}

/** @returns whether there was such a claim. */
export function deleteClaim(app: EnterpriseApplication, claimId: string): boolean {
  const before = app.claims.length;
  app.claims = app.claims.filter(({ id }) => id !== claimId);
  return app.claims.length < before;
}

/** Saves the group claim; `null` removes it. */
export function saveGroupClaim(app: EnterpriseApplication, groupClaim: GroupClaim | null): FieldProblem[] {
  if (groupClaim?.sourceAttribute === 'cloudDisplayName' && groupClaim.which !== 'assigned') {
    const message = 'Cloud-only group display names can be used with "Groups assigned to the application" only.';
    return [problem('sourceAttribute', message)];
  }
  app.groupClaim = groupClaim;
  return [];
}

function nameProblems(app: EnterpriseApplication, claimId: string | null, claim: Omit<Claim, 'id'>): FieldProblem[] {
  if (claim.name === '') return [problem('name', 'Name is required.')];
  if (claim.namespace !== '' && !URL.canParse(claim.namespace)) {
    return [problem('namespace', 'Namespace must be a URI.')];
  }
  const uri = claimUri(claim);
  if (restrictedClaims.has(uri)) return [problem('name', `'${uri}' is a restricted claim and cannot be changed.`)];
  const taken = app.claims.some((other) => other.id !== claimId && claimUri(other) === uri);
  return taken ? [problem('name', 'A claim with the same name and namespace already exists.')] : [];
}

function sourceProblems(source: ClaimSource, forNameId: boolean): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!isKnownSource(source.attribute, forNameId)) problems.push(problem('attribute', 'Source attribute is required.'));
  if (source.kind === 'attribute') return problems;
  if (source.transformations.length === 0) problems.push(problem('transformations', 'Transformation is required.'));
  if (source.transformations.length > 2) {
    problems.push(problem('transformations', 'At most two transformations can be applied.'));
  }
  source.transformations.forEach((transformation, position) => {
    for (const parameter of transformationForms[transformation.kind].parameters) {
      const value = transformation.parameters[parameter.name] ?? '';
      if (parameter.required && value === '') {
        problems.push(problem(parameter.name, `${parameter.label} is required.`, position));
      } else if (parameter.kind === 'attribute' && value !== '' && !isKnownSource(value, forNameId)) {
        problems.push(problem(parameter.name, `${parameter.label} is not a known attribute.`, position));
      }
    }
  });
  return problems;
}
