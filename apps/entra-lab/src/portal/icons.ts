/** The portal's own line icons, 20 by 20, in the colour of the text around them. */
import { type Html, raw } from '../platform/index.ts';

const paths = {
  home: 'M3 9l7-6 7 6v8h-5v-5H8v5H3z',
  apps: 'M3 3h6v6H3zM11 3h6v6h-6zM3 11h6v6H3zM14 11v6M11 14h6',
  users: 'M10 10a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM3.5 17c.6-3.2 3.2-5 6.5-5s5.9 1.8 6.5 5z',
  groups:
    'M7 9.5a3 3 0 100-6 3 3 0 000 6zM2 16.5c.4-2.8 2.3-4.5 5-4.5s4.6 1.7 5 4.5zM13 4a2.8 2.8 0 010 5.3M14 12c2.2.3 3.6 1.9 4 4.5h-3',
  logs: 'M4 3h12v14H4zM7 7h6M7 10h6M7 13h4',
  properties: 'M4 5h12M4 10h12M4 15h12M7 3.5v3M13 8.5v3M9 13.5v3',
  owner: 'M10 9a3 3 0 100-6 3 3 0 000 6zM4 17v-1.5C4 13 6.5 11.5 10 11.5M11.5 15l2 2 3.5-4',
  role: 'M10 2.5l6 2.5v4.5c0 4-2.5 6.700-6 8-3.5-1.300-6-4-6-8V5zM7.5 10l2 2 3.5-4',
  signOn: 'M8 4h8v12H8M3 10h9M9.5 7l3 3-3 3',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 016 0V9M10 12v2',
  overview: 'M3 4h14v12H3zM3 8h14M8 8v8',
  plus: 'M10 4v12M4 10h12',
  edit: 'M4 16l1-4 8.5-8.5 3 3L8 15zM11.5 5.5l3 3',
  trash: 'M4 6h12M8 6V4h4v2M5.5 6l1 11h7l1-11',
  save: 'M4 4h10l2 2v10H4zM7 4v4h6V4M7 16v-4h6v4',
  discard: 'M5 5l10 10M15 5L5 15',
  upload: 'M10 13V4M6.5 7.5L10 4l3.5 3.5M4 16h12',
  download: 'M10 4v9M6.5 9.5L10 13l3.5-3.5M4 16h12',
  refresh: 'M15.5 8A6 6 0 104 11.5M15.5 4v4h-4',
  test: 'M4 10.5l4 4 8-9',
  swap: 'M4 7h11M12 4l3 3-3 3M16 13H5M8 10l-3 3 3 3',
  search: 'M9 14A5 5 0 109 4a5 5 0 000 10zM12.5 12.5L17 17',
  copy: 'M7 7h9v9H7zM4 13V4h9',
  menu: 'M3 5h14M3 10h14M3 15h14',
  info: 'M10 17a7 7 0 100-14 7 7 0 000 14zM10 9v5M10 6v.5',
  warning: 'M10 3l8 14H2zM10 8v4M10 14v.5',
  check: 'M10 17a7 7 0 100-14 7 7 0 000 14zM7 10l2 2 4-4',
  blocked: 'M10 17a7 7 0 100-14 7 7 0 000 14zM5 5l10 10',
  reset: 'M4.5 12A6 6 0 105 7M4 3v4h4',
  external: 'M11 4h5v5M16 4l-7 7M8 5H4v11h11v-4',
  key: 'M7 13a3.5 3.5 0 110-7 3.5 3.5 0 010 7zM10 10h7M14 10v3M17 10v2',
  link: 'M8 12l4-4M7 9l-2 2a3 3 0 004 4l2-2M13 11l2-2a3 3 0 00-4-4L9 7',
  more: 'M4 9.5v1h1v-1zM9.5 9.5v1h1v-1zM15 9.5v1h1v-1z',
} as const;

export type IconName = keyof typeof paths;

/** Always beside a text: hidden from assistive technology. */
export function icon(name: IconName): Html {
  return raw(
    `<svg class="icon" viewBox="0 0 20 20" width="16" height="16" aria-hidden="true" focusable="false"><path d="${paths[name]}"/></svg>`,
  );
}
