import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const read = (environment: Record<string, string>) => readConfig(environment, '/home/lab');

describe('the configuration', () => {
  it('has defaults that only this machine reaches', () => {
    expect(read({})).toEqual({
      host: '127.0.0.1',
      port: 4500,
      publicUrl: 'http://127.0.0.1:4500',
      stateFile: '/home/lab/data/entra-lab/state.json',
    });
  });

  it.each<[Record<string, string>, object]>([
    [{ ENTRA_LAB_PORT: '4600' }, { port: 4600, publicUrl: 'http://127.0.0.1:4600' }],
    [{ ENTRA_LAB_HOST: '0.0.0.0' }, { host: '0.0.0.0', publicUrl: 'http://127.0.0.1:4500' }],
    [{ ENTRA_LAB_HOST: '::1' }, { publicUrl: 'http://[::1]:4500' }],
    [{ ENTRA_LAB_PUBLIC_URL: 'https://lab.example/' }, { publicUrl: 'https://lab.example' }],
    [{ ENTRA_LAB_DATA: '/var/lab' }, { stateFile: '/var/lab/state.json' }],
    [{ ENTRA_LAB_DATA: 'here/lab.json' }, { stateFile: '/home/lab/here/lab.json' }],
    [{ ENTRA_LAB_PORT: '' }, { port: 4500 }],
  ])('reads %o', (environment, expected) => {
    expect(read(environment)).toMatchObject(expected);
  });

  it.each<[Record<string, string>, string]>([
    [{ ENTRA_LAB_PORT: 'abc' }, 'ENTRA_LAB_PORT is "abc"; allowed is a whole number from 1 to 65535.'],
    [{ ENTRA_LAB_PORT: '65536' }, 'ENTRA_LAB_PORT is "65536"; allowed is a whole number from 1 to 65535.'],
    [{ ENTRA_LAB_HOST: 'a b' }, 'ENTRA_LAB_HOST is "a b"; allowed is an IP address or host name to listen on.'],
    [
      { ENTRA_LAB_PUBLIC_URL: 'lab.example' },
      'ENTRA_LAB_PUBLIC_URL is "lab.example"; allowed is an http or https address without a path, e.g. http://127.0.0.1:4500.',
    ],
    [
      { ENTRA_LAB_PUBLIC_URL: 'https://lab.example/path' },
      'ENTRA_LAB_PUBLIC_URL is "https://lab.example/path"; allowed is an http or https address without a path, e.g. http://127.0.0.1:4500.',
    ],
  ])('refuses %o', (environment, message) => {
    expect(() => read(environment)).toThrow(new ConfigError(message));
  });
});
