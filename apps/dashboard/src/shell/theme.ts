/** How it looks: one accent colour, system font, and colours that keep their contrast in light and dark. */
import {
  type CSSVariablesResolver,
  createTheme,
  localStorageColorSchemeManager,
  type MantineColorsTuple,
} from '@mantine/core';

const accent: MantineColorsTuple = [
  '#eef1fd',
  '#dce2f9',
  '#b9c4f1',
  '#94a5ea',
  '#7389e3',
  '#5d76df',
  '#4c66d6',
  '#3f57c4',
  '#3347b8',
  '#28389a',
];

/** Beside `public/color-scheme.js`, which reads the same key before the first paint. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'latchkey.color-scheme' });

export const theme = createTheme({
  colors: { accent },
  primaryColor: 'accent',
  primaryShade: { light: 8, dark: 6 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Plain objects: naming a component here would bring all of it into the first page.
  components: {
    // States are words; capitals would shout.
    Badge: { defaultProps: { tt: 'none', fw: 600 } },
    Button: { defaultProps: { size: 'sm' } },
    InputWrapper: {
      // Nearly every field is required; the few that are not say so.
      defaultProps: { withAsterisk: false, inputWrapperOrder: ['label', 'description', 'input', 'error'] },
    },
    // A focusable placeholder is no child that the role `menu` allows.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Modal: {
      defaultProps: { transitionProps: { duration: 120 }, closeButtonProps: { 'aria-label': 'Close' } },
    },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    Paper: { defaultProps: { radius: 'md' } },
    Table: { defaultProps: { verticalSpacing: 'sm', horizontalSpacing: 'md' } },
    Tooltip: { defaultProps: { openDelay: 250, withArrow: true } },
  },
});

const states = ['green', 'blue', 'yellow', 'orange', 'red', 'gray'] as const;

/** Mantine's mid-tones are too light for small text on tinted ground; these shades reach 4.5 : 1. */
const textOnTint = (shade: string): Record<string, string> =>
  Object.fromEntries(
    states.map((color) => [`--mantine-color-${color}-light-color`, `var(--mantine-color-${color}-${shade})`]),
  );

/** In the dark, tints are thin: large areas of strong colour would shout. */
const darkTints = Object.fromEntries(
  [...states, 'accent'].flatMap((color) => [
    [`--mantine-color-${color}-light`, `color-mix(in srgb, var(--mantine-color-${color}-5) 16%, transparent)`],
    [`--mantine-color-${color}-light-hover`, `color-mix(in srgb, var(--mantine-color-${color}-5) 24%, transparent)`],
  ]),
);

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...textOnTint('9'),
    '--mantine-color-accent-light-color': 'var(--mantine-color-accent-9)',
    '--mantine-color-yellow-light-color': '#7a4b00',
    '--mantine-color-orange-light-color': '#8f3305',
    '--mantine-color-green-light-color': '#1f6b2e',
    '--mantine-color-blue-light-color': '#15518c',
    '--mantine-color-red-filled': 'var(--mantine-color-red-9)',
    '--mantine-color-red-filled-hover': '#b02525',
    '--mantine-color-error': '#c01f1f',
    '--mantine-color-dimmed': '#596069',
    '--mantine-color-placeholder': '#6b737b',
    '--mantine-color-anchor': 'var(--mantine-color-accent-8)',
  },
  dark: {
    ...textOnTint('3'),
    ...darkTints,
    '--mantine-color-accent-light-color': 'var(--mantine-color-accent-2)',
    '--mantine-color-red-filled': 'var(--mantine-color-red-9)',
    '--mantine-color-red-filled-hover': '#b02525',
    '--mantine-color-error': '#ff8787',
    '--mantine-color-dimmed': '#a3a7ae',
    '--mantine-color-placeholder': '#8f949b',
    '--mantine-color-anchor': 'var(--mantine-color-accent-3)',
  },
});
