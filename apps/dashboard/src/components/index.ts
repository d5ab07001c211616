/** What the pages share. */
export { AdminsOnly } from './AdminsOnly.tsx';
export { Brand } from './Brand.tsx';
export { ButtonLink } from './ButtonLink.tsx';
export { ConfirmByName, ConfirmDialog } from './ConfirmDialog.tsx';
export { CopyAction, CopyValue } from './CopyValue.tsx';
export { EmptyState } from './EmptyState.tsx';
export { FailureAlert } from './FailureAlert.tsx';
export { Loaded } from './Loaded.tsx';
export { PageHeader } from './PageHeader.tsx';
export { PersonPage } from './PersonPage.tsx';
export { RelativeTime } from './RelativeTime.tsx';
export { exactTime, relativeTime } from './relative-time.ts';
export { Section } from './Section.tsx';
export { ProviderStateBadge, StatusBadge, type Tone } from './StatusBadge.tsx';
export { SkeletonCard, SkeletonTable } from './skeletons.tsx';
export { TextLink } from './TextLink.tsx';
export { toastFailure, toastSuccess } from './toast.tsx';
export { usePageTitle } from './use-page-title.ts';
