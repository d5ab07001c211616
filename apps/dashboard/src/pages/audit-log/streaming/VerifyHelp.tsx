/** How a receiver tells that a message is from Latchkey. */
import { webhookSample } from '@latchkey/contract';
import { Code, Group, List, Stack } from '@mantine/core';
import { CopyAction, Section } from '../../../components/index.ts';

export function VerifyHelp() {
  return (
    <Section
      title="Is it really from Latchkey?"
      description="Messages follow the Standard Webhooks specification: its libraries verify them, and so does the code below."
    >
      <Stack gap="sm">
        <List size="sm" spacing={4}>
          <List.Item>
            <Code>webhook-id</Code> is the event’s id, the same at every attempt: skip what you have seen.
          </List.Item>
          <List.Item>
            <Code>webhook-timestamp</Code> is the time of sending, in seconds: refuse what is older than five minutes.
          </List.Item>
          <List.Item>
            <Code>webhook-signature</Code> is HMAC-SHA256 over id, time and body, with the destination’s secret. While a
            secret is being changed there are two; one must fit.
          </List.Item>
        </List>
        <Code block tabIndex={0} aria-label="Sample for Node" style={{ overflowX: 'auto' }}>
          {webhookSample}
        </Code>
        <Group>
          <CopyAction value={webhookSample} label="the sample" />
        </Group>
      </Stack>
    </Section>
  );
}
