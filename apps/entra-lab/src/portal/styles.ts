/** The portal's style sheet, after Fluent: light and dark by the reader's preference, from wide screens to 375 px. */
import { sourceStyles } from './single-sign-on/index.ts';
import { layoutStyles } from './styles-layout.ts';
import { partStyles } from './styles-parts.ts';

export const portalStyles = layoutStyles + partStyles + sourceStyles;
