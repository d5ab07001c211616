/** What can be asked on the server's machine and not over the network: the one door. */
export { isShellCommand, runShellCommand } from './run-shell-command.ts';
