/** Tells the other windows of this browser that somebody has signed in again. */

const channel = 'latchkey:signed-in-again';

export function announceSignedInAgain(): void {
  const sender = new BroadcastChannel(channel);
  sender.postMessage('done');
  sender.close();
}

/** Answers how to stop listening. */
export function onSignedInAgain(listener: () => void): () => void {
  const receiver = new BroadcastChannel(channel);
  receiver.onmessage = listener;
  return () => receiver.close();
}
