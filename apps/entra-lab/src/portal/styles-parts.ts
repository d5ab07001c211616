/** How the parts look: buttons, fields, tables, cards, notices. */
export const partStyles = `
button { font: inherit; cursor: pointer; }
.command-form { display: contents; }
.primary, .default, .danger { display: inline-flex; align-items: center; justify-content: center; gap: 8px; min-height: 32px; padding: 4px 16px; border-radius: 4px; border: 1px solid transparent; font-weight: 600; }
.primary { background: var(--brand); color: var(--on-brand); }
.primary:hover { background: var(--brand-hover); }
.default { background: var(--surface); color: var(--text); border-color: var(--line-strong); }
.default:hover { background: var(--hover); }
.plain-icon > .icon { display: none; }
.danger { background: var(--bad); color: var(--surface); }
.danger:hover { filter: brightness(.92); }
button:disabled, button:disabled:hover { background: var(--hover); color: var(--muted); border-color: var(--line); cursor: not-allowed; filter: none; }
.commands { display: flex; flex-wrap: wrap; gap: 4px; padding: 6px 16px; border-bottom: 1px solid var(--line); background: var(--surface); }
.command { display: inline-flex; align-items: center; gap: 8px; min-height: 32px; padding: 4px 10px; border: 0; border-radius: 4px; background: none; color: var(--text); }
.command:hover { background: var(--hover); }
.command .icon, .link .icon { color: var(--brand); }
.command:disabled, .command:disabled:hover { background: none; }
.command:disabled .icon { color: inherit; }
.pane-commands { margin: 0 -24px; padding: 2px 14px 6px; }
.link { display: inline-flex; align-items: center; gap: 6px; min-height: 28px; padding: 2px 6px; margin-left: -6px; border: 0; border-radius: 4px; background: none; color: var(--link); }
.link:hover { background: var(--hover); }
.link:disabled { background: none; }
.icon-button { display: inline-grid; place-items: center; width: 32px; height: 32px; padding: 0; border: 0; border-radius: 4px; background: none; color: var(--text); }
.icon-button:hover { background: var(--hover); }
.icon-button > span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }

form.stack, .stack { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); }
.field { display: grid; gap: 4px; max-width: 620px; }
.field label:not(.choice), .field > legend, .label { font-size: 14px; font-weight: 600; }
.field .control { display: grid; gap: 4px; justify-items: start; }
.field .control > input, .field .control > select, .field .control > textarea, .with-suffix, .copy-box { width: 100%; }
.label-row { display: flex; }
.required { color: var(--bad); padding-left: 4px; }
input[type=text], input[type=email], input[type=password], input[type=date], input[type=number], input[type=search], select, textarea, input[type=file] { min-height: 32px; padding: 5px 10px; border: 1px solid var(--line); border-bottom-color: var(--line-strong); border-radius: 4px; background: var(--surface); color: var(--text); font: inherit; }
input[readonly], textarea[readonly] { background: var(--surface-2); border-bottom-color: var(--line); }
input::placeholder { color: var(--muted); opacity: 1; }
textarea { resize: vertical; }
select { padding-right: 28px; }
input:focus-visible, select:focus-visible, textarea:focus-visible { outline: 2px solid var(--brand); outline-offset: -1px; }
[aria-invalid=true] { border-color: var(--bad) !important; }
.field-hint { color: var(--muted); font-size: 12px; }
.field-error { color: var(--bad); font-size: 12px; font-weight: 600; }
.choice { display: inline-flex; align-items: flex-start; gap: 8px; min-height: 24px; padding: 2px 0; }
.choice input { flex: none; width: 16px; height: 16px; margin: 2px 0 0; accent-color: var(--brand); }
.choice:has(:disabled) { color: var(--muted); }
.choice + .field-hint { padding-left: 24px; }
.radios.inline .control { display: flex; flex-wrap: wrap; gap: 4px 20px; }
.radios.inline .field-hint, .radios.inline .field-error { flex-basis: 100%; }
fieldset.field { min-width: 0; }
fieldset.field > legend { margin-bottom: 4px; }
.with-suffix { display: flex; align-items: center; gap: 8px; }
.with-suffix input { flex: 1; min-width: 0; }
.suffix { color: var(--muted); white-space: nowrap; }
.search { display: flex; align-items: center; gap: 8px; width: min(440px, 100%); height: 32px; padding: 0 10px; border: 1px solid var(--line); border-bottom-color: var(--line-strong); border-radius: 4px; background: var(--surface); }
.search .icon { color: var(--muted); }
.search input[type=search] { flex: 1; min-width: 0; min-height: 0; padding: 0; border: 0; background: none; outline: none; }
.search:focus-within { outline: 2px solid var(--brand); outline-offset: -1px; }

.copy-box { display: flex; align-items: stretch; border: 1px solid var(--line); border-radius: 4px; background: var(--surface-2); }
.copy-box:focus-within { border-color: var(--brand); }
.copy-box textarea { flex: 1; min-width: 0; min-height: 30px; field-sizing: content; border: 0; background: none; resize: none; font-family: var(--mono); font-size: 12.5px; line-height: 20px; overflow-wrap: anywhere; word-break: break-all; }
.copy { flex: none; width: 34px; display: grid; place-items: center; border: 0; border-left: 1px solid var(--line); background: none; color: var(--link); position: relative; }
.copy:hover { background: var(--hover); }
.copy.copied::after { content: 'Copied'; position: absolute; right: 0; bottom: calc(100% + 4px); padding: 2px 8px; border-radius: 4px; background: var(--text); color: var(--surface); font-size: 12px; }

.table-holder { overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-weight: 600; font-size: 13px; white-space: nowrap; }
th, td { padding: 8px 12px; vertical-align: middle; }
td { overflow-wrap: anywhere; }
tbody tr { border-top: 1px solid var(--line); }
tbody tr:hover { background: var(--hover); }
td .row-actions { display: flex; flex-wrap: wrap; gap: 2px; justify-content: flex-end; }
td.actions, th.actions { text-align: right; }

.card { background: var(--surface); border: 1px solid var(--line); border-radius: 8px; box-shadow: var(--shadow); padding: 16px 20px; display: grid; gap: 14px; grid-template-columns: minmax(0, 1fr); }
.card-head { display: flex; align-items: center; justify-content: space-between; gap: 12px; }
.card h2, .section-title { font-size: 16px; line-height: 22px; font-weight: 600; }
.card h3 { font-size: 14px; font-weight: 600; }
.numbered { display: grid; grid-template-columns: 40px minmax(0, 1fr); align-items: start; gap: 8px; }
.number { display: grid; place-items: center; width: 28px; height: 28px; margin-top: 14px; border-radius: 50%; border: 2px solid var(--brand); color: var(--link); font-weight: 600; }
.facts { display: grid; }
.fact { display: grid; grid-template-columns: minmax(140px, 34%) minmax(0, 1fr); gap: 12px; padding: 6px 0; border-top: 1px solid var(--line); }
.fact:first-child { border-top: 0; }
.fact dt { color: var(--muted); }
.fact dd { overflow-wrap: anywhere; }
.tiles { display: grid; gap: 16px; grid-template-columns: repeat(auto-fill, minmax(min(250px, 100%), 1fr)); }
.tile { position: relative; display: grid; align-content: start; gap: 6px; text-align: left; padding: 16px; min-height: 128px; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); color: var(--text); box-shadow: var(--shadow); }
a.tile:hover { background: var(--hover); text-decoration: none; }
.tile .tile-title { font-size: 15px; font-weight: 600; display: flex; gap: 10px; align-items: center; }
.tile .tile-title .icon { color: var(--brand); width: 20px; height: 20px; }
.tile .tile-link { color: var(--link); align-self: end; }
.tile:has(:disabled) { background: var(--surface-2); color: var(--muted); box-shadow: none; }
.tile button { display: flex; gap: 10px; align-items: center; padding: 0; border: 0; background: none; color: inherit; text-align: left; }
.tile button:disabled, .tile button:disabled:hover { background: none; color: inherit; }
.tile button::after { content: ''; position: absolute; inset: 0; border-radius: 8px; }
.tile button:focus-visible { outline: none; }
.tile:has(button:focus-visible) { outline: 2px solid var(--brand); outline-offset: 2px; }
.tile:has(button:enabled):hover { background: var(--hover); }

.badge { display: inline-flex; align-items: center; gap: 6px; white-space: nowrap; }
.badge.good { color: var(--good); } .badge.bad { color: var(--bad); } .badge.warn { color: var(--warn); } .badge.neutral { color: var(--muted); }
.notice, .remark { display: flex; gap: 10px; align-items: flex-start; padding: 8px 12px; border: 1px solid var(--line); border-radius: 4px; background: var(--surface-2); }
.notice .icon, .remark .icon { margin-top: 2px; }
.blade-content > .notice { margin: 12px 24px 0; max-width: 1132px; }
.notice p, .remark p { overflow-wrap: anywhere; min-width: 0; }
.notice.success { background: var(--good-soft); border-color: var(--good); } .notice.success .icon { color: var(--good); }
.notice.error { background: var(--bad-soft); border-color: var(--bad); } .notice.error .icon { color: var(--bad); }
.notice.info .icon, .remark.info .icon { color: var(--brand); }
.remark.warn { background: var(--warn-soft); border-color: var(--warn); } .remark.warn .icon { color: var(--warn); }
.empty { display: grid; justify-items: start; gap: 8px; padding: 28px 24px; border: 1px dashed var(--line-strong); border-radius: 8px; background: var(--surface); }
.empty h2 { font-size: 16px; }
.empty p { color: var(--muted); max-width: 640px; }

.url-rows { display: grid; gap: 8px; }
.url-row { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: 4px 8px; align-items: center; }
.url-row.indexed { grid-template-columns: minmax(0, 1fr) 76px auto auto; }
.url-row > input { width: 100%; min-width: 0; }
.url-row .field-error { grid-column: 1 / -1; }
.url-row.head { font-size: 12px; color: var(--muted); }
.picker-list { max-height: max(240px, 100vh - 260px); overflow-y: auto; border: 1px solid var(--line); border-radius: 6px; }
.picker-list li { padding: 6px 12px; }
.picker-list li + li { border-top: 1px solid var(--line); }
.picker-list .choice { width: 100%; }
.picker-list small { display: block; color: var(--muted); font-size: 12px; overflow-wrap: anywhere; }
.picker:has([name=show][value=user]:checked) .group, .picker:has([name=show][value=group]:checked) .user { display: none; }
.segments { display: flex; gap: 4px; border-bottom: 1px solid var(--line); }
.segments label { position: relative; padding: 6px 10px; cursor: pointer; }
.segments input { position: absolute; opacity: 0; inset: 0; margin: 0; cursor: pointer; }
.segments label:has(:checked) { box-shadow: inset 0 -3px 0 var(--brand); font-weight: 600; }
.segments label:has(:focus-visible) { outline: 2px solid var(--brand); outline-offset: -2px; border-radius: 2px; }
p > a:not(.download), dd > a:not(.download) { text-decoration: underline; }
.actions-row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
details.more > summary { cursor: pointer; list-style: none; display: inline-grid; place-items: center; width: 32px; height: 32px; border-radius: 4px; }
details.more > summary::-webkit-details-marker { display: none; }
details.more > summary:hover { background: var(--hover); }
details.more { position: relative; display: inline-block; }
details.more .more-list { position: absolute; right: 0; top: 100%; z-index: 2; width: max-content; display: grid; gap: 2px; padding: 8px 14px; justify-items: start; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); box-shadow: var(--shadow-pane); }
.table-holder:has(details.more[open]) { overflow: visible; }
.claim-when { display: none; }
form:has(input[name=kind][value=attribute]:checked) .claim-when.attribute, form:has(input[name=kind][value=transformation]:checked) .claim-when.transformation { display: grid; }
.guest-when, .custom-when { display: none; }
form:has([name=customize]:checked) > .custom-when { display: grid; }
form:has(input[value=Guest]:checked) > .guest-when { display: block; }
.menu-link, .download { display: inline-flex; align-items: center; gap: 6px; }
.menu-link { padding: 4px 0; }
input.wide { width: 100%; }
hr { width: 100%; border: 0; border-top: 1px solid var(--line); margin: 0; }
.stack.tight { gap: 8px; }
.actions-row.end { align-items: flex-end; }
.actions-row.end .field { flex: 1 1 260px; }
details.fold > summary { cursor: pointer; font-weight: 600; padding: 6px 0; }
.constant-when { display: none; }
.with-constant:has(option[value=constant]:checked) > .constant-when { display: grid; }

@media (max-width: 600px) {
  .minor { display: none; }
  .fact { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .numbered { grid-template-columns: minmax(0, 1fr); }
  .number { margin: 0 0 -2px; }
  .pane-commands { margin: 0 -16px; padding: 2px 6px 6px; }
  .blade-content > .notice { margin: 12px 16px 0; }
  .commands { padding: 4px 6px; }
  .url-row, .url-row.indexed { grid-template-columns: 76px minmax(0, 1fr) auto; padding-bottom: 4px; }
  .url-row > input[type=text] { grid-column: 1 / -1; }
  .url-row:not(.indexed) > .choice { grid-column: 1 / 3; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tbody tr { display: grid; gap: 4px; padding: 10px 12px; }
  td { display: block; position: relative; padding: 0 0 0 132px; min-height: 20px; }
  td.minor { display: none; }
  td::before { content: attr(data-label) / ''; position: absolute; left: 0; width: 124px; color: var(--muted); font-size: 12px; line-height: 20px; }
  td.actions { text-align: left; }
  td.actions, td:first-child { padding: 0; }
  td.actions::before, td:first-child::before { display: none; }
  details.more .more-list { right: auto; left: 0; }
}
`;
