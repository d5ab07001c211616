/** The frame around the pages. */
export { ErrorPage } from './ErrorPage.tsx';
export { Shell } from './Shell.tsx';
export { colorSchemeManager, cssVariables, theme } from './theme.ts';
