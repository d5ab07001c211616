/** `npm run differential -- --seed S --elements N --documents N --signatures N`: our XML against xmlsec1 and xmllint. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runDocuments, runElements, runSignatures } from './differential/run-differential.ts';
import { isInstalled } from './differential/tools.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    elements: { type: 'string', default: '10000' },
    documents: { type: 'string', default: '50000' },
    signatures: { type: 'string', default: '500' },
  },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);

function run(folder: string): boolean {
  const options = {
    seed: Number(values.seed),
    elements: Number(values.elements),
    documents: Number(values.documents),
    signatures: Number(values.signatures),
    folder,
  };
  const elements = runElements(options);
  for (const { how, ours, theirs } of elements.mismatches.slice(0, 5)) {
    say(`DIFFERENT ${JSON.stringify(how)}\n  ours:   ${ours}\n  theirs: ${theirs()}`);
  }
  say(`canonical elements: ${elements.compared} compared, ${elements.mismatches.length} different`);
  const documents = runDocuments(options);
  for (const { xml, reason } of documents.disagreements.slice(0, 10)) say(`DISAGREEMENT ${reason}: ${xml}`);
  for (const { ours, theirs } of documents.unlike.slice(0, 5)) say(`DIFFERENT\n  ours:   ${ours}\n  theirs: ${theirs}`);
  for (const [agreement, count] of documents.agreements) say(`documents: ${count} ${agreement}`);
  for (const [reason, count] of documents.reasons) say(`  refused on purpose: ${count} ${reason}`);
  say(`canonical documents: ${documents.canonicalized} compared, ${documents.unlike.length} different`);
  const signatures = runSignatures(options);
  for (const mismatch of signatures.mismatches.slice(0, 5)) say(mismatch);
  say(`signatures: ${signatures.compared} compared, ${signatures.mismatches.length} different`);
  const lists = [elements.mismatches, documents.disagreements, documents.unlike, signatures.mismatches];
  return lists.every(({ length }) => length === 0);
}

if (!isInstalled('xmlsec1') || !isInstalled('xmllint')) {
  process.stderr.write('xmlsec1 and xmllint (libxml2-utils) must be installed.\n');
  process.exitCode = 2;
} else {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-differential-'));
  try {
    if (!run(folder)) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
