import { expect, test } from 'vitest';
import { startTestServer } from './testing/test-server.ts';
test('an unknown route answers in the form of the contract', async () => {
  const server = await startTestServer();
  const answer = await server.browser().request('GET', '/api/nothing');
  expect(answer.statusCode).toBe(404);
  expect(answer.json()).toMatchObject({ code: 'NOT_FOUND' });
  await server.close();
});
