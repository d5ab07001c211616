/** Imported first by `main`: on a Node that is too old, native modules crash without a word. */
const oldest = [22, 12] as const;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
  process.stderr.write(
    `Latchkey cannot start. It needs Node ${oldest.join('.')} or newer, and this is ${process.versions.node}. Use \`npm start\`, which brings its own.\n`,
  );
  process.exit(1);
}
