/** The list of keys. */
import { Kbd, Modal, Table } from '@mantine/core';
import type { Destination } from './navigation.ts';

interface ShortcutListProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly destinations: readonly Destination[];
}

export function ShortcutList({ opened, onClose, destinations }: ShortcutListProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts" centered>
      <Table verticalSpacing={6}>
        <Table.Tbody>
          <Table.Tr>
            <Table.Th scope="row" fw={400}>
              Search, or go to a page
            </Table.Th>
            <Table.Td ta="right">
              <Kbd>/</Kbd>
            </Table.Td>
          </Table.Tr>
          {destinations.map(({ to, label, key }) => (
            <Table.Tr key={to}>
              <Table.Th scope="row" fw={400}>
                Go to {label}
              </Table.Th>
              <Table.Td ta="right">
                <Kbd>g</Kbd> then <Kbd>{key}</Kbd>
              </Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Th scope="row" fw={400}>
              This list
            </Table.Th>
            <Table.Td ta="right">
              <Kbd>?</Kbd>
            </Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
