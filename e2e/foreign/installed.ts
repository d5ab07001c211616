/** Which foreign programs this machine has; what is missing is said in one line. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { python } from './peer-process.ts';
import { simpleSamlPhpInstalled } from './simplesamlphp.ts';

/** By the names of the Debian packages. */
const evidence: Readonly<Record<string, () => boolean>> = {
  'apache2-bin': () => existsSync('/usr/sbin/apache2'),
  'libapache2-mod-auth-mellon': () => existsSync('/usr/lib/apache2/modules/mod_auth_mellon.so'),
  'python3-lasso': () => imports('lasso'),
  'python3-onelogin-saml2': () => imports('onelogin.saml2.auth'),
  'python3-pysaml2': () => imports('saml2.server') && existsSync('/usr/bin/xmlsec1'),
  simplesamlphp: simpleSamlPhpInstalled,
  'libxml2-utils': () => existsSync('/usr/bin/xmllint'),
};

function imports(module: string): boolean {
  if (!existsSync(python)) return false;
  try {
    execFileSync(python, ['-c', `import ${module}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** @returns whether all are there; if not, says so. */
export function installed(what: string, ...packages: readonly string[]): boolean {
  const missing = packages.filter((name) => !evidence[name]?.());
  if (missing.length > 0) {
    process.stderr.write(`Skipped: ${what}, because these Debian packages are not installed: ${missing.join(', ')}.\n`);
  }
  return missing.length === 0;
}
