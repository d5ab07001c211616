/**
 * Memory that the next use overwrites, for bytes that are handed on at once and then forgotten: for the few kilobytes of a
 * message, allocating and collecting takes longer than all the copying. Nothing in here is asynchronous.
 */
let memory = Buffer.allocUnsafeSlow(64 * 1024);

export function passingMemory(length: number): Buffer {
  if (length > memory.length) memory = Buffer.allocUnsafeSlow(length);
  return memory;
}
