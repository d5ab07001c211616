/** Tells that Entra did not list the groups of some people, and what to change there. */
import type { PeoplePreview } from '@latchkey/contract';
import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';

export function GroupOverage({ counted }: { readonly counted: PeoplePreview['groupOverage'] }) {
  const { signIns, withOverage } = counted;
  if (withOverage === 0) return null;
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={`Too many groups in ${withOverage} of the last ${signIns} ${signIns === 1 ? 'sign-in' : 'sign-ins'}`}
    >
      <Text size="sm">
        Entra lists at most 150 groups. For people in more it sends a link in their place, and Latchkey does not know
        which groups they are in: it leaves their role as it is. In Entra, under Single sign-on &gt; Attributes &amp;
        Claims &gt; Add a group claim, choose “Groups assigned to the application”; or use app roles, which have no such
        limit.
      </Text>
    </Alert>
  );
}
