/** `latchkey saml inspect`: shows what a message says. */
import { type Command, fileArgument, type Result, timeOption } from '../command.ts';
import { page } from '../text/blocks.ts';
import { indentXml } from './indent-xml.ts';
import { inspectMessage } from './inspect-message.ts';
import type { Inspection } from './inspection.ts';
import { inspectionJson } from './inspection-json.ts';
import { inspectionText } from './inspection-text.ts';
import { type Message, readMessage } from './read-message.ts';
import { refusalJson, refusalLines } from './refusal.ts';

export const inspect: Command = {
  name: 'saml inspect',
  summary: 'Show what a SAML message says',
  description: [
    'Takes a SAML request, response or logout message in any form that people copy it: XML, base64, compressed base64, a form body (SAMLResponse=…&RelayState=…), the page that posts it, the whole address of a redirect, JSON, or what a browser saves (HAR). Shows who sent it, to whom, about whom, and for how long it is good.',
    'Nothing is verified, as no keys are given: what is shown is what the message claims. Use “latchkey saml verify” to find out whether a response is genuine.',
  ],
  argument: fileArgument('The file with the message; - for standard input'),
  options: {
    xml: { value: null, meaning: 'Print the decoded XML, indented, instead of the summary (with --json: as well)' },
    ...timeOption,
  },
  examples: [
    {
      command: 'latchkey saml inspect response.txt',
      meaning: 'What is in a response that was copied out of a browser.',
    },
    { command: 'pbpaste | latchkey saml inspect - --xml', meaning: 'The XML of what is in the clipboard (macOS).' },
  ],
  exits: { fine: 'the input is a SAML message', refused: 'it is none, or damaged' },
  async run({ argument, options, now, read }): Promise<Result> {
    const message = readMessage(await read(argument));
    if (!message.ok) {
      const { rejection } = message;
      return {
        exitCode: 1,
        json: { ok: false, ...refusalJson(rejection) },
        text: (style) => page(refusalLines(rejection, style)),
      };
    }
    return present(message.value, inspectMessage(message.value), now, options.has('xml'));
  },
};

function present(
  message: Message,
  inspection: Inspection,
  now: Parameters<typeof inspectionText>[2],
  withXml: boolean,
): Result {
  return {
    exitCode: inspection.isSaml ? 0 : 1,
    json: inspectionJson(inspection, message, now, withXml),
    text: (style) => (withXml ? indentXml(message.xml) : inspectionText(inspection, message, now, style)),
  };
}
