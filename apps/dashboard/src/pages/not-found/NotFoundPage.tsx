/** An address that leads nowhere. */
import { ButtonLink, PersonPage } from '../../components/index.ts';

export function NotFoundPage() {
  return (
    <PersonPage title="There is nothing at this address" description="The link may be old, or a letter is missing.">
      <ButtonLink to="/">Go to the overview</ButtonLink>
    </PersonPage>
  );
}
