/** Colours (light and dark), and where the parts of a page stand, down to a phone's width. */
export const layoutStyles = `
:root {
  color-scheme: light dark;
  --canvas: #f5f5f5; --surface: #fff; --surface-2: #fafafa; --hover: #f0f0f0; --line: #e0e0e0; --line-strong: #8a8886;
  --text: #242424; --muted: #5c5c5c; --brand: #0f6cbd; --brand-hover: #115ea3; --brand-soft: #ebf3fc; --on-brand: #fff; --link: #0f5ea8;
  --bad: #b10e1c; --bad-soft: #fdf3f4; --good: #0e700e; --good-soft: #f1faf1; --warn: #8a4b00; --warn-soft: #fff9f0;
  --bar: #1b2a3a; --bar-text: #fff; --bar-muted: #c3ccd6; --shadow: 0 0 2px rgb(0 0 0/.12), 0 2px 4px rgb(0 0 0/.14);
  --shadow-pane: 0 0 8px rgb(0 0 0/.14), 0 24px 48px rgb(0 0 0/.24); --mono: 'Cascadia Mono', Consolas, ui-monospace, 'DejaVu Sans Mono', monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --canvas: #141414; --surface: #1f1f1f; --surface-2: #262626; --hover: #333; --line: #3d3d3d; --line-strong: #8f8f8f;
    --text: #f5f5f5; --muted: #b8b8b8; --brand: #2886de; --brand-hover: #479ef5; --brand-soft: #10293f; --on-brand: #06121d; --link: #62abf5;
    --bad: #ff99a4; --bad-soft: #3b1519; --good: #8fd68f; --good-soft: #12301a; --warn: #fcd190; --warn-soft: #3a2a10;
    --bar: #0d1620; --bar-text: #fff; --bar-muted: #b3bfcc; --shadow: 0 0 2px rgb(0 0 0/.4), 0 2px 4px rgb(0 0 0/.5);
    --shadow-pane: 0 0 8px rgb(0 0 0/.5), 0 24px 48px rgb(0 0 0/.6);
  }
}
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--canvas); color: var(--text); font: 14px/1.43 'Segoe UI', system-ui, -apple-system, 'Helvetica Neue', Arial, sans-serif; }
body.has-pane { overflow: hidden; }
h1, h2, h3, p, ul, ol, dl, dd, fieldset, legend { margin: 0; padding: 0; border: 0; }
ul, ol { list-style: none; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
code { font-family: var(--mono); font-size: 12.5px; overflow-wrap: anywhere; }
.content ul.plain, .pane ul.plain { list-style: disc; padding-left: 20px; display: grid; gap: 4px; }
:focus-visible { outline: 2px solid var(--brand); outline-offset: 2px; border-radius: 2px; }
.icon { flex: none; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 8px; top: -60px; background: var(--surface); padding: 8px 16px; z-index: 10; }
.skip:focus { top: 8px; }
.muted { color: var(--muted); }

.page { min-height: 100vh; display: flex; flex-direction: column; }
.banner { background: #fff4ce; color: #4a3600; padding: 4px 16px; font-size: 12px; text-align: center; }
.top-bar { display: flex; align-items: center; gap: 16px; min-height: 48px; padding: 0 16px; background: var(--bar); color: var(--bar-text); }
.top-bar :focus-visible { outline-color: #fff; }
.top-bar .product { color: inherit; font-size: 16px; font-weight: 600; white-space: nowrap; }
.top-search { flex: 1; max-width: 520px; margin: 0 auto; display: flex; align-items: center; gap: 8px; padding: 0 10px; height: 32px; border-radius: 4px; background: rgb(255 255 255/.14); color: var(--bar-text); }
.top-search input[type=search] { flex: 1; min-width: 0; min-height: 0; padding: 0; border: 0; background: none; color: inherit; height: 100%; outline: none; }
.top-search:focus-within { outline: 2px solid #fff; }
.top-search input::placeholder { color: var(--bar-muted); opacity: 1; }
.who { display: grid; text-align: right; font-size: 12px; line-height: 1.3; white-space: nowrap; }
.who span { color: var(--bar-muted); }
.menu-button { display: none; }

.columns { flex: 1; display: grid; grid-template-columns: 220px minmax(0, 1fr); }
.area-menu { display: block; position: static; inset: auto; width: auto; height: auto; margin: 0; padding: 12px 8px; border: 0; border-right: 1px solid var(--line); background: var(--surface); color: inherit; overflow: visible; }
.area-menu h2, .blade-menu h2 { font-size: 12px; font-weight: 600; color: var(--muted); padding: 14px 12px 4px; }
.area-menu a, .blade-menu a { display: flex; align-items: center; gap: 10px; padding: 7px 12px; border-radius: 4px; color: var(--text); }
.area-menu a:hover, .blade-menu a:hover { background: var(--hover); text-decoration: none; }
.area-menu [aria-current], .blade-menu [aria-current] { background: var(--brand-soft); font-weight: 600; box-shadow: inset 3px 0 0 var(--brand); }
.area-menu .icon, .blade-menu .icon { color: var(--brand); }

.blade { min-width: 0; display: flex; flex-direction: column; }
.breadcrumb { padding: 10px 24px 0; font-size: 13px; }
.breadcrumb ol { display: flex; flex-wrap: wrap; }
.breadcrumb li::after { content: '>'; color: var(--muted); padding: 0 8px; }
.blade-title { padding: 6px 24px 14px; border-bottom: 1px solid var(--line); }
.blade-title h1 { font-size: 22px; line-height: 28px; font-weight: 600; overflow-wrap: anywhere; }
.subtitle { color: var(--muted); font-size: 12px; }
.blade-body { flex: 1; display: flex; align-items: stretch; }
.blade-content { flex: 1; min-width: 0; padding-bottom: 48px; }
.content { padding: 20px 24px; max-width: 1180px; display: grid; gap: 20px; grid-template-columns: minmax(0, 1fr); }
.blade-menu-holder { flex: none; width: 232px; border-right: 1px solid var(--line); padding: 8px; background: var(--surface-2); }
.blade-menu { display: block; position: static; inset: auto; width: auto; height: auto; margin: 0; padding: 0; border: 0; background: none; color: inherit; overflow: visible; }
.blade-menu-button { display: none; }

.pane-layer { position: fixed; inset: 0; z-index: 20; display: flex; justify-content: flex-end; }
.pane-layer.confirmation { align-items: center; justify-content: center; padding: 16px; }
.pane-backdrop { position: absolute; inset: 0; background: rgb(0 0 0/.4); }
.pane { position: relative; width: min(640px, 100%); height: 100%; overflow-y: auto; background: var(--surface); box-shadow: var(--shadow-pane); }
.pane.wide { width: min(900px, 100%); }
.pane.confirmation { width: min(480px, 100%); height: auto; max-height: 100%; border-radius: 8px; }
.pane-title { position: sticky; top: 0; z-index: 1; display: flex; align-items: flex-start; justify-content: space-between; gap: 12px; padding: 16px 24px 10px; background: var(--surface); }
.pane-title h2 { font-size: 20px; line-height: 26px; font-weight: 600; outline: none; overflow-wrap: anywhere; }
.pane-close { flex: none; display: grid; place-items: center; width: 32px; height: 32px; border-radius: 4px; color: var(--text); }
.pane-close:hover { background: var(--hover); }
.pane-content { padding: 0 24px 32px; display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); }
.pane-actions { display: flex; flex-wrap: wrap; gap: 8px; padding-top: 8px; }

@media (max-width: 900px) {
  .columns { grid-template-columns: minmax(0, 1fr); }
  .menu-button { display: grid; place-items: center; width: 36px; height: 36px; border: 0; border-radius: 4px; background: none; color: inherit; }
  .area-menu:not(:popover-open) { display: none; }
  .area-menu:popover-open, .blade-menu:popover-open { position: fixed; inset: 0 auto 0 0; width: min(300px, 86vw); height: 100%; overflow-y: auto; padding: 12px 8px; background: var(--surface); box-shadow: var(--shadow-pane); }
  .area-menu::backdrop, .blade-menu::backdrop { background: rgb(0 0 0/.4); }
  .area-menu a, .blade-menu a { padding: 10px 12px; }
  .blade-body { display: block; }
  .blade-menu-holder { width: auto; border: 0; padding: 10px 16px 0; background: none; }
  .blade-menu-button { display: flex; align-items: center; gap: 10px; width: 100%; padding: 8px 12px; border: 1px solid var(--line); border-radius: 4px; background: var(--surface); color: inherit; font: inherit; font-weight: 600; }
  .blade-menu:not(:popover-open) { display: none; }
}
@media (max-width: 600px) {
  .top-bar { gap: 8px; padding: 0 8px; }
  .top-search, .who { display: none; }
  .breadcrumb, .blade-title { padding-left: 16px; padding-right: 16px; }
  .content { padding: 16px; }
  .pane-title { padding: 12px 16px 8px; }
  .pane-content { padding: 0 16px 32px; }
}
@media (prefers-reduced-motion: no-preference) {
  .pane.side, .pane.wide { animation: slide-in .16s ease-out; }
  @keyframes slide-in { from { transform: translateX(24px); opacity: .4; } }
}
`;
