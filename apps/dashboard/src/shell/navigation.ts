/** The pages of the navigation, in order, with their keys. */
import {
  IconHistory,
  IconHome,
  IconLogin2,
  IconMailbox,
  IconMailForward,
  IconSettings,
  IconUser,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';

export interface Destination {
  readonly to:
    | '/'
    | '/members'
    | '/invitations'
    | '/sign-in-attempts'
    | '/audit-log'
    | '/settings/account'
    | '/operator/outbox'
    | '/profile';
  readonly label: string;
  readonly icon: TablerIcon;
  /** After `g`. */
  readonly key: string;
  readonly adminsOnly: boolean;
  /** Where its link stands: in the main list, under Settings, among what operators have, or in the person's menu. */
  readonly place: 'main' | 'settings' | 'operator' | 'person';
}

export const destinations: readonly Destination[] = [
  { to: '/', label: 'Overview', icon: IconHome, key: 'o', adminsOnly: false, place: 'main' },
  { to: '/members', label: 'Members', icon: IconUsers, key: 'm', adminsOnly: false, place: 'main' },
  { to: '/invitations', label: 'Invitations', icon: IconMailForward, key: 'i', adminsOnly: true, place: 'main' },
  { to: '/sign-in-attempts', label: 'Sign-in attempts', icon: IconLogin2, key: 'a', adminsOnly: true, place: 'main' },
  { to: '/audit-log', label: 'Audit log', icon: IconHistory, key: 'l', adminsOnly: true, place: 'main' },
  { to: '/settings/account', label: 'Account', icon: IconSettings, key: 's', adminsOnly: false, place: 'settings' },
  { to: '/operator/outbox', label: 'Outbox', icon: IconMailbox, key: 'x', adminsOnly: false, place: 'operator' },
  { to: '/profile', label: 'Profile', icon: IconUser, key: 'p', adminsOnly: false, place: 'person' },
];

interface Reach {
  readonly isAdmin: boolean;
  /** Of the instance, in a session that lets them act as one. */
  readonly isOperator: boolean;
}

/** The pages that have something to show to this person. */
export const reachableBy = ({ isAdmin, isOperator }: Reach): readonly Destination[] =>
  destinations.filter((page) => (page.place === 'operator' ? isOperator : isAdmin || !page.adminsOnly));
