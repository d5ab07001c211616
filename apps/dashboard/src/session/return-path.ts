/** Where a person goes after signing in. Only ever a path of this origin. */

/** The path, or `/` when it is missing or would lead elsewhere (`//host`, `/\host`, a URL, control characters). */
export function safeReturnPath(path: string | undefined): string {
  if (path === undefined || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path)) return '/';
  // `/.//host` becomes `//host` only when it is resolved.
  const { pathname } = new URL(path, 'http://localhost');
  if (pathname.startsWith('//')) return '/';
  // A return to the sign-in page would be a circle.
  return /^\/(sign-in|sign-up)(?:$|\/)/.test(pathname) ? '/' : path;
}
