/** The Properties page of an application. */
import type { EnterpriseApplication } from '../state.ts';
import { type FieldProblem, problem } from './field-problem.ts';

export interface PropertiesInput {
  readonly name: string;
  /** "Enabled for users to sign in?" */
  readonly enabled: boolean;
  readonly assignmentRequired: boolean;
  readonly visibleToUsers: boolean;
  /** May be empty. */
  readonly homepageUrl: string;
  readonly notes: string;
}

/** An empty list means that the properties were saved. */
export function saveProperties(app: EnterpriseApplication, input: PropertiesInput): FieldProblem[] {
  const homepageUrl = input.homepageUrl.trim();
  const problems: FieldProblem[] = [];
  if (input.name.trim() === '') problems.push(problem('name', 'Name is required.'));
  if (homepageUrl !== '' && !(URL.canParse(homepageUrl) && /^https?:/.test(homepageUrl))) {
    problems.push(problem('homepageUrl', 'Homepage URL must be a valid URL.'));
  }
  if (problems.length > 0) return problems;
  app.name = input.name.trim();
  app.enabled = input.enabled;
  app.assignmentRequired = input.assignmentRequired;
  app.visibleToUsers = input.visibleToUsers;
  app.homepageUrl = homepageUrl || null;
  app.notes = input.notes;
  return [];
}
