/** Identity provider metadata: where it comes from, and what becomes of its certificates. */
export * from './connection.ts';
export * from './metadata-input.ts';
export * from './metadata-operations.ts';
export * from './metadata-view.ts';
