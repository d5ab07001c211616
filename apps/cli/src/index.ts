/** The command line: the one door, for the entry point and for the generated reference. */
export { describeCommands } from './reference/describe-commands.ts';
export { type ExitCode, run, type Surroundings } from './run.ts';
