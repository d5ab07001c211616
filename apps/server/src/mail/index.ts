/** Mail: the one door. */
export { composeMail } from './compose-mail.ts';
export { mailJob } from './deliver-mail.ts';
export { mailRetention, type NewMail } from './mail.ts';
export { registerMail } from './mail-routes.ts';
export { mailTime } from './mail-time.ts';
export { queueMail } from './queue-mail.ts';
