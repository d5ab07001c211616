/** A text from Microsoft's error page, explained: these sign-ins never come back by themselves. */
import { explainEntraError } from '@latchkey/contract';
import { Alert, Stack, Text, Textarea } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useState } from 'react';
import { Path } from '../identity-providers/Path.tsx';

export function DecodeEntraError() {
  const [text, setText] = useState('');
  const known = explainEntraError(text);
  return (
    <Stack gap="sm">
      <Textarea
        label="Text of Microsoft’s error page"
        placeholder="AADSTS50105: Your administrator has configured the application …"
        autosize
        minRows={2}
        maxRows={8}
        maw={640}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div aria-live="polite">
        {known !== null && (
          <Alert variant="light" icon={<IconBulb aria-hidden />} title={`${known.code}: ${known.meaning}`}>
            <Text size="sm" inherit>
              {known.path !== null && (
                <>
                  <Path steps={known.path} />
                  {': '}
                </>
              )}
              {known.fix}
            </Text>
          </Alert>
        )}
        {known === null && text.trim() !== '' && (
          <Text size="sm" c="dimmed">
            No AADSTS number that is known here. Microsoft explains all of them at login.microsoftonline.com/error?code=
            followed by the number.
          </Text>
        )}
      </div>
    </Stack>
  );
}
