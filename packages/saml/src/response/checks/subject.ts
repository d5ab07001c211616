/** The assertion says who signs in (Profiles 4.1.4.2). */
import { failed, passed } from '../finding.ts';
import type { ResponseCheck } from './check.ts';

export const subjectNameId: ResponseCheck = {
  name: 'subject',
  title: 'The assertion names a person',
  run({ assertion: { element, subject } }) {
    if (subject === null) return failed('ASSERTION_SUBJECT_MISSING', element, 'The assertion has no subject.');
    if (subject.nameId === null) {
      return failed('ASSERTION_NAMEID_MISSING', subject.element, 'The subject has no NameID with a value.');
    }
    return passed(`NameID of format ${subject.nameId.format}`);
  },
};
