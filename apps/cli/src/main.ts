#!/usr/bin/env node
/** `latchkey`: gives the command line its clock, its files and its terminal. */
import { instant } from '@latchkey/saml';
import { askServer } from './ask-server.ts';
import { readSource } from './read-source.ts';
import { run } from './run.ts';

// `latchkey … | head` closes the pipe early: that is no error.
process.stdout.on('error', (error: Error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit();
  throw error;
});

process.exitCode = await run(process.argv.slice(2), {
  now: instant(Date.now()),
  read: (path) => readSource(path, process.stdin),
  askServer,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  coloured: process.stdout.isTTY === true && (process.env.NO_COLOR ?? '') === '',
});
