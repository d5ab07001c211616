/** A link of the dashboard in running text. */
import { Anchor, type AnchorProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type TextAnchorProps = AnchorProps &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps> & { readonly ref?: Ref<HTMLAnchorElement> };

export const TextLink = createLink(function TextAnchor(props: TextAnchorProps) {
  // Inside a sentence colour alone does not make a link.
  return <Anchor underline={props.inherit === true ? 'always' : 'hover'} {...props} />;
});
