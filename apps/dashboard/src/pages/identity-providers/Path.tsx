/** A way through menus, level by level: `Settings › Account › …`. */
import { Text } from '@mantine/core';
import { Fragment } from 'react';

export function Path({ steps }: { readonly steps: readonly string[] }) {
  return (
    <Text span inherit>
      {steps.map((step, index) => (
        <Fragment key={step}>
          {index > 0 && (
            <Text span inherit c="dimmed">
              {' › '}
            </Text>
          )}
          <Text span inherit fw={index === steps.length - 1 ? 600 : 500}>
            {step}
          </Text>
        </Fragment>
      ))}
    </Text>
  );
}
